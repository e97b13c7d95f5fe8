import { day } from '@wangdi/kernel/day/day.ts'
import type { ExchangeLine } from '@wangdi/kernel/exchange/line.ts'
import { evaluate, listsOf, type PersonRows } from '@wangdi/kernel/indicator/evaluate.ts'
import { indicators } from '@wangdi/kernel/indicator/list.ts'
import type { Reading } from '@wangdi/kernel/indicator/plan.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { seedStream } from '@wangdi/store/bulk/seed.ts'
import type { Tx } from '@wangdi/store/db.ts'
import { loadSubjects } from '@wangdi/store/derive/load.ts'
import { deriveLoaded } from '@wangdi/store/derive/merge.ts'
import { rebuild } from '@wangdi/store/derive/rebuild.ts'
import { type Ground, groundOf } from '@wangdi/store/ground.ts'
import { sizesStatement } from '@wangdi/store/indicators/lists.ts'
import { countFigures, planFor } from '@wangdi/store/indicators/value.ts'
import { migrate } from '@wangdi/store/migrate.ts'
import { openStore, type Store } from '@wangdi/store/open.ts'
import { sql } from '@wangdi/store/sql.ts'
import { type TestDatabase, testDatabase } from '@wangdi/store/testing/database.ts'
import { countyLines } from '@wangdi/synth/county.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const today = day('2026-06-30')
const key = Buffer.alloc(32, 5)

let database: TestDatabase
let store: Store
let ground: Ground
let persons: PersonRows[]

const lines = (): Iterable<ExchangeLine> => countyLines({ residents: 800, seed: 7, today })

const inStore = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => store.system('test', fn)

beforeAll(async () => {
  database = await testDatabase()
  await migrate(database.ownerUrl, { today, identityKey: key })
  store = openStore({ app: database.appUrl, deriver: database.deriverUrl, owner: database.ownerUrl, identityKey: key })
  await seedStream(store, lines(), { today })
  ground = await inStore((tx) => groundOf(store, tx))
  const ids = [...lines()].flatMap((line) => (line.kind === 'resident' ? [line.resident_id] : []))
  const loaded = await inStore((tx) => loadSubjects(tx, 1, ground, ids))
  persons = [...loaded.values()].map((one) => ({ person: one.person, rows: deriveLoaded(one) }))
})
afterAll(async () => {
  await store.close()
  await database.drop().catch(() => undefined)
})

const figures = indicators.flatMap((indicator) => indicator.variants.map((variant) => ({ indicator, variant })))

const periodTo = (on: string, reading: Reading) => {
  const end = day(on)
  return { period: 'YTD', label: '', start: day(`${on.slice(0, 4)}-01-01`), end, to: end, on: end, reading }
}

const days = ['2023-12-31', '2024-06-30', '2025-03-31', '2025-12-31', '2026-02-28', '2026-06-30']

describe('合成县的每个指标，SQL与TypeScript相同', () => {
  test.each(days.flatMap((on) => [[on, 'pro_rata'] as const, [on, 'full_year'] as const]))(
    '%s %s',
    async (on, reading) => {
      const period = periodTo(on, reading)
      const villages = ground.areas.filter(({ level }) => level === 'village').map(({ area }) => area)
      const county = ground.areas.find(({ level }) => level === 'county')
      if (!county) throw new Error('no county')
      const groups = new Map(villages.map((village) => [village, county.area]))
      const counted = await inStore((tx) => countFigures(tx, 1, ground, figures, period, groups))
      for (const figure of figures) {
        const plan = planFor(figure, period)
        const got = counted.of(figure, county.area)
        const base = (): number | null => got.denominator
        const want = evaluate(plan, programmes, persons, { villages: new Set(villages), base })
        const name = `${figure.indicator.id}/${figure.variant.id}`
        expect([name, got.numerator, got.denominator]).toEqual([name, want.numerator, want.denominator])
      }
    },
  )

  test('每个村的数也相同', async () => {
    const period = periodTo('2026-06-30', 'pro_rata')
    const villages = ground.areas.filter(({ level }) => level === 'village').map(({ area }) => area)
    const groups = new Map(villages.map((village) => [village, village]))
    const counted = await inStore((tx) => countFigures(tx, 1, ground, figures, period, groups))
    for (const figure of figures)
      for (const village of villages) {
        const got = counted.of(figure, village)
        const scope = { villages: new Set([village]), base: () => got.denominator }
        const want = evaluate(planFor(figure, period), programmes, persons, scope)
        expect([figure.indicator.id, village, got.numerator, got.denominator]).toEqual([
          figure.indicator.id,
          village,
          want.numerator,
          want.denominator,
        ])
      }
  })

  test.each(['2025-12-31', '2026-06-30'])('%s 名单与首要原因相同', async (on) => {
    const period = periodTo(on, 'pro_rata')
    const villages = ground.areas.filter(({ level }) => level === 'village').map(({ area }) => area)
    for (const figure of figures) {
      const plan = planFor(figure, period)
      const lists = listsOf(plan, programmes, persons, { villages: new Set(villages), base: () => null })
      const statement = sizesStatement({ tenant: 1, plan, villages })
      expect(statement === null).toBe(lists === null)
      if (!statement || !lists) continue
      const sizes = await inStore((tx) => tx.one<Record<string, number | null>>(statement))
      const name = `${figure.indicator.id}/${figure.variant.id}`
      const first = plan.clauses.map(({ code }) => lists.notMet.filter((one) => one.first === code).length)
      expect([name, sizes.met, sizes.not_met, sizes.excluded ?? 0]).toEqual([
        name,
        lists.numerator.length,
        lists.notMet.length,
        lists.excluded.length,
      ])
      expect(plan.clauses.map((_, at) => sizes[`f${at}`])).toEqual(first)
    }
  })
})

test('装入时派生的行与重算的行逐字相同', async () => {
  const rows = (): Promise<unknown[]> =>
    inStore((tx) =>
      tx.rows(
        sql`select 's' as t, s::text as line from status s union all select 'e', e::text from event e
            union all select 'd', d::text from due d order by 1, 2`,
      ),
    )
  const before = await rows()
  await rebuild(store, { today })
  expect(await rows()).toEqual(before)
})
