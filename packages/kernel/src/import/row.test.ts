import { describe, expect, test } from 'vitest'
import { mappingFindings } from './mapping.ts'
import { rowReader } from './row.ts'
import { templateFindings } from './template.ts'
import { mapped, target } from './testing/sheet.ts'

describe('rows', () => {
  test('one column of pressures, a group, a list and a reason become answers', () => {
    const read = rowReader(
      target,
      mapped('name', 'service_date', 'sbp/dbp', 'first.sbp', 'drugs[0].name', 'drugs[1].name', 'weight'),
    )
    const draft = read(['孔才', '2025/6/3', '130／80', 150, '氨氯地平', null, '拒绝'])
    expect(draft.problems).toEqual([])
    expect(draft.service_date).toBe('2025-06-03')
    expect(draft.forms.test_sheet).toEqual({
      name: '孔才',
      service_date: '2025-06-03',
      sbp: 130,
      dbp: 80,
      first: { sbp: 150 },
      drugs: [{ name: '氨氯地平' }],
      weight_not_done: 'refused',
    })
  })

  test.each([
    ['每日2次，每次20mg', { times_per_day: '2', amount: '20', unit: 'mg' }],
    ['口服 一日三次 一次1片', { times_per_day: '3', amount: '1', unit: '片' }],
    ['每天1次 每次半片', { times_per_day: '1', amount: '0.5', unit: '片' }],
  ])('用法用量 %s', (cell, expected) => {
    const { forms, problems } = rowReader(target, mapped('drugs[0].usage'))([cell])
    expect(problems).toEqual([])
    expect(forms.test_sheet.drugs).toEqual([expected])
  })

  test('a wrong cell is named with its column and what stands in it', () => {
    const draft = rowReader(target, mapped('name', 'sbp'))(['孔才', '130/80'])
    expect(draft.problems).toMatchObject([{ field: 'sbp', label: '收缩压', column: 1, cell: '130/80' }])
  })

  test('two columns for one key stop the run, also inside a pair; so does a missing day', () => {
    expect(mappingFindings(target, mapped('id_number', 'id_number')).map(({ code }) => code)).toEqual([
      'CROSS_FIELD',
      'REQUIRED',
    ])
    expect(mappingFindings(target, mapped('id_number', 'service_date', 'sbp/dbp', 'sbp'))).toHaveLength(1)
    expect(mappingFindings(target, mapped('name', 'service_date'))).toMatchObject([{ field: 'id_number' }])
  })
})

describe('templates', () => {
  test.each([
    [{ form: 'test_sheet', edition: 'W1', keys: ['name'] }, []],
    [{ form: 'other', edition: 'W1', keys: ['name'] }, ['TPL_MISMATCH']],
    [{ form: 'test_sheet', edition: 'W0', keys: ['name'] }, ['TPL_MISMATCH']],
    [{ form: 'test_sheet', edition: 'W1', keys: null }, ['TPL_KEYS']],
  ])('%o', (mark, expected) => expect(templateFindings(target, mark).map(({ code }) => code)).toEqual(expected))
})
