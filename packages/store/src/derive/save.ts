import type { Tx } from '../db.ts'
import { prepared, raw, type Sql, sql } from '../sql.ts'
import { type Cell, type DerivedTable, type Packed, type Row, rowKey, tables } from './rows.ts'

const names = (table: DerivedTable): string[] => table.columns.map(([name]) => name)

/** Columns as they are compared: facts as text with ordered keys would differ from jsonb's own order. */
const existing = async (tx: Tx, tenant: number, table: DerivedTable, persons: readonly string[]): Promise<Row[]> => {
  const columns = names(table)
  const rows = await tx.rows<Record<string, Cell | object>>(
    prepared(
      `${table.name} of persons`,
      sql`select ${raw(columns.join(', '))} from ${raw(table.name)} where tenant = ${tenant} and person = any (${persons}::uuid[])`,
    ),
  )
  return rows.map((row) => columns.map((name) => plain(row[name])))
}

const plain = (value: Cell | object): Cell =>
  value !== null && typeof value === 'object'
    ? JSON.stringify(Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))))
    : value

const objects = (columns: readonly string[], rows: readonly Row[]): string =>
  JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((name, at) => [name, row[at]]))))

const typed = (columns: DerivedTable['columns']): Sql =>
  raw(columns.map(([name, type]) => `${name} ${type === 'jsonb' ? 'text' : type}`).join(', '))

const deleteRows = (tx: Tx, tenant: number, table: DerivedTable, rows: readonly Row[]): Promise<number> => {
  const keys = table.columns.slice(0, table.keys)
  const equal = keys.map(([name]) => `t.${name} = k.${name}`).join(' and ')
  const values = objects(
    keys.map(([name]) => name),
    rows,
  )
  // The persons are named besides the keys, so that their rows are found by index.
  const persons = [...new Set(rows.map(([person]) => person))]
  return tx.run(
    prepared(
      `delete ${table.name}`,
      sql`delete from ${raw(table.name)} t using jsonb_to_recordset(${values}::jsonb) as k(${typed(keys)})
          where t.tenant = ${tenant} and t.person = any (${persons}::uuid[]) and ${raw(equal)}`,
    ),
  )
}

const insertRows = (tx: Tx, tenant: number, table: DerivedTable, rows: readonly Row[]): Promise<number> => {
  const columns = names(table)
  const picked = table.columns.map(([name, type]) => (type === 'jsonb' ? `k.${name}::jsonb` : `k.${name}`)).join(', ')
  return tx.run(
    prepared(
      `insert ${table.name}`,
      sql`insert into ${raw(table.name)} (tenant, ${raw(columns.join(', '))})
        select ${tenant}, ${raw(picked)} from jsonb_to_recordset(${objects(columns, rows)}::jsonb) as k(${typed(table.columns)})`,
    ),
  )
}

const saveTable = async (
  tx: Tx,
  tenant: number,
  table: DerivedTable,
  before: readonly Row[],
  after: readonly Row[],
): Promise<number> => {
  const [had, want] = [new Set(before.map(rowKey)), new Set(after.map(rowKey))]
  const gone = before.filter((row) => !want.has(rowKey(row)))
  const fresh = after.filter((row) => !had.has(rowKey(row)))
  await Promise.all([
    gone.length > 0 ? deleteRows(tx, tenant, table, gone) : 0,
    fresh.length > 0 ? insertRows(tx, tenant, table, fresh) : 0,
  ])
  return gone.length + fresh.length
}

const list = Object.values(tables)

/** The derived rows of persons as they stand in the database. */
export const existingRows = async (tx: Tx, tenant: number, persons: readonly string[]): Promise<Packed> => {
  const [status, event, due] = await Promise.all(list.map((table) => existing(tx, tenant, table, persons)))
  return { status, event, due }
}

/** Makes the derived rows of persons what they should be, touching only rows that differ; answers how many did. */
export const saveRows = async (tx: Tx, tenant: number, before: Packed, after: Packed): Promise<number> => {
  const touched = await Promise.all(
    list.map((table) => saveTable(tx, tenant, table, before[table.name], after[table.name])),
  )
  return touched.reduce((sum, n) => sum + n, 0)
}
