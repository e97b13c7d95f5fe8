import { describe, expect, test } from 'vitest'
import { monthBefore, parseSearch, scopeOf } from './scope.ts'

describe('the address of a figure', () => {
  test('keeps what it understands and drops the rest', () =>
    expect(parseSearch({ area: 529901001001, to: '2026-06-12', list: 'everyone', reading: 'full_year', x: 1 })).toEqual(
      {
        area: '529901001001',
        to: '2026-06-12',
        reading: 'full_year',
      },
    ))
  test('a list and its page do not change the figure', () =>
    expect(scopeOf({ area: '529901001001', period: 'YTD', list: 'met', clause: 'C-OBLIG', after: 'k' })).toEqual({
      area: '529901001001',
      period: 'YTD',
    }))
})

describe('the month before', () => {
  test('is the same day', () => expect(monthBefore('2026-06-12')).toBe('2026-05-12'))
  test('goes over the year', () => expect(monthBefore('2026-01-31')).toBe('2025-12-31'))
  test('ends with a shorter month', () => expect(monthBefore('2026-03-31')).toBe('2026-02-28'))
})
