import { createWriteStream } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import type { Store } from '../open.ts'
import { openingOf, systemScope } from '../scope.ts'
import { backupTables, type EndLine, type Header, type Saved, type TableLine } from './tables.ts'

export interface BackupOptions {
  readonly onProgress?: (tables: number, of: number) => void
}

const line = (value: Header | TableLine | EndLine): Buffer => Buffer.from(`${JSON.stringify(value)}\n`)

const END = Buffer.from('\\.\n')

/** Rows end with a line feed each; those inside a row are written as `\n`. */
const countRows = (chunk: Buffer): number => {
  let rows = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows += 1
  return rows
}

async function* tableRows(client: pg.Client, tenant: number, saved: Saved, counts: Map<string, number>) {
  yield line({ table: saved.table, columns: saved.columns })
  // Written out as a query: the rows of this tenant, under the deriver's policies.
  const query = `copy (select ${saved.columns.join(', ')} from ${saved.table} where tenant = ${Math.trunc(tenant)}) to stdout`
  let rows = 0
  for await (const chunk of client.query(to(query))) {
    rows += countRows(chunk)
    yield chunk
  }
  counts.set(saved.table, rows)
  yield END
}

async function* content(client: pg.Client, tenant: number, options: BackupOptions): AsyncGenerator<Buffer> {
  const counts = new Map<string, number>()
  yield line({ wangdi: 'backup', version: 1, tenant, made_at: new Date().toISOString() })
  for (const [at, saved] of backupTables.entries()) {
    yield* tableRows(client, tenant, saved, counts)
    options.onProgress?.(at + 1, backupTables.length)
  }
  yield line({ end: true, rows: Object.fromEntries(counts) })
}

const flush = async (file: string): Promise<void> => {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

/**
 * Everything that was entered, as one file, from one moment: saves go on meanwhile. The file appears under its name
 * when it is whole. It holds personal data in the clear and is readable by its owner alone.
 */
export const backup = (store: Store, file: string, options: BackupOptions = {}): Promise<void> =>
  store.bulk(async (client) => {
    const partial = `${file}.partial`
    const opening = openingOf(systemScope(store.tenant), false)
    await client.query(opening.replace('begin', 'begin isolation level repeatable read read only'))
    await pipeline(
      Readable.from(content(client, store.tenant, options)),
      createGzip({ level: 4 }),
      createWriteStream(partial, { mode: 0o600 }),
    )
    await client.query('commit')
    await flush(partial)
    await rename(partial, file)
  })
