import { expect, test } from 'vitest'
import { agrees, sumOf, writable } from './balance.ts'

const balance = { read: 1000, created: 620, updated: 200, unchanged: 100, duplicates: 20, waiting: 40, rejected: 20 }

test('IO-17: the classes add up to the rows read', () => {
  expect(sumOf(balance)).toBe(1000)
  expect(agrees(balance)).toBe(true)
  expect(writable(balance)).toBe(820)
})
test('a lost row is a mismatch', () => expect(agrees({ ...balance, created: 619 })).toBe(false))
