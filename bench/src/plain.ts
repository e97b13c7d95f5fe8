import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { type CopyCell, copyLine, copySheet, sheet } from '@wangdi/store/bulk/copy.ts'
import { connect } from '@wangdi/store/db.ts'
import type { Bench } from './bench.ts'
import { clock } from './measure.ts'

/** Rows of one table as COPY takes them. */
export interface PlainRows {
  readonly table: string
  /** `name type` of each column. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly CopyCell[])[]
}

const nameOf = (column: string): string => column.split(' ')[0]

/** Rows per second of a COPY of these rows into tables with the same columns, without keys, indexes or checks. */
export const copyRate = async ({ store }: Bench, tables: readonly PlainRows[]): Promise<number> => {
  const client = await connect(store.options.owner)
  const plain = (table: string): string => `bench_plain_${table}`
  try {
    for (const { table, columns } of tables) {
      await client.query(`drop table if exists ${plain(table)}`)
      await client.query(`create table ${plain(table)} (${columns.join(', ')})`)
    }
    const sheets = tables.map(({ table, columns, rows }) => {
      const one = sheet(plain(table), columns.map(nameOf))
      for (const row of rows) one.lines.push(copyLine(row))
      return one
    })
    const ms = await clock(async () => {
      await client.query('begin')
      for (const one of sheets) await copySheet(client, one)
      await client.query('commit')
    })
    return tables.reduce((sum, { rows }) => sum + rows.length, 0) / (ms / 1000)
  } finally {
    for (const { table } of tables) await client.query(`drop table if exists ${plain(table)}`)
    await client.end()
  }
}

/** Inserts per second: one row each, each committed on its own, over this many connections at once. */
export const insertRate = async ({ store }: Bench, { table, columns, rows }: PlainRows, connections: number) => {
  const name = `bench_plain_${table}`
  const names = columns.map(nameOf)
  const values = names.map((_, at) => `$${at + 1}`).join(', ')
  const clients = await Promise.all(Array.from({ length: connections }, () => connect(store.options.owner)))
  try {
    await clients[0].query(`drop table if exists ${name}`)
    await clients[0].query(`create table ${name} (${columns.join(', ')}, primary key (${names[0]}))`)
    const insert = { name: 'plain', text: `insert into ${name} (${names.join(', ')}) values (${values})` }
    const waiting = [...rows]
    const ms = await clock(() =>
      Promise.all(
        clients.map(async (client) => {
          for (let row = waiting.pop(); row; row = waiting.pop()) await client.query({ ...insert, values: [...row] })
        }),
      ),
    )
    return rows.length / (ms / 1000)
  } finally {
    await clients[0].query(`drop table if exists ${name}`)
    await Promise.all(clients.map((client) => client.end()))
  }
}

/** Records as rows of a table that knows nothing of them. */
export const recordRows = (records: readonly RecordLine[]): PlainRows => ({
  table: 'record',
  columns: [
    'version_id uuid',
    'record_id uuid',
    'resident_id uuid',
    'form text',
    'edition text',
    'service_date date',
    'status text',
    'org_id text',
    'provider_id text',
    'fields jsonb',
  ],
  rows: records.map((line) => [
    ...[line.version_id, line.record_id, line.resident_id, line.form, line.edition, line.service_date],
    ...[line.status, line.org_id, line.provider_id, JSON.stringify(line.fields)],
  ]),
})
