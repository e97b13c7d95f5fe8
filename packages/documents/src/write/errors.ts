import type { Readable } from 'node:stream'
import type { Cell } from '@wangdi/kernel/import/cell.ts'
import { writeWorkbook, type XlsxCell } from './xlsx.ts'

/** A row that was not imported, as it stood in the file, and why. */
export interface FailedRow {
  readonly row: number
  readonly cells: readonly Cell[]
  /** `column` from 0 in the file; null where the row as a whole is meant. */
  readonly problems: readonly {
    readonly column: number | null
    readonly label: string
    readonly code: string
    readonly message: string
  }[]
}

/** Header of the column that says what is wrong, and of the one with the row in the first file. */
const errorColumns = { why: '错误说明', row: '_row' } as const

const asText = (cell: Cell): string | number | null =>
  cell === null ? null : typeof cell === 'boolean' ? (cell ? '是' : '否') : cell

const why = ({ problems }: FailedRow): string =>
  problems.map(({ label, message, code }) => `${label ? `${label}：` : ''}${message} ${code}`).join('；')

const rowCells = (failed: FailedRow, width: number): XlsxCell[] => {
  const bad = new Set(failed.problems.map(({ column }) => column))
  const cells = Array.from({ length: width }, (_, at): XlsxCell => {
    const value = asText(failed.cells[at] ?? null)
    return bad.has(at) ? { value, look: 'bad' } : value
  })
  return [...cells, why(failed), failed.row]
}

async function* rows(
  headers: readonly string[],
  failed: Iterable<FailedRow> | AsyncIterable<FailedRow>,
): AsyncGenerator<readonly XlsxCell[]> {
  const look = 'header' as const
  yield [...headers, errorColumns.why, errorColumns.row].map((value) => ({ value, look }))
  for await (const each of failed) yield rowCells(each, headers.length)
}

/**
 * The rows that were refused or wait, with their own columns, the wrong cells coloured and the reasons beside them.
 * Once corrected the file can be imported as it is.
 */
export const errorFile = (
  headers: readonly string[],
  failed: Iterable<FailedRow> | AsyncIterable<FailedRow>,
): Readable =>
  writeWorkbook([
    {
      name: '问题行',
      rows: rows(headers, failed),
      widths: [...headers.map((header) => Math.max(10, header.length * 2 + 2)), 60, 8],
      frozen: 1,
    },
  ])
