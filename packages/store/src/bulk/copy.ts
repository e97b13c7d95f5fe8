import { once } from 'node:events'
import type pg from 'pg'
import { from } from 'pg-copy-streams'

/** A value as COPY's text format takes it. */
export type CopyCell = string | number | boolean | null | Buffer | readonly string[]

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const escaped = (text: string): string =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (c) => ESCAPES[c]) : text

const cell = (value: CopyCell): string => {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`
  return `{${value.join(',')}}`
}

/** One row of COPY's text format. Array cells hold ids only, which need no quoting. */
export const copyLine = (cells: readonly CopyCell[]): string => {
  let line = cell(cells[0])
  for (let at = 1; at < cells.length; at++) line += `\t${cell(cells[at])}`
  return `${line}\n`
}

/** Rows gathered for one table; written in one COPY. */
export interface Sheet {
  readonly table: string
  readonly columns: readonly string[]
  readonly lines: string[]
}

export const sheet = (table: string, columns: readonly string[]): Sheet => ({ table, columns, lines: [] })

const PIECE = 256 * 1024

/** Writes a sheet and empties it. */
export const copySheet = async (client: pg.Client, { table, columns, lines }: Sheet): Promise<void> => {
  if (lines.length === 0) return
  const stream = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`))
  const finished = once(stream, 'finish')
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length < PIECE) continue
    if (!stream.write(piece)) await once(stream, 'drain')
    piece = ''
  }
  stream.end(piece)
  lines.length = 0
  await finished
}
