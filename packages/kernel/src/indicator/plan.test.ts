import { expect, test } from 'vitest'
import { indicatorOf } from './list.ts'
import { targetOf, variantOf } from './plan.ts'

/** The target of a figure in one variant. */
const target = (id: string, variant: string): number | null | undefined => {
  const indicator = indicatorOf(id)
  const found = indicator && variantOf(indicator, variant)
  return indicator && found ? targetOf(indicator, found) : undefined
}

test('管理率的目标是对估算患者的，不拿在册口径去比', () => {
  expect([target('HTN-03', 'estimated'), target('HTN-03', 'registered')]).toEqual([40, null])
  expect([target('DM-03', 'estimated'), target('DM-03', 'registered')]).toEqual([35, null])
})

test('其他指标各口径是同一个目标', () => {
  expect([target('DM-05', 'managed'), target('DM-05', 'registered')]).toEqual([40, 40])
})
