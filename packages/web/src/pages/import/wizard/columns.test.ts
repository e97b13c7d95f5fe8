import { expect, test } from 'vitest'
import { stopsOf, wayOf } from './columns.ts'

const keys = [
  { key: 'name', label: '姓名', required: true },
  { key: 'id_number', label: '证件号码', required: true },
  { key: 'phone', label: '电话', required: false },
]
const guess = { column: 0, header: '姓名', samples: [], key: 'name', label: '姓名', score: 1, remembered: false }

test('two columns for one item and a required item without a column stop the run', () =>
  expect(
    stopsOf(
      keys,
      new Map([
        [0, 'name'],
        [1, 'name'],
        [2, null],
      ]),
    ),
  ).toEqual({ missing: ['证件号码'], twice: ['姓名'] }))

test('a proposal says how it came about', () => {
  expect(wayOf(guess)).toBe('exact')
  expect(wayOf({ ...guess, score: 0.6 })).toBe('similar')
  expect(wayOf({ ...guess, score: 0.6, remembered: true })).toBe('remembered')
  expect(wayOf({ ...guess, key: null, score: 0 })).toBe('none')
})
