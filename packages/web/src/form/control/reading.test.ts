import { expect, test } from 'vitest'
import { plainNumber, readDay } from './reading.ts'

test.each([
  ['１６４', '164'],
  ['7。0', '7.0'],
  ['1，200', '1200'],
  ['5，6', '5,6'],
  ['64,55', '64,55'],
  [' 72.0 ', '72.0'],
])('数字 %s 读作 %s', (typed, read) => expect(plainNumber(typed)).toBe(read))

test.each([
  ['0520', '2026-05-20'],
  ['20250520', '2025-05-20'],
  ['2025.5.2', '2025-05-02'],
  ['5月20日', '2026-05-20'],
  ['２０２５－０５－２０', '2025-05-20'],
  ['2025-02-30', '2025-02-30'],
  ['昨天', '昨天'],
  ['', ''],
])('日期 %s 读作 %s', (typed, read) => expect(readDay(typed, '2026-06-12')).toBe(read))
