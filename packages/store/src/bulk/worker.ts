import { parentPort, workerData } from 'node:worker_threads'
import type { Day } from '@wangdi/kernel/day/day.ts'
import type { HouseholdLine } from '@wangdi/kernel/exchange/line.ts'
import { connect } from '../db.ts'
import { groundOf } from '../ground.ts'
import { openStore } from '../open.ts'
import { type Bundle, rememberKeys, writeBundle } from './bundle.ts'
import { copySheet } from './copy.ts'
import { writeHousehold } from './households.ts'
import { newSheets, tableNames } from './sheets.ts'

/** What the seeding thread hands over once. */
export interface WorkerStart {
  readonly owner: string
  readonly app: string
  readonly deriver: string
  readonly tenant: number
  readonly identityKey: Uint8Array
  readonly today: Day
  readonly now: string
}

/** New residents with their records, and the households they live in. */
export interface Load {
  readonly bundles: readonly Bundle[]
  readonly households: readonly HouseholdLine[]
}

const serve = async (start: WorkerStart): Promise<void> => {
  const identityKey = Buffer.from(start.identityKey)
  const store = openStore({ ...start, identityKey, pool: { read: 1, write: 1 } })
  const ground = await store.system('seed', (tx) => groundOf(store, tx))
  await store.close()
  const client = await connect(start.owner)
  const world = { tenant: start.tenant, ground, identityKey, today: start.today, now: start.now }
  const keysOf = rememberKeys()
  const sheets = newSheets(tableNames)
  const load = async ({ bundles, households }: Load): Promise<void> => {
    const villageOf = new Map<string, number>()
    for (const bundle of bundles) villageOf.set(bundle.resident.resident_id, writeBundle(sheets, bundle, world, keysOf))
    for (const line of households) writeHousehold(sheets, line, world, villageOf)
    await client.query('begin')
    for (const one of sheets.all()) await copySheet(client, one)
    await client.query('commit')
  }
  // One load at a time; the next is worked on when this one is committed.
  let last: Promise<void> = Promise.resolve()
  parentPort?.on('message', (message: Load | 'end') => {
    if (message === 'end') {
      last = last.then(async () => {
        await client.end()
        parentPort?.close()
      })
      return
    }
    last = last
      .then(() => load(message))
      .then(
        () => parentPort?.postMessage({ done: message.bundles.length }),
        (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.message : String(error) }),
      )
  })
}

await serve(workerData)
