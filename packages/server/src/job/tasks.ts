import { rebuild } from '@wangdi/store/derive/rebuild.ts'
import { noteJobIn } from '@wangdi/store/jobs.ts'
import type { Store } from '@wangdi/store/open.ts'
import type { Logger } from 'pino'
import { importTask } from './import.ts'
import type { Tasks } from './jobs.ts'

/** What tasks may touch. */
export interface TaskWorld {
  readonly store: Store
  readonly clock: () => Date
  readonly log: Logger
  /** Folder of the server's own files. */
  readonly folder: string
}

const rebuildTask = async ({ store, clock }: TaskWorld, job_id: string): Promise<void> => {
  const note = (progress: Parameters<typeof noteJobIn>[4]): Promise<void> =>
    store.system('jobs', (tx) => noteJobIn(tx, store.tenant, job_id, clock(), progress))
  await note({ state: 'running' })
  const { persons } = await rebuild(store, {})
  await note({ state: 'done', done: persons, of: persons })
}

/** The work that goes on in the background, by name. */
export const tasksOf = (world: TaskWorld): Tasks => ({
  import_check: ({ import_id }, signal) => importTask(world, import_id, true, signal),
  import_run: ({ import_id }, signal) => importTask(world, import_id, false, signal),
  rebuild: ({ job_id }) => rebuildTask(world, job_id),
})
