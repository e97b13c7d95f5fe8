import { EventEmitter } from 'node:events'
import {
  Logger,
  makeWorkerUtils,
  parseCrontab,
  run,
  type Task,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker'
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

/** Any number: the process that holds this lock runs the jobs of the database. */
const LOCK = 720_218

const holdersOf = async (pool: pg.Pool): Promise<string[]> => {
  const { rows } = await pool.query<{ locked_by: string }>(
    'select distinct locked_by from graphile_worker.jobs where locked_by is not null',
  )
  return rows.map((row) => row.locked_by)
}

/**
 * Frees what a killed process held, once its connection is gone: with the lock of the only runner in hand, whoever else
 * holds a job is dead.
 */
const takeOver = async (pool: pg.Pool, own: ReadonlySet<string>, unlock: (workers: string[]) => Promise<void>) => {
  const client = await pool.connect()
  const attempt = async (): Promise<boolean> => {
    const { rows } = await client.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [LOCK])
    if (!rows[0].got) return false
    const dead = (await holdersOf(pool)).filter((worker) => !own.has(worker))
    if (dead.length > 0) await unlock(dead)
    return true
  }
  let timer: NodeJS.Timeout | null = null
  const again = (): void => {
    timer = setTimeout(() => {
      attempt().then(
        (got) => (got ? undefined : again()),
        () => undefined,
      )
    }, 2000)
    timer.unref()
  }
  if (!(await attempt())) again()
  return (): void => {
    if (timer) clearTimeout(timer)
    client.release(true)
  }
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
export const startJobs = async (ownerUrl: string, log: PinoLogger, tasks: Tasks): Promise<Jobs> => {
  const pgPool = openJobPool(ownerUrl)
  const logger = quiet(log)
  const utils = await makeWorkerUtils({ pgPool, logger })
  await utils.migrate()
  const own = new Set<string>()
  const events: WorkerEvents = new EventEmitter()
  events.on('worker:create', ({ worker }) => own.add(worker.workerId))
  const letGo = await takeOver(pgPool, own, (workers) => utils.forceUnlockWorkers(workers))
  const abort = new AbortController()
  const runner = await run({
    pgPool,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 1000,
    logger,
    events,
    taskList: taskListOf(tasks, abort.signal),
    parsedCronItems: parseCrontab(DAILY),
  })
  return {
    add: async (task, payload) => {
      await utils.addJob(task as string, payload, { queueName: 'import', maxAttempts: 25 })
    },
    stop: async () => {
      abort.abort()
      await runner.stop()
      await runner.promise.catch(() => undefined)
      letGo()
      await utils.release()
      await pgPool.end()
    },
  }
}
