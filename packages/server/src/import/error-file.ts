import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { errorFile, type FailedRow } from '@wangdi/documents/write/errors.ts'
import type { ColumnGuess } from '@wangdi/kernel/api/routes/work.ts'
import { problemRows, type RowProblem } from '@wangdi/store/imports/problems.ts'
import type { ImportRun } from '@wangdi/store/imports/runs.ts'
import type { Download } from '../call.ts'
import type { World } from '../world.ts'

type Columns = readonly Pick<ColumnGuess, 'column' | 'header' | 'label'>[]

const failedOf = (columns: Columns, problems: readonly RowProblem[]): FailedRow => {
  const [{ row, cells }] = problems
  const at = (label: string): number | null => {
    const found = columns.findIndex((column) => column.label === label)
    return found < 0 ? null : found
  }
  return {
    row,
    cells: columns.map(({ header }) => cells[header] ?? null),
    problems: problems.map(({ field, code, message }) => ({ column: at(field), label: field, code, message })),
  }
}

/** Problems of one row together; they are stored row by row. */
async function* failedRows(columns: Columns, problems: AsyncIterable<RowProblem>): AsyncGenerator<FailedRow> {
  let open: RowProblem[] = []
  for await (const problem of problems) {
    if (open.length > 0 && open[0].row !== problem.row) {
      yield failedOf(columns, open)
      open = []
    }
    open.push(problem)
  }
  if (open.length > 0) yield failedOf(columns, open)
}

/** The rows that were not taken in whole, as they stand in the file, with what is wrong: corrected, it imports as it is. */
export const errorWorkbook = (columns: Columns, problems: AsyncIterable<RowProblem>): Readable =>
  errorFile(
    columns.map(({ header }) => header),
    failedRows(columns, problems),
  )

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const errorDownload = async ({ store }: Pick<World, 'store'>, run: ImportRun): Promise<Download> => ({
  name: `${basename(run.file).replace(/\.\w+$/, '')}-问题行.xlsx`,
  type: XLSX,
  content: errorWorkbook(run.view.columns, problemRows(store, run.import_id)),
})
