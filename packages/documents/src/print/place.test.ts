import type { SheetRow } from '@wangdi/kernel/print/rows.ts'
import { describe, expect, test } from 'vitest'
import { begins, layRow, spanOf, split, stretch } from './place.ts'

const measure = (text: string, size: number): number => [...text].length * size
const lay = (row: SheetRow) => layRow(row, { titleUnits: [4, 6], size: 1 }, 480, measure, 2)
const row = (titles: readonly string[], text = ''): SheetRow => ({
  titles,
  cells: [{ span: 48 - 4 * titles.length, lines: [[{ text }]] }],
})

describe('titles beside their rows', () => {
  const rows = [row(['查体', '肺']), row(['查体', '肺']), row(['查体']), row(['用药'])].map(lay)

  test('a title spans the rows that have it in common, again after the end of a page', () => {
    expect(rows.map((_, at) => begins(rows, at, 0))).toEqual([true, false, false, true])
    expect([spanOf(rows, 0, 0), spanOf(rows, 0, 1)]).toEqual([3, 2])
    expect(begins(rows.slice(1), 0, 0)).toBe(true)
  })

  test('rows grow where a title is taller than they are', () => {
    const [tall] = stretch([lay(row(['非免疫规划预防接种史']))])
    expect(tall.height).toBeGreaterThan(lay(row(['用药'])).height)
  })
})

test('a row that is taller than a page goes on with the lines that are left', () => {
  const long = lay(row([], '字'.repeat(2000)))
  const parts = split(long, 300)
  expect(parts.length).toBeGreaterThan(1)
  expect(parts.every(({ height }) => height <= 300)).toBe(true)
  expect(parts.flatMap(({ cells }) => cells[0].lines)).toEqual(long.cells[0].lines)
})
