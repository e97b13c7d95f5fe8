import { describe, expect, test } from 'vitest'
import { sheet } from '../testing/sheet.ts'
import { cellValue } from './value.ts'

const field = (key: string) => sheet.fields[key as keyof typeof sheet.fields]
const value = (key: string, cell: string | number) => cellValue(field(key), key, cell)

describe('cells', () => {
  test.each([
    ['2025/6/3', '2025-06-03'],
    ['20250603', '2025-06-03'],
    ['2025年6月3日', '2025-06-03'],
    ['2025-06-03 08:30:00', '2025-06-03'],
    ['２０２５－０６－０３', '2025-06-03'],
    [45811, '2025-06-03'],
    ['45811.0', '2025-06-03'],
    ['1900-01-01', null],
    ['0001-01-01', null],
    ['/', null],
  ])('IO-15 date %s is %s', (cell, expected) => expect(value('service_date', cell)).toEqual({ value: expected }))

  test.each([
    ['25-06-03', 'DATE_TWO_DIGIT_YEAR'],
    ['2025-02-30', 'BAD_FORMAT'],
    ['昨天', 'BAD_FORMAT'],
  ])('date %s is refused', (cell, code) => expect(value('service_date', cell)).toMatchObject({ problem: { code } }))

  test.each([
    ['2018年5月', '2018-05'],
    ['2018-05-20', '2018-05'],
    ['201805', '2018-05'],
  ])('month %s is %s', (cell, expected) => expect(value('diagnosed', cell)).toEqual({ value: expected }))

  test('IO-16 a number that became scientific is refused: its digits are lost', () => {
    expect(value('id_number', '5.20102E+17')).toMatchObject({ problem: { code: 'ID_EXCEL_FLOAT', severity: 'reject' } })
    expect(value('id_number', 520102195809030000)).toMatchObject({ problem: { code: 'ID_EXCEL_FLOAT' } })
    expect(value('id_number', "'52990119580903001x")).toEqual({ value: '52990119580903001X' })
  })

  test('IO-20 codes of a set are read from one cell', () => {
    expect(value('symptoms', '2;5')).toEqual({ value: ['2', '5'] })
    expect(value('symptoms', '头痛头晕、呼吸困难')).toEqual({ value: ['2', '5'] })
    expect(value('symptoms', 2)).toEqual({ value: ['2'] })
  })

  test.each([
    ['1.门诊', '1'],
    ['1 门诊', '1'],
    ['门诊', '1'],
    ['3、电话', '3'],
    ['２', '2'],
    [2, '2'],
  ])('code %s is %s', (cell, code) => expect(value('method', cell)).toEqual({ value: code }))

  test('a number and a word that say different things wait for a person', () => {
    expect(value('method', '1.电话')).toMatchObject({ problem: { code: 'NOT_IN_OPTIONS', severity: 'waiting' } })
    expect(value('method', '微信')).toMatchObject({ problem: { severity: 'waiting' } })
  })

  test('130/80 in a column of systolic pressures is refused with the way out', () => {
    expect(value('sbp', '130/80')).toMatchObject({
      problem: { code: 'BAD_FORMAT', hint: 'split systolic and diastolic' },
    })
  })

  test.each([
    ['128 mmHg', 'sbp', 128],
    ['128.0', 'sbp', 128],
    [62.400000000000006, 'weight', '62.4'],
    ['无', 'weight', null],
    ['—', 'sbp', null],
  ])('number %s', (cell, key, expected) => expect(value(key, cell)).toEqual({ value: expected }))

  test('拒绝 is a reason where the item may be left undone', () => {
    expect(value('weight', '拒绝')).toEqual({ value: null, notDone: 'refused' })
  })
})
