import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fraction } from '../api/routes/figures.ts'
import { allShown, printShown, shownAlone, shownParts } from './sums.ts'

const figure = (numerator: number, denominator: number | null): Fraction => ({
  numerator,
  denominator,
  rate: denominator ? numerator / denominator : null,
  print: String(numerator),
  flags: [],
  note: null,
})

describe('只看合计的岗位', () => {
  test('一个病人的村，数和率都不显示 (T09)', () => {
    const value = figure(1, 1)
    expect(printShown(value, shownAlone(value))).toMatchObject({ numerator: null, rate: null, print: '<5' })
  })

  test('未达到的人数少，达到数和率也不显示，分母照印', () => {
    const value = figure(18, 20)
    expect(shownAlone(value)).toEqual({ numerator: false, denominator: true })
    expect(printShown(value, shownAlone(value))).toMatchObject({ numerator: null, denominator: 20, print: '*' })
  })

  test('本级不显示时，下级一个也不显示，加起来不会露出本级', () => {
    const parts = [figure(7, 10), figure(5, 15)]
    const { parts: shown } = shownParts(parts, figure(12, 25), { numerator: false, denominator: false })
    expect(shown.every(({ numerator, denominator }) => !numerator && !denominator)).toBe(true)
  })
})

const part = fc.tuple(fc.nat({ max: 12 }), fc.nat({ max: 12 })).map(([n, more]) => figure(n, n + more))

test('从印出的数算不出任何一个 1～4 的格', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const sum = (key: 'numerator' | 'denominator'): number => parts.reduce((a, each) => a + (each[key] ?? 0), 0)
      const whole = figure(sum('numerator'), sum('denominator'))
      const { parts: shown, whole: top } = shownParts(parts, whole, shownAlone(whole))
      for (const key of ['numerator', 'denominator'] as const) {
        for (const [at, each] of parts.entries()) if (shown[at][key]) expect([1, 2, 3, 4]).not.toContain(each[key])
        const left = parts.filter((_, at) => !shown[at][key]).map((each) => each[key] ?? 0)
        if (!top[key] || left.length === 0) continue
        expect(left.length).not.toBe(1)
        expect([1, 2, 3, 4]).not.toContain(left.reduce((a, each) => a + each, 0))
      }
      for (const [at, each] of parts.entries())
        if (shown[at].numerator && shown[at].denominator)
          expect([1, 2, 3, 4]).not.toContain((each.denominator ?? 0) - (each.numerator ?? 0))
    }),
  )
})

test.each([
  [1, 1],
  [1, 3],
  [4, 4],
])('藏起来的 %i 和 %i 加起来就露底，再藏一个', (one, two) => {
  const parts = [one, two, 30, 20].map((n) => figure(n, n + 100))
  const { parts: shown } = shownParts(parts, figure(one + two + 50, one + two + 450), allShown)
  expect(shown.map(({ numerator }) => numerator)).toEqual([false, false, true, false])
})

test('没有小数就全部照印', () => {
  const parts = [figure(20, 40), figure(10, 30)]
  expect(shownParts(parts, figure(30, 70), allShown)).toEqual({ parts: [allShown, allShown], whole: allShown })
})
