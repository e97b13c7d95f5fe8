import { expect, test } from 'vitest'
import { lockAfter } from './lock.ts'

const minute = (n: number): number => n * 60_000

test('four failures do not lock', () => expect(lockAfter([1, 2, 3, 4].map(minute), minute(5))).toBeNull())

test('the fifth within 15 minutes locks for 15 minutes', () => {
  const failures = [1, 2, 3, 4, 5].map(minute)
  expect(lockAfter(failures, minute(6))).toEqual({ until: minute(20) })
  expect(lockAfter(failures, minute(20))).toBeNull()
})

test('five over a longer time do not lock', () =>
  expect(lockAfter([0, 5, 10, 15, 20].map(minute), minute(21))).toBeNull())

test('ten in a day lock until an administrator unlocks', () => {
  const failures = Array.from({ length: 10 }, (_, n) => minute(n * 100))
  expect(lockAfter(failures, minute(901))).toEqual({ until: Number.POSITIVE_INFINITY })
})
