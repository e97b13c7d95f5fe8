import { describe, expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import { ageLimitOf, isTarget, ofAgeFrom } from './target.ts'

describe('谁算65岁及以上', () => {
  test.each([
    [1, '1960-12-31', '2025-06-01', {}, true],
    [2, '1961-01-01', '2025-06-01', {}, false],
    [3, '1960-11-20', '2025-03-05', {}, true],
    [3, '1960-11-20', '2025-03-05', { age_basis: 'service_date' }, false],
    [3, '1960-11-20', '2025-11-20', { age_basis: 'service_date' }, true],
  ])('例 %i：%s 出生，%s 体检', (_, birth, exam, settings, expected) => {
    expect(isTarget(day(birth), day(exam), settings)).toBe(expected)
  })

  test('从当年1月1日起，按服务日的从生日起', () => {
    expect(ofAgeFrom(day('1960-11-20'), 65, 2025, 'year_end')).toBe('2025-01-01')
    expect(ofAgeFrom(day('1960-11-20'), 65, 2025, 'service_date')).toBe('2025-11-20')
    expect(ofAgeFrom(day('1960-11-20'), 65, 2026, 'service_date')).toBe('2026-01-01')
    expect(ofAgeFrom(day('1960-02-29'), 65, 2025, 'service_date')).toBe('2025-02-28')
    expect(ofAgeFrom(day('1961-11-20'), 65, 2025, 'year_end')).toBeNull()
  })
})

describe('地方扩展的年龄', () => {
  const settings = {
    old_age_limits: [
      { from: 2025, age: 63 },
      { from: 2026, age: 62, area: '529901000000' },
      { from: 2026, age: 60, area: '529901100' },
    ],
  }
  test('按地区和年份，最窄的地区优先；没有的为65', () => {
    expect(ageLimitOf(settings, 2024, '529901100003')).toBe(65)
    expect(ageLimitOf(settings, 2025, '529901100003')).toBe(63)
    expect(ageLimitOf(settings, 2026, '529901100003')).toBe(60)
    expect(ageLimitOf(settings, 2026, '529901200003')).toBe(62)
    expect(ageLimitOf(settings, 2026)).toBe(63)
  })
  test('设置写错的，按65', () => {
    expect(ageLimitOf({ old_age_limits: '60' }, 2026)).toBe(65)
    expect(ageLimitOf({ old_age_limits: [{ from: 2020 }, null] }, 2026)).toBe(65)
  })
})
