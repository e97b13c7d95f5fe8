import { expect, test } from 'vitest'
import { stripOf } from './strip.ts'

const unit = (area: string, rate: number | null) => ({ area, name: area, rate, print: String(rate) })

test('units and target share one axis, the lowest is drawn last and on top', () => {
  const { dots, targetAt } = stripOf({
    units: [unit('a', 70), unit('b', 90), unit('c', 80)],
    target: 100,
    lowest: { area: 'a', name: 'a', print: '70' },
  })
  expect(dots.map(({ area }) => area)).toEqual(['b', 'c', 'a'])
  expect(dots.at(-1)).toMatchObject({ lowest: true, at: 8 })
  expect(targetAt).toBe(92)
})

test('units without a value have no dot, equal units stand in the middle', () => {
  const { dots } = stripOf({ units: [unit('a', 100), unit('b', null)], target: null, lowest: null })
  expect(dots).toMatchObject([{ area: 'a', at: 50 }])
})
