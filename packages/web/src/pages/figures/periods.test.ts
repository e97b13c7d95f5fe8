import { expect, test } from 'vitest'
import { periodChoices } from './periods.ts'

const labels = (to: string): readonly string[] => periodChoices(to).map(({ label }) => label)

test('only periods that have begun are offered', () => {
  expect(labels('2026-06-12')).toContain('2026年上半年')
  expect(labels('2026-06-12')).toContain('2026年6月')
  expect(labels('2026-06-12')).not.toContain('2026年下半年')
  expect(labels('2026-06-12')).not.toContain('2026年7月')
})

test('a period from the address that is not among them stays chosen', () => {
  const scope = {
    area: '529901000000',
    area_name: '青禾县',
    to: '2026-06-12',
    period: '2026-03-01..2026-04-10',
    period_label: '2026-03-01至2026-04-10',
    start: '2026-03-01',
    end: '2026-04-10',
    reading: 'pro_rata' as const,
  }
  expect(periodChoices('2026-06-12', scope)[0]).toEqual({ value: scope.period, label: scope.period_label })
})
