import { expect, test } from 'vitest'
import { movingWindow } from './limits.ts'

test('a window lets through its limit and opens again when the oldest has passed', () => {
  const window = movingWindow(2, 1000)
  expect([window.take('a', 0), window.take('a', 500), window.take('a', 900)]).toEqual([true, true, false])
  expect(window.take('b', 900)).toBe(true)
  expect(window.isFull('a', 900)).toBe(true)
  expect(window.take('a', 1001)).toBe(true)
})
