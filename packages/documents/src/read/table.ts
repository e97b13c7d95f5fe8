import type { Cell } from '@wangdi/kernel/import/cell.ts'
import { openCsv } from './csv.ts'
import type { Known } from './header.ts'
import { type FileKind, kindOfFile } from './kind.ts'
import type { TemplateMark } from './template-mark.ts'
import { openWorkbook } from './workbook.ts'

/** One row of data; `row` counts from 1 as the person sees it in the file. */
export interface TableRow {
  readonly row: number
  readonly cells: readonly Cell[]
}

/** What was noticed while reading and changes nothing. */
export interface TableInfo {
  readonly code: 'XLS_FORMULA' | 'ENCODING_REPLACED'
  readonly message: string
  readonly count: number
}

/** A table file, open for reading. `rows` may be read once; `close` frees what it holds. */
export interface Table {
  readonly kind: FileKind
  readonly sheets: readonly string[]
  readonly sheet: string | null
  readonly encoding: string | null
  /** Row of the header as the person sees it, from 1. */
  readonly headerRow: number
  readonly headers: readonly string[]
  /** Set where the file was made from a template of ours: it says which column holds what. */
  readonly template: TemplateMark | null
  /** Number of data rows, where it is known without reading them. */
  readonly rowCount: number | null
  readonly rows: () => AsyncGenerator<TableRow>
  readonly info: () => readonly TableInfo[]
  readonly close: () => Promise<void>
}

export interface OpenOptions {
  /** Headers that some form knows (`headerWords`): they tell the header from titles above it. */
  readonly known?: Known
  readonly sheet?: string | null
  /** From 1, where a person corrected it. */
  readonly headerRow?: number
}

/**
 * Opens an .xlsx, .xls or .csv by its content. Throws `TableProblem` with Chinese words on what is no table, is too
 * large, broken or protected.
 */
export const openTable = async (path: string, options: OpenOptions = {}): Promise<Table> => {
  const kind = await kindOfFile(path)
  return kind === 'csv' ? openCsv(path, options) : openWorkbook(path, kind, options)
}
