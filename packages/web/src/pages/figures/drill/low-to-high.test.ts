import { expect, test } from 'vitest'
import { lowToHigh } from './low-to-high.ts'

const area = (name: string, rate: number | null, numerator: number | null, denominator: number | null) => ({
  name,
  value: { rate, numerator, denominator },
})
const names = (children: readonly ReturnType<typeof area>[], direction: string) =>
  lowToHigh(children, direction).map(({ name }) => name)

test('由低到高，没有对象的排在最后', () => {
  const children = [area('空村', null, 0, 0), area('高', 100, 2, 2), area('低', 50, 1, 2), area('零', 0, 0, 3)]
  expect(names(children, '>=')).toEqual(['零', '低', '高', '空村'])
})

test('越低越好的指标，最差的在前', () => {
  const children = [area('空村', null, 0, 0), area('好', 1, 1, 100), area('差', 9, 9, 100), area('空街', null, 0, 0)]
  expect(names(children, '<=')).toEqual(['差', '好', '空村', '空街'])
})

test('没有分母的人数按多少排', () => {
  expect(names([area('多', null, 9, null), area('不显示', null, null, null), area('少', null, 2, null)], '>=')).toEqual(
    ['少', '多', '不显示'],
  )
})
