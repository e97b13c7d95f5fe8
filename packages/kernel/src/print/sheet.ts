import { isFilled } from '../form/answers.ts'
import type { Values } from '../form/field.ts'
import type { Form } from '../form/form.ts'
import { type Cell, type Piece, wordsOf } from './piece.ts'
import { plainRows } from './plain.ts'
import { type Around, PAGE, rowsOf, type SheetRow } from './rows.ts'
import { fill, plainCell } from './template.ts'
import { digitsOf, type Place } from './value.ts'

/** Filled items that the official sheet has no place for: label and one cell a visit. */
export interface Beside {
  readonly label: string
  readonly cells: readonly Cell[]
}

/** A form as it stands on paper: what the browser prints and the PDF holds. */
export interface Sheet {
  /** Empty where the rows bring their own. */
  readonly title: string
  /** Visits side by side. */
  readonly columns: number
  /** Size of the text against the usual one. */
  readonly size: number
  /** Name and number stand at the top of each page. */
  readonly headed: boolean
  /** Units of the two title columns. */
  readonly titleUnits: readonly [number, number]
  /** Rows by page of the paper form; one that is too full runs on. */
  readonly pages: readonly (readonly SheetRow[])[]
  readonly beside: readonly Beside[]
}

const SINGLE = { titles: [4, 6], label: 6 } as const
/** Titles of one letter a line, labels of eight units beside the columns of the visits. */
const COLUMNS = { titles: [2, 2], label: 8 } as const

const paged = (rows: readonly (SheetRow | typeof PAGE)[]): SheetRow[][] => {
  const pages: SheetRow[][] = [[]]
  for (const row of rows) {
    if (row === PAGE) pages.push([])
    else pages.at(-1)?.push(row)
  }
  return pages.filter((page) => page.length > 0)
}

const besideOf = (form: Form, places: readonly Place[]): Beside[] =>
  (form.paper?.beside ?? []).flatMap((key) => {
    const field = form.fields[key]
    if (!places.some(({ values }) => isFilled(values[key]))) return []
    const template = field.kind === 'one' || field.kind === 'many' ? `{${key}:words}` : plainCell(key, field, 1)
    const cells = places.map((place) => (isFilled(place.values[key]) ? fill(template, place) : [[]]))
    return cells.some((cell) => wordsOf(cell).trim()) ? [{ label: field.label, cells }] : []
  })

/**
 * The sheet of a form with the answers of up to `paper.columns` records, oldest first; without records the blank form.
 * Answers have their computed values; `names` are those of staff, units, villages and residents by id.
 */
export const sheetOf = (form: Form, filled: readonly Values[], names: Readonly<Record<string, string>> = {}): Sheet => {
  const { paper } = form
  const columns = paper?.columns ?? 1
  const places = Array.from({ length: columns }, (_, at): Place => {
    const values = filled[at] ?? {}
    return {
      fields: form.fields,
      values: paper?.states?.(values) ?? values,
      names,
      boxes: paper?.boxes ?? {},
      tight: columns > 1,
    }
  })
  const widths = paper?.widths ?? (columns > 1 ? COLUMNS : SINGLE)
  const around: Around = { places, titles: [], widths, lines: paper?.lines ?? {} }
  return {
    title: paper?.titled === false ? '' : form.title,
    columns,
    size: paper?.size ?? 1,
    headed: paper?.headed !== false,
    titleUnits: widths.titles,
    pages: paged(rowsOf(paper?.rows ?? plainRows(form), around)),
    beside: besideOf(form, places),
  }
}

/** Name and number, as they stand at the top of every page. */
export const headOf = (name: string, code: string): readonly [readonly Piece[], readonly Piece[]] => [
  [{ text: `姓名：${name}` }],
  [{ text: '编号' }, { digits: digitsOf({ kind: 'text', label: '', max: 8 }, code) }],
]
