import type { JobView } from '@wangdi/kernel/api/routes/work.ts'

/** Minutes left by the pace so far; null before a tenth is done, when nobody can know. */
export const minutesLeft = (job: Pick<JobView, 'done' | 'of' | 'started_at'>, now: number): number | null => {
  if (!job.of || job.done < job.of / 10) return null
  const spent = now - new Date(job.started_at).getTime()
  return Math.round((spent * (job.of - job.done)) / job.done / 60_000)
}
