import { describe, expect, test } from 'vitest'
import { forms } from '../form/list.ts'
import type { PaperRow } from '../form/paper.ts'
import { companionsOf } from '../form/visible.ts'
import type { Piece } from './piece.ts'
import { plainRows } from './plain.ts'
import { type Sheet, sheetOf } from './sheet.ts'
import { keysIn } from './template.ts'

/** Keys that a layout places, in its order; entries of a list name their own. */
const placed = (rows: readonly PaperRow[]): readonly string[] =>
  rows.flatMap((row): readonly string[] => {
    if (typeof row === 'string') return [row]
    if (Array.isArray(row)) return row.flatMap((item) => placed([item]))
    if ('each' in row) return [row.each]
    if ('rows' in row) return placed(row.rows)
    if ('grid' in row) return row.grid.flatMap((template) => keysIn(template ?? ''))
    if ('text' in row) return keysIn(row.text)
    if ('page' in row || 'cut' in row || !('key' in row || 'cell' in row)) return []
    return [
      ...(row.key === undefined ? [] : [row.key]),
      ...keysIn(`${row.label ?? ''}${row.cell ?? ''}`),
      ...(row.entries ? [row.entries.of] : []),
    ]
  })

const piecesOf = (sheet: Sheet): readonly Piece[] =>
  sheet.pages.flat().flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.flat()))

describe.each([...forms.values()].map((form) => [form.id, form] as const))('%s on paper', (_, form) => {
  const laid = placed(form.paper?.rows ?? plainRows(form))

  test('what the paper layout names is an item of the form', () => {
    const { beside = [], lines = {}, boxes = {} } = form.paper ?? {}
    const named = [...laid, ...beside, ...Object.keys(lines), ...Object.keys(boxes)]
    expect(named.filter((key) => !form.fields[key.split('.')[0]])).toEqual([])
    expect(sheetOf(form, []).pages.flat().length).toBeGreaterThan(0)
  })

  test('each item has its place: in a row, behind its code, in the head or beside the sheet', () => {
    const companions = companionsOf(form.fields)
    const has = new Set([...laid, ...(form.paper?.beside ?? []), 'name', 'record_no8'])
    const second = new Set(form.sections.flatMap(({ pairs }) => (pairs ?? []).map(([, key]) => key)))
    const behind = (key: string): boolean => companions.get(key)?.some(({ parent }) => has.has(parent)) ?? false
    const missing = Object.entries(form.fields)
      .filter(([key, field]) => !(key === form.byKey && field.kind === 'ref' && form.paper?.rows))
      .filter(([key, field]) => !has.has(key) && !behind(key) && !second.has(key) && !field.notDoneOf)
      .map(([key]) => key)
    expect(missing).toEqual([])
  })

  test('a code never parts from its words', () => {
    const parted = piecesOf(sheetOf(form, [])).filter(
      (piece) => 'text' in piece && !piece.keep && !piece.pen && /^\d{1,2}[\p{L}]{1,12}$/u.test(piece.text),
    )
    expect(parted).toEqual([])
  })
})

test.each(['htn_followup', 'dm_followup', 'copd_followup', 'tb_followup'])('%s has four visits side by side', (id) => {
  const form = forms.get(id)
  if (!form) throw new Error(id)
  const { pages } = sheetOf(form, [{ method: '2' }])
  const row = pages.flat().find(({ cells }) => JSON.stringify(cells[0].lines).includes(form.fields.method.label))
  const boxes = row?.cells
    .slice(1)
    .map(({ lines }) => lines.flat().flatMap((piece) => ('boxes' in piece ? piece.boxes : [])))
  expect(boxes).toEqual([['2'], [''], [''], ['']])
})
