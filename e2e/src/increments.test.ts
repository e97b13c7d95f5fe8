import { day } from '@wangdi/kernel/day/day.ts'
import type { ExchangeLine } from '@wangdi/kernel/exchange/line.ts'
import { loadBatchIn } from '@wangdi/store/bulk/load-batch.ts'
import type { Context } from '@wangdi/store/context.ts'
import { rebuild } from '@wangdi/store/derive/rebuild.ts'
import { migrate } from '@wangdi/store/migrate.ts'
import { openStore, type Store } from '@wangdi/store/open.ts'
import { systemScope } from '@wangdi/store/scope.ts'
import { sql } from '@wangdi/store/sql.ts'
import { type TestDatabase, testDatabase } from '@wangdi/store/testing/database.ts'
import { countyLines } from '@wangdi/synth/county.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'

const today = day('2026-06-30')
const key = Buffer.alloc(32, 6)

let database: TestDatabase
let store: Store
beforeAll(async () => {
  database = await testDatabase()
  await migrate(database.ownerUrl, { today, identityKey: key })
  store = openStore({ app: database.appUrl, deriver: database.deriverUrl, owner: database.ownerUrl, identityKey: key })
})
afterAll(async () => {
  await store.close()
  await database.drop().catch(() => undefined)
})

const rows = (): Promise<unknown[]> =>
  store.system('test', (tx) =>
    tx.rows(
      sql`select 's' as t, s::text as line from status s union all select 'e', e::text from event e
          union all select 'd', d::text from due d order by 1, 2`,
    ),
  )

/** Residents first, then their records in an order that has nothing to do with their days. */
const shuffled = (lines: readonly ExchangeLine[]): ExchangeLine[] => {
  const ground = lines.filter(({ kind }) => kind !== 'record')
  const records = lines.filter(({ kind }) => kind === 'record')
  return [...ground, ...records.map((_, at) => records[(at * 7919) % records.length])]
}

test('合成的人一批批乱序进来，逐次派生的行与重算逐字相同', async () => {
  const lines = shuffled([...countyLines({ residents: 150, seed: 11, today })])
  const context: Context = { store, scope: systemScope(1), now: new Date('2026-06-30T04:00:00Z') }
  const outcomes = new Map<string, number>()
  for (let at = 0; at < lines.length; at += 61) {
    const batch = lines.slice(at, at + 61)
    const answers = await store.write(context.scope, (tx) => loadBatchIn(tx, context, batch))
    for (const { outcome } of answers) outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  expect(outcomes.get('created')).toBeGreaterThan(500)
  const before = await rows()
  expect(before.length).toBeGreaterThan(1000)
  await rebuild(store, { today })
  expect(await rows()).toEqual(before)
})
