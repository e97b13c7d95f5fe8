import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hideIn, isSmall, suppress } from './suppress.ts'

describe('小数隐藏', () => {
  test.each<[string, number[], number | null, string[], string | null]>([
    ['SMD-32 最小的另一格一并隐去', [3, 12, 25], 40, ['<5', '*', '25'], '40'],
    ['DS-01 0 和合计照印', [17, 3, 0], 20, ['*', '<5', '0'], '20'],
    ['没有别的非零格，隐去合计', [3, 0, 0], 3, ['<5', '0', '0'], '<5'],
    ['两格都小，不必再隐', [3, 2, 25], 30, ['<5', '<5', '25'], '30'],
    ['相等时取前一个', [3, 12, 12], 27, ['<5', '*', '12'], '27'],
    ['没有印合计，不必再隐', [3, 12, 25], null, ['<5', '12', '25'], null],
    ['没有小数，全部照印', [5, 12, 0], 17, ['5', '12', '0'], '17'],
  ])('%s', (_, cells, total, printed, sum) => {
    expect(suppress(cells, total)).toEqual({ cells: printed, total: sum })
  })

  test('印了合计时，隐去的从不只有一格', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 8 }), (cells) => {
        const total = cells.reduce((a, b) => a + b, 0)
        const { hidden, totalHidden } = hideIn(
          cells,
          new Set(cells.flatMap((n, at) => (isSmall(n) ? [at] : []))),
          total,
        )
        if (!totalHidden) expect(hidden.size).not.toBe(1)
      }),
    )
  })
})
