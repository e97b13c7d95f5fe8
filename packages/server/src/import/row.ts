import type { RecordLine, ResidentLine } from '@wangdi/kernel/exchange/line.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import type { Cell } from '@wangdi/kernel/import/cell.ts'
import { cellText } from '@wangdi/kernel/import/cell.ts'
import { blotted } from '@wangdi/kernel/import/leak.ts'
import type { RowProblem as CellTrouble, Draft } from '@wangdi/kernel/import/row.ts'
import type { ImportTarget } from '@wangdi/kernel/import/target.ts'
import type { RowProblem } from '@wangdi/store/imports/problems.ts'
import type { RowPerson } from './person.ts'
import type { RowOutcome } from './tally.ts'

/** A row of the file on its way: what it says, and what has been found out about it. */
export interface Row {
  readonly row: number
  readonly cells: readonly Cell[]
  readonly draft: Draft
  readonly person: RowPerson
}

/** What a row comes to before it is loaded: settled already, or lines to load. */
export interface Prepared {
  readonly row: Row
  readonly settled: RowOutcome | null
  readonly problems: readonly RowProblem[]
  readonly lines: readonly (ResidentLine | RecordLine)[]
}

/** Headers and keys of the file, for saying where a problem is. */
export interface Columns {
  readonly headers: readonly string[]
  readonly target: ImportTarget
  /** Column by key of the form. */
  readonly columnOf: ReadonlyMap<string, number>
}

const cellsOf = ({ headers, target }: Columns, { cells }: Row): Readonly<Record<string, string>> =>
  Object.fromEntries(
    headers.flatMap((header, at) => {
      const text = cellText(cells[at] ?? null)
      return header === '' || text === '' ? [] : [[header, blotted(text, target.id).slice(0, 200)]]
    }),
  )

export const problemOf = (
  columns: Columns,
  row: Row,
  { code, severity, field, message }: Pick<RowProblem, 'code' | 'severity' | 'field' | 'message'>,
): RowProblem => {
  const column = columns.columnOf.get(field.split(/[.[]/, 1)[0])
  const label = columns.target.keys.find(({ key }) => key === field)?.label
  return {
    row: row.row,
    code,
    severity,
    field: label ?? field,
    value: column === undefined ? '' : blotted(cellText(row.cells[column] ?? null), columns.target.id).slice(0, 200),
    message,
    cells: cellsOf(columns, row),
  }
}

/** Findings of the checks in an import's words: 拒绝 refuses the row, 不可提交 makes it wait, the rest is only shown. */
export const problemsOf = (columns: Columns, row: Row, findings: readonly Finding[]): RowProblem[] =>
  findings.map(({ code, severity, field, message_zh }) =>
    problemOf(columns, row, {
      code,
      severity: severity === 'reject' ? 'reject' : severity === 'block' ? 'waiting' : 'info',
      field,
      message: message_zh,
    }),
  )

/** What the cells themselves already say. */
export const cellProblems = (columns: Columns, row: Row): RowProblem[] =>
  row.draft.problems.map(({ code, severity, field, message }: CellTrouble) =>
    problemOf(columns, row, { code, severity, field, message }),
  )

export const refused = (columns: Columns, row: Row, code: string, field: string, message: string): Prepared => ({
  row,
  settled: 'rejected',
  problems: [...cellProblems(columns, row), problemOf(columns, row, { code, severity: 'reject', field, message })],
  lines: [],
})
