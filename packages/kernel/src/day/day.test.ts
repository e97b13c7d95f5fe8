import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  completedMonths,
  completedYears,
  day,
  dayOfInstant,
  daysBetween,
  daysInMonth,
  earlier,
  later,
  monthOf,
  parseDay,
  yearEnd,
  yearOf,
  yearStart,
} from './day.ts'

const days = fc.integer({ min: -25_000, max: 40_000 }).map((n) => addDays(day('1970-01-01'), n))
const months = fc.integer({ min: -600, max: 600 })

describe('days', () => {
  test.each([
    '2025-02-29',
    '1900-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-1-1',
    '20250101',
    '2025-04-31',
    '',
    null,
    20250101,
  ])('%s does not exist', (text) => {
    expect(parseDay(text)).toBeNull()
  })

  test.each(['2024-02-29', '2000-02-29', '1900-01-01'])('%s exists', (text) => {
    expect(parseDay(text)).toBe(text)
  })

  test('a literal that does not exist is a mistake of ours', () => {
    expect(() => day('2025-02-30')).toThrow(RangeError)
  })

  test('adding days and counting them are inverse', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5000, max: 5000 }), (from, n) => {
        expect(daysBetween(from, addDays(from, n))).toBe(n)
      }),
    )
  })

  test('the day changes at midnight in China', () => {
    expect(dayOfInstant(Date.UTC(2026, 5, 29, 15, 59, 59))).toBe('2026-06-29')
    expect(dayOfInstant(Date.UTC(2026, 5, 29, 16, 0, 0))).toBe('2026-06-30')
  })

  test('a year runs from its start to its end', () => {
    expect([yearStart(2024), yearEnd(2024)]).toEqual(['2024-01-01', '2024-12-31'])
    expect(earlier(day('2024-01-02'), day('2024-01-01'))).toBe('2024-01-01')
    expect(later(day('2024-01-02'), day('2024-01-01'))).toBe('2024-01-02')
  })
})

describe('months', () => {
  test.each([
    ['2024-08-31', 6, '2025-02-28'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-01-31', 12, '2026-01-31'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (from, n, to) => {
    expect(addMonths(day(from), n)).toBe(to)
  })

  test('the month moves by n, the day of the month is kept or clipped to the last one', () => {
    fc.assert(
      fc.property(days, months, (from, n) => {
        const to = addMonths(from, n)
        expect(yearOf(to) * 12 + monthOf(to)).toBe(yearOf(from) * 12 + monthOf(from) + n)
        expect(Number(to.slice(8))).toBe(Math.min(Number(from.slice(8)), daysInMonth(yearOf(to), monthOf(to))))
      }),
    )
  })

  test('a later day never comes earlier by adding the same months', () => {
    fc.assert(
      fc.property(days, fc.nat(400), months, (from, gap, n) => {
        expect(addMonths(from, n) <= addMonths(addDays(from, gap), n)).toBe(true)
      }),
    )
  })

  test('completed months are the largest n that does not pass the day', () => {
    fc.assert(
      fc.property(days, fc.nat(20_000), (from, gap) => {
        const to = addDays(from, gap)
        const n = completedMonths(from, to) ?? -1
        expect(n).toBeGreaterThanOrEqual(0)
        expect(addMonths(from, n) <= to).toBe(true)
        expect(addMonths(from, n + 1) > to).toBe(true)
      }),
    )
  })
})

describe('ages', () => {
  test.each([
    ['1960-06-15', '2025-06-14', 64],
    ['1960-06-15', '2025-06-15', 65],
    ['2004-02-29', '2025-02-27', 20],
    ['2004-02-29', '2025-02-28', 21],
    ['2004-02-29', '2024-02-28', 19],
    ['2025-06-15', '2025-06-15', 0],
  ])('born %s, on %s: %i', (birth, on, age) => {
    expect(completedYears(day(birth), day(on))).toBe(age)
  })

  test('before birth there is no age', () => {
    expect(completedYears(day('2025-06-15'), day('2025-06-14'))).toBeNull()
  })
})
