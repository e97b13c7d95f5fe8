import { type SheetRow, WIDTH } from '@wangdi/kernel/print/rows.ts'
import type { Sheet } from '@wangdi/kernel/print/sheet.ts'
import { type FlowLine, flow, LEADING, type Measure } from './flow.ts'

/** Room inside a cell's borders at left and right. */
export const PAD_X = 3
/** Room above and below; the most with which the rows stay on their page. */
export const PADS = [8, 6.5, 5, 4, 3.2, 2.6, 2.1, 1.6, 1.2] as const
/** Where no room keeps the rows on their page. */
export const RUNNING_PAD = 2.6
export const TEXT = 9

export interface LaidCell {
  readonly x: number
  readonly width: number
  readonly lines: readonly FlowLine[]
  readonly label: boolean
  readonly middle: boolean
}

export interface LaidTitle {
  readonly text: string
  readonly x: number
  readonly width: number
  readonly lines: readonly FlowLine[]
}

/** A row with its height, not yet on a page. */
export interface LaidRow {
  readonly titles: readonly LaidTitle[]
  readonly cells: readonly LaidCell[]
  readonly height: number
  readonly size: number
  /** Room above and below the letters. */
  readonly pad: number
  readonly row: SheetRow
}

export const linesHeight = (lines: readonly FlowLine[]): number => lines.reduce((sum, { height }) => sum + height, 0)

/** Lays out rows at the width of the page. */
export const layRow = (
  row: SheetRow,
  { titleUnits, size: usual }: Pick<Sheet, 'titleUnits' | 'size'>,
  width: number,
  measure: Measure,
  pad: number,
): LaidRow => {
  const unit = width / WIDTH
  const size = TEXT * usual * (row.open?.size ?? 1)
  let x = 0
  const titles = row.titles.map((text, at): LaidTitle => {
    const own = titleUnits[Math.min(at, 1)] * unit
    const title = { text, x, width: own, lines: flow([[{ text }]], own - 2 * PAD_X, size, measure) }
    x += own
    return title
  })
  const cells = row.cells.map(({ span, lines, label, middle }): LaidCell => {
    const own = span * unit
    const cell = {
      x,
      width: own,
      lines: flow(lines, own - 2 * PAD_X, size, measure),
      label: label === true,
      middle: middle === true,
    }
    x += own
    return cell
  })
  const least = (row.lines ?? 1) * size * LEADING
  const height = Math.max(least, ...cells.map(({ lines }) => linesHeight(lines))) + 2 * pad
  return { titles, cells, height: row.cut ? 12 : height, size, pad, row }
}

/** Rows from `at` on that have the titles down to this depth in common. */
export const spanOf = (rows: readonly LaidRow[], at: number, depth: number): number => {
  const path = (row: LaidRow): string =>
    row.titles
      .slice(0, depth + 1)
      .map(({ text }) => text)
      .join('\n')
  let end = at + 1
  while (end < rows.length && rows[end].titles.length > depth && path(rows[end]) === path(rows[at])) end++
  return end - at
}

/** Whether a title begins at a row: the row before has another. */
export const begins = (rows: readonly LaidRow[], at: number, depth: number): boolean =>
  at === 0 ||
  rows[at - 1].titles.length <= depth ||
  at + spanOf(rows, at, depth) !== at - 1 + spanOf(rows, at - 1, depth)

/** Rows tall enough for the titles beside them: the last of a title's rows gives the room. */
export const stretch = (rows: readonly LaidRow[]): readonly LaidRow[] => {
  const tall = rows.map((row) => ({ ...row }))
  for (const depth of [1, 0])
    for (let at = 0; at < tall.length; at++) {
      const title = tall[at].titles[depth]
      if (!title || !begins(tall, at, depth)) continue
      const end = at + spanOf(tall, at, depth)
      const height = tall.slice(at, end).reduce((sum, row) => sum + row.height, 0)
      const lacking = linesHeight(title.lines) + 2 * tall[at].pad - height
      if (lacking > 0) tall[end - 1] = { ...tall[end - 1], height: tall[end - 1].height + lacking }
    }
  return tall
}

/** A row taller than a page, as several: each holds the lines that fit. */
export const split = (row: LaidRow, room: number): readonly LaidRow[] => {
  if (row.height <= room) return [row]
  const line = row.size * LEADING
  const fits = Math.max(1, Math.floor((room - 2 * row.pad) / line))
  const parts = Math.ceil(Math.max(...row.cells.map(({ lines }) => lines.length)) / fits)
  return Array.from({ length: parts }, (_, at) => {
    const cells = row.cells.map((cell) => ({ ...cell, lines: cell.lines.slice(at * fits, (at + 1) * fits) }))
    const height = Math.max(...cells.map(({ lines }) => linesHeight(lines)), line) + 2 * row.pad
    return { ...row, cells, height }
  })
}
