import { once } from 'node:events'
import { type Day, yearOf } from '@wangdi/kernel/day/day.ts'
import type pg from 'pg'
import { from } from 'pg-copy-streams'
import { copyLine } from '../bulk/copy.ts'
import { txOf } from '../db.ts'
import { rebuild } from '../derive/rebuild.ts'
import { groundChanged } from '../ground.ts'
import { createPartitions, readMeta, writeMeta } from '../migrate.ts'
import type { Store } from '../open.ts'
import { blindOf } from '../person/keys.ts'
import { type BackupReader, BadBackup, readBackup } from './read.ts'
import { backupTables, type EndLine, type Header, securedTables, sequences, type TableLine } from './tables.ts'

export interface RestoreOptions {
  readonly onProgress?: (tables: number, of: number) => void
}

/** The database holds something already: nothing is ever restored over it. */
export class NotEmpty extends Error {}

const isHeader = (value: unknown): value is Header =>
  typeof value === 'object' && value !== null && 'wangdi' in value && value.wangdi === 'backup'
const isTable = (value: unknown): value is TableLine => typeof value === 'object' && value !== null && 'table' in value
const isEnd = (value: unknown): value is EndLine => typeof value === 'object' && value !== null && 'end' in value

const expectEmpty = async (client: pg.Client): Promise<void> => {
  for (const table of ['person', 'area', 'account', 'record']) {
    const { rowCount } = await client.query(`select 1 from ${table} limit 1`)
    if (rowCount) throw new NotEmpty(`table ${table} is not empty`)
  }
}

const bindOwner = async (client: pg.Client, bind: boolean): Promise<void> => {
  for (const table of securedTables)
    await client.query(`alter table ${table} ${bind ? '' : 'no '}force row level security`)
}

const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, (_, c: string) => ({ n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v' })[c] ?? c)

/** Identity rows with their blind index under the key of this place. */
const withBlind = (piece: Buffer, key: Buffer, columns: readonly string[]): string => {
  const [type, number] = [columns.indexOf('id_type'), columns.indexOf('id_number')]
  return piece
    .toString('utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const cells = line.split('\t')
      const blind = cells[number] === '\\N' ? null : blindOf(key, unescaped(cells[type]), unescaped(cells[number]))
      return `${line}\t${copyLine([blind])}`
    })
    .join('')
}

const loadTable = async (client: pg.Client, reader: BackupReader, line: TableLine, key: Buffer): Promise<void> => {
  const known = backupTables.find(({ table }) => table === line.table)
  if (!known || line.columns.some((column) => !known.columns.includes(column)))
    throw new BadBackup(`the file has a table that this version does not know: ${line.table}`)
  const blind = line.table === 'identity'
  const columns = blind ? [...line.columns, 'blind'] : line.columns
  const stream = client.query(from(`copy ${line.table} (${columns.join(', ')}) from stdin`))
  const finished = once(stream, 'finish')
  // A failure in the middle surfaces at the next write or at the end.
  finished.catch(() => undefined)
  try {
    for await (const piece of reader.rows()) {
      const rows = blind ? withBlind(piece, key, line.columns) : piece
      if (!stream.write(rows)) await Promise.race([once(stream, 'drain'), finished])
    }
  } catch (error) {
    // Ends the COPY, so that the connection can roll back.
    stream.destroy(error instanceof Error ? error : undefined)
    throw error
  }
  stream.end()
  await finished
}

const checkCounts = async (client: pg.Client, { rows }: EndLine): Promise<void> => {
  for (const [table, expected] of Object.entries(rows)) {
    const { rows: found } = await client.query<{ n: number }>(`select count(*) as n from ${table}`)
    if (found[0].n !== expected) throw new BadBackup(`${table}: ${expected} rows expected, ${found[0].n} loaded`)
  }
}

const loadTables = async (store: Store, client: pg.Client, reader: BackupReader, options: RestoreOptions) => {
  let tables = 0
  for (;;) {
    const line = await reader.next()
    if (line === null) throw new BadBackup('the file breaks off')
    if (isEnd(line)) return line
    if (!isTable(line)) throw new BadBackup('the file is not readable')
    await loadTable(client, reader, line, store.identityKey)
    tables += 1
    options.onProgress?.(tables, backupTables.length)
  }
}

/** The facts of this place that the restored ones must not replace, and the new epoch (rows of before stay visible). */
const settleMeta = async (store: Store, client: pg.Client, keyPrint: string | null): Promise<void> => {
  const tx = txOf(client)
  const epoch = Number((await readMeta(tx, store.tenant, 'epoch')) ?? '1') + 1
  await writeMeta(tx, store.tenant, 'epoch', String(epoch))
  if (keyPrint !== null) await writeMeta(tx, store.tenant, 'identity_key', keyPrint)
  await groundChanged(tx, store.tenant)
  const [first, horizon] = [
    await readMeta(tx, store.tenant, 'status_from'),
    await readMeta(tx, store.tenant, 'horizon'),
  ]
  await createPartitions(tx, 'status', yearOf(first as Day), yearOf(horizon as Day))
  for (const [table, column] of sequences)
    await client.query(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), greatest((select max(${column}) from ${table}), 1))`,
    )
}

/**
 * Restores a backup into an empty, migrated database of either engine: all of it or nothing. The blind index is made
 * with this place's key, a new epoch begins, and everything derived is rebuilt from the records.
 */
export const restore = async (store: Store, file: string, options: RestoreOptions = {}): Promise<void> => {
  const reader = readBackup(file)
  const header = await reader.next()
  if (!isHeader(header) || header.version !== 1) throw new BadBackup('the file is no backup of this program')
  if (header.tenant !== store.tenant) throw new BadBackup(`the backup is of tenant ${header.tenant}`)
  await store.owner(async (client) => {
    await client.query('begin')
    try {
      await bindOwner(client, false)
      await expectEmpty(client)
      const keyPrint = await readMeta(txOf(client), store.tenant, 'identity_key')
      await client.query('delete from meta where tenant = $1', [store.tenant])
      const end = await loadTables(store, client, reader, options)
      await checkCounts(client, end)
      await settleMeta(store, client, keyPrint)
      await bindOwner(client, true)
      await client.query('commit')
    } catch (error) {
      await client.query('rollback').catch(() => undefined)
      throw error
    }
    await client.query('analyze')
  })
  await rebuild(store)
}
