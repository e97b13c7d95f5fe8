import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Cell } from '@wangdi/kernel/import/cell.ts'
import { type CsvError, type Parser, parse } from 'csv-parse'
import iconv from 'iconv-lite'
import { findHeader, HEADER_ROWS } from './header.ts'
import { limits, TableProblem } from './problem.ts'
import type { OpenOptions, Table, TableInfo, TableRow } from './table.ts'

type Encoding = 'utf8' | 'gb18030' | 'utf16le'

const names: Readonly<Record<Encoding, string>> = { utf8: 'UTF-8', gb18030: 'GB18030', utf16le: 'UTF-16' }

/** UTF-8 when the whole file is valid UTF-8, else GB18030 (GBK, GB2312); UTF-16 by its mark. */
const encodingOf = async (path: string): Promise<Encoding> => {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let first = true
  try {
    for await (const chunk of createReadStream(path)) {
      if (first && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf16le'
      first = false
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
    return 'utf8'
  } catch {
    return 'gb18030'
  }
}

const DELIMITERS = [',', '\t', ';', '，'] as const

const headOf = async (path: string, encoding: Encoding): Promise<string> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(65_536), 0, 65_536, 0)
    return iconv.decode(buffer.subarray(0, bytesRead), encoding)
  } finally {
    await file.close()
  }
}

/** The separator that stands most evenly in the first lines, quoted text aside. */
const delimiterOf = (head: string): string => {
  const lines = head
    .replace(/"(?:[^"]|"")*"/g, '""')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 20)
  const evenness = (delimiter: string): number => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).sort((a, b) => a - b)
    return counts[Math.floor(counts.length / 2)] ?? 0
  }
  return DELIMITERS.reduce((best, each) => (evenness(each) > evenness(best) ? each : best))
}

/** `="0123"` is how exports keep spreadsheets from eating digits. */
const cellOf = (text: string): Cell => {
  const kept = /^="(.*)"$/.exec(text)
  const plain = kept ? kept[1] : text
  return plain.trim() === '' ? null : plain
}

const csvProblem = (error: unknown): TableProblem => {
  const { code, lines } = error as CsvError & { lines?: number }
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? new TableProblem('CSV_QUOTE', `第 ${lines ?? '?'} 行起有一个双引号没有配对，后面的内容无法分列；请改正后重新导入`)
    : new TableProblem('FILE_BROKEN', `CSV 文件第 ${lines ?? '?'} 行无法分列，请用 Excel 打开核对后另存`)
}

interface Reading {
  readonly parser: Parser
  readonly replaced: () => number
}

const start = (path: string, encoding: Encoding, delimiter: string): Reading => {
  let replaced = 0
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: 4_000_000,
    cast: (value) => {
      if (value.includes('\ufffd')) replaced++
      return value
    },
  })
  const source = createReadStream(path)
  const decoded = iconv.decodeStream(encoding)
  source.on('error', (error) => parser.destroy(error))
  parser.on('close', () => source.destroy())
  source.pipe(decoded).pipe(parser)
  return { parser, replaced: () => replaced }
}

async function* records(parser: Parser): AsyncGenerator<TableRow> {
  let row = 0
  try {
    for await (const record of parser as AsyncIterable<readonly string[]>) {
      row++
      const cells = record.slice(0, limits.columns).map(cellOf)
      yield { row, cells }
    }
  } catch (error) {
    throw error instanceof TableProblem ? error : csvProblem(error)
  }
}

const isEmpty = ({ cells }: TableRow): boolean => cells.every((cell) => cell === null)

/** A CSV, read as a stream: any number of rows, one at a time in memory. */
export const openCsv = async (path: string, { known = new Set(), headerRow }: OpenOptions): Promise<Table> => {
  const encoding = await encodingOf(path)
  const { parser, replaced } = start(path, encoding, delimiterOf(await headOf(path, encoding)))
  const stream = records(parser)
  const first: TableRow[] = []
  while (first.length < HEADER_ROWS) {
    const next = await stream.next()
    if (next.done) break
    first.push(next.value)
  }
  const header = findHeader(
    first.map(({ cells }) => cells),
    [],
    known,
    headerRow === undefined ? undefined : headerRow - 1,
  )
  if (!header) {
    parser.destroy()
    throw new TableProblem('HEADER_UNKNOWN', '没有找到表头行，请核对文件的前几行是否有列名')
  }
  async function* rows(): AsyncGenerator<TableRow> {
    for (const row of first.slice((header?.bottom ?? 0) + 1)) if (!isEmpty(row)) yield row
    for await (const row of stream) if (!isEmpty(row)) yield row
  }
  const info = (): readonly TableInfo[] =>
    replaced() > 0
      ? [{ code: 'ENCODING_REPLACED', message: '有些字无法按文件的编码读出，已标为 \ufffd', count: replaced() }]
      : []
  return {
    kind: 'csv',
    sheets: [],
    sheet: null,
    encoding: names[encoding],
    headerRow: header.bottom + 1,
    headers: header.names,
    template: null,
    rowCount: null,
    rows,
    info,
    close: async () => void parser.destroy(),
  }
}
