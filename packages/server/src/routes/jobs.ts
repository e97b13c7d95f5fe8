import { listJobs } from '@wangdi/store/jobs.ts'
import type { Room } from '../call.ts'

/** Long work that runs in the background. */
export const jobsRoom: Pick<Room<'work'>, 'jobs'> = {
  jobs: async ({ context }) => ({ items: await listJobs(context) }),
}
