import type { Fraction } from '@wangdi/kernel/api/routes/figures.ts'
import { describe, expect, test } from 'vitest'
import {
  axisStart,
  barLength,
  count,
  missingForTarget,
  pointsBetween,
  pointsToTarget,
  printed,
  printedAs,
} from './print.ts'

const fraction = (numerator: number | null, denominator: number | null, flags: string[] = []): Fraction => ({
  numerator,
  denominator,
  rate: numerator === null || !denominator ? null : (numerator / denominator) * 100,
  print: numerator === null || !denominator ? '—' : ((numerator / denominator) * 100).toFixed(2),
  flags,
  note: null,
})

describe('figures in words', () => {
  test('thousands are parted by a thin space', () => expect(count(412300)).toBe('412\u2009300'))
  test('no denominator is a dash, never 0%', () => expect(printed(fraction(0, 0), '%')).toBe('—'))
  test('more than the whole wears a mark', () =>
    expect(printed(fraction(51, 50, ['RATE_OVER_100']), '%')).toBe('▲102.00%'))
  test('a count has no percent sign', () => expect(printed(fraction(28640, null), '人')).toBe('28\u2009640'))
  test('a printed value takes its unit', () => {
    expect(printedAs('88.70', '%')).toBe('88.70%')
    expect(printedAs('4013', '人次')).toBe('4\u2009013')
    expect(printedAs('—', '%')).toBe('—')
  })
  test('25 404 of 28 640 needs 372 more for 90%', () => expect(missingForTarget(fraction(25404, 28640), 90)).toBe(372))
  test('a reached target needs none', () => expect(missingForTarget(fraction(90, 100), 90)).toBe(0))
  test('88.70% is 1.30 points under 90%', () => expect(pointsToTarget(fraction(25404, 28640), 90)).toBe(-1.3))
  test('a decrease is rounded half-up by its size', () =>
    expect(pointsBetween(fraction(0, 80000), fraction(100, 80000))).toBe(-0.13))
  test('no value last year gives no difference', () => expect(pointsBetween(fraction(1, 2), fraction(0, 0))).toBeNull())
})

describe('bars', () => {
  test('start at zero when a value is low', () => expect(axisStart([34, 90])).toBe(0))
  test('start higher when all are high', () => expect(axisStart([77.66, 86.83])).toBe(60))
  test('never leave their track', () => {
    expect(barLength(102)).toBe(100)
    expect(barLength(40, 60)).toBe(0)
  })
})
