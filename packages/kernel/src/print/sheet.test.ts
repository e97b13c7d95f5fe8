import { describe, expect, test } from 'vitest'
import { forms } from '../form/list.ts'
import { companionsOf } from '../form/visible.ts'
import { sheetOf } from './sheet.ts'

describe.each([...forms.values()].map((form) => [form.id, form] as const))('%s on paper', (_, form) => {
  test('what the paper layout names is an item of the form', () => {
    const named = [...(form.paper?.beside ?? []), ...Object.keys(form.paper?.lines ?? {})]
    expect(named.filter((key) => !form.fields[key])).toEqual([])
  })

  test('the blank sheet has each item that does not stand beside it, in the order of the form', () => {
    const companions = companionsOf(form.fields)
    const beside = new Set(form.paper?.beside)
    const second = new Set(form.sections.flatMap(({ pairs }) => (pairs ?? []).map(([, key]) => key)))
    const expected = Object.entries(form.fields)
      .filter(([key]) => !companions.has(key) && !beside.has(key) && !second.has(key))
      .filter(([, field]) => !field.notDoneOf && field.kind !== 'ref')
      .map(([, field]) => field.label)
    const printed = sheetOf(form, []).rows.map(({ label }) => label)
    expect(printed).toHaveLength(expected.length)
    expect(printed.filter((label, at) => !label.startsWith(expected[at]))).toEqual([])
  })
})

test.each(['htn_followup', 'dm_followup', 'copd_followup', 'tb_followup'])('%s has four visits side by side', (id) => {
  const form = forms.get(id)
  if (!form) throw new Error(id)
  const { rows } = sheetOf(form, [{ method: '2' }])
  expect(rows.every(({ cells }) => cells.length === 4)).toBe(true)
  const { cells } = rows.find(({ label }) => label.startsWith(form.fields.method.label)) ?? { cells: [] }
  expect(cells.map((cell) => cell.flat().flatMap((piece) => ('boxes' in piece ? piece.boxes : [])))).toEqual([
    ['2'],
    [''],
    [''],
    [''],
  ])
})
