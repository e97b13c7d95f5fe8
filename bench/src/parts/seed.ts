import { columnsOf } from '@wangdi/store/bulk/sheets.ts'
import { raw, sql } from '@wangdi/store/sql.ts'
import type { Bench } from '../bench.ts'
import { type Measure, measure, rateOf } from '../measure.ts'
import { copyRate, type PlainRows } from '../plain.ts'
import { samplePersons } from '../sample.ts'

const RUNS = 3
const PERSONS = 3000

/** Tables of residents and the column that names the resident. */
const subjects = {
  person: 'person',
  identity: 'person',
  contact: 'person',
  record: 'subject',
  record_version: 'subject',
  status: 'person',
  event: 'person',
  due: 'person',
} as const

const typesOf = async ({ store }: Bench, table: string): Promise<Map<string, string>> =>
  store.system('bench', async (tx) => {
    const rows = await tx.rows<{ name: string; type: string }>(sql`
      select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`)
    return new Map(rows.map(({ name, type }) => [name, type]))
  })

const rowsOf = async (bench: Bench, table: keyof typeof subjects, persons: readonly string[]): Promise<PlainRows> => {
  const { store } = bench
  const types = await typesOf(bench, table)
  const names = columnsOf[table]
  const text = names.map((name) => `${name}::text`).join(', ')
  const rows = await store.system('bench', (tx) =>
    tx.rows<Record<string, string | null>>(sql`
      select ${raw(text)} from ${raw(table)}
      where tenant = ${store.tenant} and ${raw(subjects[table])} = any (${persons}::uuid[])`),
  )
  return {
    table,
    columns: names.map((name) => `${name} ${types.get(name)}`),
    rows: rows.map((row) => names.map((name) => row[name])),
  }
}

/** Loading the county (once) against a COPY of the finished rows of some of its residents. */
export const seedPart = async (bench: Bench): Promise<Measure[]> => {
  const { seeded } = bench.county
  if (!seeded) return []
  const persons = (await samplePersons(bench, PERSONS)).map(({ person }) => person)
  const tables: PlainRows[] = []
  for (const table of Object.keys(subjects) as (keyof typeof subjects)[])
    tables.push(await rowsOf(bench, table, persons))
  await copyRate(bench, tables)
  const plain: number[] = []
  for (let run = 0; run < RUNS; run++) plain.push(await copyRate(bench, tables))
  const copy = { name: 'COPY of the finished rows, one connection', result: rateOf('rows/s', plain) }
  const { residents, rows, seconds } = seeded
  return [
    measure('seed', `load ${residents} residents, derived`, rateOf('rows/s', [rows / seconds]), 1, copy),
    measure('seed', 'the same, in residents', rateOf('residents/s', [residents / seconds]), 1),
  ]
}
