import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Day, day } from '@wangdi/kernel/day/day.ts'
import { seedStream } from '@wangdi/store/bulk/seed.ts'
import { appRole, deriverRole } from '@wangdi/store/engine/roles.ts'
import { rolePassword } from '@wangdi/store/engine/secrets.ts'
import { withUser } from '@wangdi/store/engine/url.ts'
import { setMeta } from '@wangdi/store/meta.ts'
import { migrate } from '@wangdi/store/migrate.ts'
import { openStore, type Store } from '@wangdi/store/open.ts'
import { type TestDatabase, testDatabase } from '@wangdi/store/testing/database.ts'
import { countyLines } from '@wangdi/synth/county.ts'
import type { FastifyInstance } from 'fastify'
import { inject } from 'vitest'
import { buildApp } from '../app.ts'
import { createDemoAccounts } from '../demonstration.ts'
import { createLog } from '../http/log.ts'
import { startJobs } from '../job/jobs.ts'
import { tasksOf } from '../job/tasks.ts'
import type { HashCost, World } from '../world.ts'

/** Cheap enough that signing in costs a test nothing. */
const cheap: HashCost = { memoryCost: 1024, timeCost: 1, parallelism: 1 }

const TODAY: Day = day('2026-06-30')
const MORNING = '2026-06-30T10:00:00+08:00'
const RESIDENTS = 200

export interface TestWorld {
  readonly app: FastifyInstance
  readonly world: World
  readonly store: Store
  /** Lines of the log. */
  readonly said: readonly string[]
  /** Moves the clock of the world. */
  readonly setNow: (instant: string) => void
  readonly close: () => Promise<void>
}

const open = (urls: { ownerUrl: string; appUrl: string; deriverUrl: string }, identityKey: Buffer): Store =>
  openStore({
    app: urls.appUrl,
    deriver: urls.deriverUrl,
    owner: urls.ownerUrl,
    identityKey,
    pool: { read: 3, write: 3 },
  })

/** The county that every test file gets a copy of: built once a run. */
const build = async (ownerUrl: string): Promise<void> => {
  const { owner, blind } = inject('testServer')
  const identityKey = Buffer.from(blind, 'hex')
  const urlOf = (role: string): string => withUser(ownerUrl, role, rolePassword(owner, role))
  await migrate(ownerUrl, { today: TODAY, identityKey })
  const store = open({ ownerUrl, appUrl: urlOf(appRole), deriverUrl: urlOf(deriverRole) }, identityKey)
  const now = new Date(MORNING)
  await seedStream(store, countyLines({ residents: RESIDENTS, seed: 7, today: TODAY }), { today: TODAY, now })
  await createDemoAccounts(store, now, cheap)
  await setMeta(store, 'demonstration', 'true')
  await store.close()
}

/** A server over a synthetic county on a database of its own, with one account per role. */
export const testWorld = async (): Promise<TestWorld> => {
  const database: TestDatabase = await testDatabase({ name: 'server_county', build })
  const folder = await mkdtemp(join(tmpdir(), 'wangdi-server-'))
  const store = open(database, database.secrets.blind)
  let now = new Date(MORNING)
  // Time goes on a little with each look at it, so that limits per second are those of a person.
  const clock = (): Date => {
    now = new Date(now.getTime() + 20)
    return now
  }
  const said: string[] = []
  const log = createLog('info', { write: (line) => said.push(line) })
  const jobs = await startJobs(database.ownerUrl, log, tasksOf({ store, clock, log, folder }))
  const settings = { hashCost: cheap, origin: null, webFolder: join(folder, 'web'), folder }
  const world: World = { store, clock, log, settings, jobs }
  const app = await buildApp(world)
  return {
    app,
    world,
    store,
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
