import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, dayNumber, dayOfInstant, daysBetween, monthOf, yearOf } from './day.ts'

/** The same by the runtime's own calendar. */
const byDate = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10)

const anyDay = fc.integer({ min: -700_000, max: 200_000 })

test('日期运算与公历一致', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -1000, max: 1000 }), (n, more) => {
      const day = byDate(n) as Day
      expect(dayNumber(day)).toBe(n)
      expect(addDays(day, more)).toBe(byDate(n + more))
      expect(daysBetween(day, addDays(day, more))).toBe(more)
      expect([yearOf(day), monthOf(day)]).toEqual([Number(day.slice(0, 4)), Number(day.slice(5, 7))])
      expect(dayOfInstant(n * 86_400_000)).toBe(day)
    }),
    { numRuns: 2000 },
  )
})
