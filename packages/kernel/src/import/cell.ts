import type { Field, Value } from '../form/field.ts'
import { cleanText, halfWidth } from '../text/normal.ts'

/** A cell as a reader of tables gives it: dates already as `YYYY-MM-DD` where the table says that they are dates. */
export type Cell = string | number | boolean | null

/** What is wrong with one cell; the row is then refused, or waits where `severity` says so. */
export interface CellProblem {
  readonly code: string
  readonly severity: 'reject' | 'waiting'
  readonly message: string
  readonly hint?: string
}
/** The canonical answer, with a reason instead where the cell says why there is none. */
export type CellResult = { readonly value: Value; readonly notDone?: string } | { readonly problem: CellProblem }

export const problem = (
  code: string,
  message: string,
  rest: Partial<Pick<CellProblem, 'severity' | 'hint'>> = {},
): CellResult => ({ problem: { code, severity: 'reject', message, ...rest } })

/** Words that mean: there is nothing here. 无 is an answer of many code fields and is kept for those. */
const NOTHING = new Set([
  '',
  '/',
  '\\',
  '-',
  '--',
  '—',
  '——',
  '－',
  '未查',
  '未测',
  '未做',
  '未填',
  'null',
  'NULL',
  'N/A',
  '#N/A',
])

/** Words that say why an item was not done. */
const REFUSED: Readonly<Record<string, string>> = {
  拒绝: 'refused',
  拒查: 'refused',
  拒测: 'refused',
  无法配合: 'unable',
  不配合: 'unable',
  禁忌: 'contraindicated',
}

export const isNothing = (text: string): boolean => NOTHING.has(text.trim())

/** 无, 拒绝 and the like in a field of measures or days; null when the text is something else. */
export const refusedCell = (field: Field, text: string): CellResult | null => {
  if (isNothing(text) || text === '无' || text === '不详') return { value: null }
  const reason = Object.hasOwn(REFUSED, text) ? REFUSED[text] : undefined
  return reason ? { value: null, ...(field.notDone && { notDone: reason }) } : null
}

/** Text of a cell: control characters gone, and one leading `'` that spreadsheets put before text. */
export const cellText = (cell: Cell): string => {
  if (cell === null) return ''
  const text = cleanText(String(cell))
  return text.startsWith("'") ? text.slice(1).trim() : text
}

/** For comparing words: half-width, without blanks and brackets. */
export const plainWord = (text: string): string => halfWidth(text).replace(/[\s（）()]/g, '')
