import { expect, test } from 'vitest'
import { clockOf } from './clock.ts'

test.each([
  ['09:30', '09:30'],
  ['9:30', '09:30'],
  ['9：30', '09:30'],
  ['０９：３０', '09:30'],
  ['0930', '09:30'],
  ['930', '09:30'],
  ['9点30分', '09:30'],
  ['9点', '09:00'],
  ['15 : 05', '15:05'],
  ['2560', '2560'],
  ['9:3', '9:3'],
  ['上午', '上午'],
  ['', ''],
])('%s 记作 %s', (typed, stored) => {
  expect(clockOf(typed)).toBe(stored)
  expect(clockOf(clockOf(typed))).toBe(stored)
})
