import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Day, day, dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { seedStream } from '@wangdi/store/bulk/seed.ts'
import { setMeta } from '@wangdi/store/meta.ts'
import { migrate } from '@wangdi/store/migrate.ts'
import { openStore, type Store } from '@wangdi/store/open.ts'
import { type TestDatabase, testDatabase } from '@wangdi/store/testing/database.ts'
import { countyLines } from '@wangdi/synth/county.ts'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../app.ts'
import { createDemoAccounts } from '../demonstration.ts'
import { createLog } from '../http/log.ts'
import { startJobs } from '../job/jobs.ts'
import { tasksOf } from '../job/tasks.ts'
import type { HashCost, World } from '../world.ts'

/** Cheap enough that signing in costs a test nothing. */
export const cheap: HashCost = { memoryCost: 1024, timeCost: 1, parallelism: 1 }

export const TODAY: Day = day('2026-06-30')

export interface TestWorld {
  readonly app: FastifyInstance
  readonly world: World
  readonly store: Store
  readonly database: TestDatabase
  /** Lines of the log. */
  readonly said: readonly string[]
  /** Moves the clock of the world. */
  readonly setNow: (instant: string) => void
  readonly close: () => Promise<void>
}

/** A server over a synthetic county on a database of its own, with one account per role. */
export const testWorld = async ({ residents = 120 }: { readonly residents?: number } = {}): Promise<TestWorld> => {
  const database = await testDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'wangdi-server-'))
  await migrate(database.ownerUrl, { today: TODAY, identityKey: database.secrets.blind })
  const store = openStore({
    app: database.appUrl,
    deriver: database.deriverUrl,
    owner: database.ownerUrl,
    identityKey: database.secrets.blind,
    pool: { read: 3, write: 3 },
  })
  let now = new Date('2026-06-30T10:00:00+08:00')
  await seedStream(store, countyLines({ residents, seed: 7, today: dayOfInstant(now.getTime()) }), {
    today: TODAY,
    now,
  })
  await createDemoAccounts(store, now, cheap)
  await setMeta(store, 'demonstration', 'true')
  // Time goes on a little with each look at it, so that limits per second are those of a person.
  const clock = (): Date => {
    now = new Date(now.getTime() + 5)
    return now
  }
  const said: string[] = []
  const log = createLog('info', { write: (line) => said.push(line) })
  const jobs = await startJobs(store, database.ownerUrl, log, tasksOf({ store, clock, log, folder }))
  const settings = { hashCost: cheap, origin: null, webFolder: join(folder, 'web'), folder }
  const world: World = { store, clock, log, settings, jobs }
  const app = await buildApp(world)
  return {
    app,
    world,
    store,
    database,
    said,
    setNow: (instant) => {
      now = new Date(instant)
    },
    close: async () => {
      await app.close()
      await jobs.stop()
      await store.close()
      await database.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
