import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { problemRows, type RowProblem } from '@wangdi/store/imports/problems.ts'
import type { ImportRun } from '@wangdi/store/imports/runs.ts'
import type { Download } from '../call.ts'
import type { World } from '../world.ts'

/** Text that a spreadsheet would run as a formula is kept text by a leading apostrophe. */
export const safeCell = (text: string): string =>
  /^[\s\ufeff]*[=+\-@＝＋－＠\t\r]/u.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text

const quoted = (text: string): string => {
  const safe = safeCell(text)
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`

const explained = (problems: readonly RowProblem[]): string =>
  problems.map(({ message, code }) => `${message} ${code}`).join('；')

/** Problems of one row together; they are stored row by row. */
async function* byRow(problems: AsyncIterable<RowProblem>): AsyncGenerator<readonly RowProblem[]> {
  let open: RowProblem[] = []
  for await (const problem of problems) {
    if (open.length > 0 && open[0].row !== problem.row) {
      yield open
      open = []
    }
    open.push(problem)
  }
  if (open.length > 0) yield open
}

/** The rows that were not taken in whole, as they stand in the file, with what is wrong: corrected, it imports as it is. */
export async function* errorLines(
  headers: readonly string[],
  problems: AsyncIterable<RowProblem>,
): AsyncGenerator<string> {
  yield `\ufeff${csvLine([...headers, '错误说明', '原行号'])}`
  for await (const row of byRow(problems)) {
    const [{ cells, row: number }] = row
    yield csvLine([...headers.map((header) => cells[header] ?? ''), explained(row), String(number)])
  }
}

export const errorDownload = async ({ store }: Pick<World, 'store'>, run: ImportRun): Promise<Download> => {
  const headers = run.view.columns.map(({ header }) => header)
  const name = `${basename(run.file).replace(/\.\w+$/, '')}-问题行.csv`
  return {
    name,
    type: 'text/csv; charset=utf-8',
    content: Readable.from(errorLines(headers, problemRows(store, run.import_id))),
  }
}
