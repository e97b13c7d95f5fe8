import { expect, test } from 'vitest'
import { missingOf, stopsOf, wayOf } from './columns.ts'

const keys = [
  { key: 'name', label: '姓名', required: true },
  { key: 'id_number', label: '证件号码', required: true },
  { key: 'phone', label: '电话', required: false },
]
const guess = { column: 0, header: '姓名', samples: [], key: 'name', label: '姓名', score: 1, remembered: false }

test('a required item without a column is named; a pair brings both of its items', () => {
  const pressure = [...keys, { key: 'sbp', label: '收缩压', required: true }]
  expect(missingOf(pressure, new Map([[0, 'name']]))).toEqual(['证件号码', '收缩压'])
  expect(
    missingOf(
      pressure,
      new Map([
        [0, 'name'],
        [1, 'id_number'],
        [2, 'sbp/dbp'],
      ]),
    ),
  ).toEqual([])
})

test('two columns for one item stop the run', () =>
  expect(
    stopsOf(
      'resident',
      new Map([
        [0, 'id_number'],
        [1, 'id_number'],
      ]),
    ),
  ).toHaveLength(1))

test('a proposal says how it came about', () => {
  expect(wayOf(guess)).toBe('exact')
  expect(wayOf({ ...guess, score: 0.6 })).toBe('similar')
  expect(wayOf({ ...guess, score: 0.6, remembered: true })).toBe('remembered')
  expect(wayOf({ ...guess, key: null, score: 0 })).toBe('none')
})
