import { isFilled } from '../form/answers.ts'
import type { Field, Values } from '../form/field.ts'
import type { Form, Section } from '../form/form.ts'
import { companionsOf } from '../form/visible.ts'
import { type Cell, cellOf, labelOf } from './cell.ts'

/** One row of the printed table: a title that spans the rows of its section, the item, one cell a column. */
export interface SheetRow {
  readonly section: string
  readonly label: string
  readonly cells: readonly Cell[]
}

/** A form as it stands on paper: what the browser prints and the PDF holds. */
export interface Sheet {
  readonly title: string
  /** Visits side by side. */
  readonly columns: number
  readonly rows: readonly SheetRow[]
  /** Filled items that the official sheet has no place for. */
  readonly beside: readonly SheetRow[]
}

/** Items printed on their own: companions stand with their item, reasons with what was not done. */
const printed = (form: Form, section: Section): (readonly string[])[] => {
  const companions = companionsOf(form.fields)
  const beside = new Set(form.paper?.beside)
  const second = new Set((section.pairs ?? []).map(([, key]) => key))
  return Object.entries(section.fields).flatMap(([key, field]) => {
    if (field.notDoneOf || companions.has(key) || second.has(key) || beside.has(key) || field.kind === 'ref') return []
    const pair = section.pairs?.find(([first]) => first === key)
    return [pair ?? [key]]
  })
}

/** `收缩压`, `舒张压` → `血压`-like pairs are named by the first of the two where the second repeats it. */
const pairLabel = (first: Field, second: Field, columns: number): string => {
  const [a, b] = [labelOf(first, columns), labelOf(second, columns)]
  return b.endsWith(a) ? `${a}（现在/目标）` : `${a}/${b}`
}

const rowOf = (
  form: Form,
  title: string,
  keys: readonly string[],
  filled: readonly Values[],
  columns: number,
): SheetRow => {
  const [first, second] = keys.map((key) => form.fields[key])
  const lines = form.paper?.lines?.[keys[0]]
  return {
    section: title,
    label: second ? pairLabel(first, second, columns) : labelOf(first, columns),
    cells: Array.from({ length: columns }, (_, at) => cellOf(form, keys, filled[at] ?? {}, columns, lines)),
  }
}

const besideOf = (form: Form, filled: readonly Values[], columns: number): SheetRow[] =>
  (form.paper?.beside ?? [])
    .filter((key) => form.fields[key] && filled.some((values) => isFilled(values[key])))
    .map((key) => rowOf(form, '', [key], filled, columns))

/**
 * The sheet of a form with the answers of up to `paper.columns` records, oldest first; without records the blank form.
 * Answers have their computed values.
 */
export const sheetOf = (form: Form, filled: readonly Values[]): Sheet => {
  const columns = form.paper?.columns ?? 1
  return {
    title: form.title,
    columns,
    rows: form.sections.flatMap((section) =>
      printed(form, section).map((keys) => rowOf(form, section.title, keys, filled, columns)),
    ),
    beside: besideOf(form, filled, columns),
  }
}
