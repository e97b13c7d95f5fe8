import { expect, test } from 'vitest'
import { customDays, customPeriod, periodChoices } from './periods.ts'

const labels = (to: string): readonly string[] => periodChoices(to).map(({ label }) => label)

test('only periods that have begun are offered', () => {
  expect(labels('2026-06-12')).toContain('2026年上半年')
  expect(labels('2026-06-12')).toContain('2026年6月')
  expect(labels('2026-06-12')).not.toContain('2026年下半年')
  expect(labels('2026-06-12')).not.toContain('2026年7月')
})

const scope = {
  area: '529901000000',
  area_name: '青禾县',
  to: '2026-06-12',
  period: '2025-H2',
  period_label: '2025年下半年',
  start: '2025-07-01',
  end: '2025-12-31',
  reading: 'pro_rata' as const,
}

test('a period from the address that is not among them stays chosen', () =>
  expect(periodChoices('2026-06-12', scope)[0]).toEqual({ value: '2025-H2', label: '2025年下半年' }))

test('two days of one’s own are one period', () => {
  const period = customPeriod('2026-03-01', '2026-04-10')
  expect(customDays(period)).toEqual(['2026-03-01', '2026-04-10'])
  expect(customDays('H1')).toBeNull()
  expect(periodChoices('2026-06-12', { ...scope, period }).at(-1)).toEqual({ value: period, label: '自选起止' })
})
