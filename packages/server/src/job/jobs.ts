import type { Store } from '@wangdi/store/open.ts'
import { Logger, makeWorkerUtils, parseCrontab, run, type Task, type TaskList } from 'graphile-worker'
import pg from 'pg'
import type { Logger as PinoLogger } from 'pino'

/** Names of the tasks and what each is told. */
export interface Payloads {
  readonly import_check: { readonly import_id: string }
  readonly import_run: { readonly import_id: string }
  readonly daily: object
}

export interface Jobs {
  readonly add: <K extends keyof Payloads>(task: K, payload: Payloads[K]) => Promise<void>
  /** Lets running tasks end their batch, then stops. */
  readonly stop: () => Promise<void>
}

export type Tasks = { readonly [K in keyof Payloads]: (payload: Payloads[K], signal: AbortSignal) => Promise<void> }

const quiet = (log: PinoLogger): Logger =>
  new Logger(() => (level, message) => {
    if (level === 'error') log.error({ message: message.slice(0, 200) }, 'job')
  })

/** Frees what a killed process held: one server runs the jobs of a database, so older holders are gone. */
const freeAbandoned = async (store: Store, unlock: (workers: string[]) => Promise<void>): Promise<void> => {
  const holders = await store.owner((client) =>
    client.query<{ locked_by: string }>(
      'select distinct locked_by from graphile_worker.jobs where locked_by is not null',
    ),
  )
  const names = holders.rows.map((row) => row.locked_by)
  if (names.length > 0) await unlock(names)
}

/** A pool that is ours to end, so that nothing is connected any more when the database stops. */
const openJobPool = (connectionString: string): pg.Pool => {
  const pool = new pg.Pool({ connectionString, max: 6 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

const taskListOf = (tasks: Tasks, signal: AbortSignal): TaskList =>
  Object.fromEntries(
    (Object.keys(tasks) as (keyof Payloads)[]).map((name): [string, Task] => [
      name,
      async (payload) => tasks[name](payload as never, signal),
    ]),
  )

/** Five past midnight in China; the runner reckons in UTC. */
const DAILY = '5 16 * * * daily'

/** Starts the job runner inside this process, in a schema of its own. */
export const startJobs = async (store: Store, ownerUrl: string, log: PinoLogger, tasks: Tasks): Promise<Jobs> => {
  const pgPool = openJobPool(ownerUrl)
  const logger = quiet(log)
  const utils = await makeWorkerUtils({ pgPool, logger })
  await utils.migrate()
  await freeAbandoned(store, (workers) => utils.forceUnlockWorkers(workers))
  const abort = new AbortController()
  const taskList = taskListOf(tasks, abort.signal)
  const parsedCronItems = parseCrontab(DAILY)
  const runner = await run({
    pgPool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
    logger,
    taskList,
    parsedCronItems,
  })
  return {
    add: async (task, payload) => {
      await utils.addJob(task as string, payload, { queueName: 'import', maxAttempts: 25 })
    },
    stop: async () => {
      abort.abort()
      await runner.stop()
      await runner.promise.catch(() => undefined)
      await utils.release()
      await pgPool.end()
    },
  }
}
