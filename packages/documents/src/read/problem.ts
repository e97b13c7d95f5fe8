/** Why a file cannot be read as a table, in words for the person who chose it. */
export class TableProblem extends Error {
  readonly code: TableProblemCode
  constructor(code: TableProblemCode, message: string) {
    super(message)
    this.name = 'TableProblem'
    this.code = code
  }
}

export type TableProblemCode =
  | 'FILE_KIND'
  | 'FILE_TOO_LARGE'
  | 'FILE_BOMB'
  | 'FILE_BROKEN'
  | 'FILE_PASSWORD'
  | 'XLS_MACRO'
  | 'XLS_EXTERNAL'
  | 'TABLE_TOO_LONG'
  | 'TABLE_EMPTY'
  | 'SHEET_UNKNOWN'
  | 'HEADER_UNKNOWN'
  | 'CSV_QUOTE'

const megabytes = 1024 * 1024

/** Limits of an uploaded table (R-UPLOAD). */
export const limits = {
  fileBytes: 100 * megabytes,
  inflatedBytes: 200 * megabytes,
  ratio: 100,
  /** Rows of a workbook; longer tables come as CSV, which is read as a stream. */
  workbookRows: 100_000,
  columns: 500,
  /** Old-space memory of the thread that reads a workbook. */
  threadMegabytes: 1400,
} as const
