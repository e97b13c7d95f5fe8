import type { Cell } from '@wangdi/kernel/import/cell.ts'
import { plainHeader } from '@wangdi/kernel/import/header.ts'

/** A merged block of cells, rows and columns from 0. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Header {
  /** First and last row of the header, from 0. */
  readonly top: number
  readonly bottom: number
  readonly names: readonly string[]
}

/** Headers that some form knows, as `plainHeader` writes them. */
export type Known = ReadonlySet<string>

/** Rows looked at for the header: titles and notes stand above it. */
export const HEADER_ROWS = 20

const isWord = (cell: Cell): cell is string =>
  typeof cell === 'string' && cell.trim() !== '' && cell.length <= 60 && !/^[\d.\-/:\s]+$/.test(cell)

/** Known headers weigh most; of rows without any the one with the most words, a title alone never. */
const worth = (row: readonly Cell[], known: Known): number => {
  const words = row.filter(isWord)
  const isKnown = (word: string): boolean => known.has(plainHeader(word))
  if (words.length < 2) return words.length === 1 && isKnown(words[0]) ? 5 : 0
  return (
    words.filter(isKnown).length * 10 + words.length - 0.5 * (row.filter((cell) => cell !== null).length - words.length)
  )
}

const bestRow = (rows: readonly (readonly Cell[])[], known: Known): number => {
  let best = -1
  let most = 0
  rows.slice(0, HEADER_ROWS).forEach((row, at) => {
    const value = worth(row, known)
    if (value > most) [best, most] = [at, value]
  })
  return best
}

/** A header of two or more rows: some of its cells are merged downwards. */
const lastRow = (top: number, merges: readonly Merge[]): number =>
  merges.reduce((bottom, merge) => (merge.top === top && merge.bottom > bottom ? merge.bottom : bottom), top)

const firstRow = (row: number, merges: readonly Merge[]): number =>
  merges.reduce((top, merge) => (merge.bottom === row && merge.top < top ? merge.top : top), row)

const covering = (merges: readonly Merge[], row: number, column: number): Merge | undefined =>
  merges.find(({ top, bottom, left, right }) => top <= row && row <= bottom && left <= column && column <= right)

const wordAt = (rows: readonly (readonly Cell[])[], row: number, column: number): string => {
  const cell = rows[row]?.[column] ?? null
  return cell === null ? '' : String(cell).trim()
}

/** The lowest word of a column inside the header; a merged block gives its word to the first of its columns. */
const nameOf = (
  rows: readonly (readonly Cell[])[],
  merges: readonly Merge[],
  { top, bottom }: { top: number; bottom: number },
  column: number,
): string => {
  for (let row = bottom; row >= top; row--) {
    const word = wordAt(rows, row, column)
    if (word !== '') return word
    const merge = covering(merges, row, column)
    if (merge && merge.top >= top && merge.left === column) return wordAt(rows, merge.top, merge.left)
  }
  return ''
}

/** The header of a sheet from its first rows, with merged cells resolved; null where no row looks like one. */
export const findHeader = (
  rows: readonly (readonly Cell[])[],
  merges: readonly Merge[],
  known: Known,
  given?: number,
): Header | null => {
  const row = given === undefined ? bestRow(rows, known) : given
  if (row < 0 || !rows[row]) return null
  const top = firstRow(row, merges)
  const bottom = Math.max(row, lastRow(top, merges))
  const width = Math.max(...rows.slice(top, bottom + 1).map((each) => each.length))
  const names = Array.from({ length: width }, (_, column) => nameOf(rows, merges, { top, bottom }, column))
  return names.some((name) => name !== '') ? { top, bottom, names } : null
}
