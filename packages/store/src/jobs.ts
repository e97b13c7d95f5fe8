import type { JobView } from '@wangdi/kernel/api/routes/work.ts'
import type { Context } from './context.ts'
import type { Tx } from './db.ts'
import { sql } from './sql.ts'

export interface NewJob {
  readonly job_id: string
  readonly kind: string
  /** What it does, in words without personal data. */
  readonly title: string
  /** Where its result is looked at, e.g. `/imports/…`. */
  readonly link?: string | null
}

/** Notes a job as waiting; the same id again begins it anew. */
export const queueJobIn = async (tx: Tx, context: Context, job: NewJob): Promise<void> => {
  await tx.run(sql`
    insert into job (tenant, job, kind, title, account, state, link, started_at)
    values (${context.store.tenant}, ${job.job_id}, ${job.kind}, ${job.title}, ${context.scope.account}, 'queued',
      ${job.link ?? null}, ${context.now.toISOString()})
    on conflict (tenant, job) do update set state = 'queued', kind = excluded.kind, title = excluded.title,
      message = null, finished_at = null`)
}

export interface JobProgress {
  readonly state?: JobView['state']
  readonly done?: number
  readonly of?: number | null
  readonly message?: string | null
}

/** Notes how far a job is; `done` and `failed` end it. */
export const noteJobIn = async (
  tx: Tx,
  tenant: number,
  job_id: string,
  now: Date,
  { state = 'running', done, of, message }: JobProgress,
): Promise<void> => {
  const ended = state === 'done' || state === 'failed'
  await tx.run(sql`
    update job set state = ${state}, done = coalesce(${done ?? null}::int, done), total = coalesce(${of ?? null}::int, total),
      message = ${message ?? null}, finished_at = ${ended ? now.toISOString() : null}
    where tenant = ${tenant} and job = ${job_id}`)
}

/** Jobs of the last week: one's own, and those of the system. */
export const listJobs = (context: Context): Promise<JobView[]> =>
  context.store.system('jobs', (tx) =>
    tx.rows<JobView>(sql`
      select j.job as job_id, j.kind, j.title, coalesce(a.name, '系统') as "by", j.started_at, j.state, j.done,
        j.total as "of", j.message, j.link
      from job j left join account a on a.tenant = j.tenant and a.account = j.account
      where j.tenant = ${context.store.tenant} and j.started_at > ${context.now.toISOString()}::timestamptz - interval '7 days'
        and (j.account = ${context.scope.account} or j.account is null)
      order by j.started_at desc limit 50`),
  )
