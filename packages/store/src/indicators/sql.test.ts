import { day } from '@wangdi/kernel/day/day.ts'
import { indicators } from '@wangdi/kernel/indicator/list.ts'
import { describe, expect, test } from 'vitest'
import { textOf } from '../sql.ts'
import { countStatements } from './count.ts'
import { personsStatement, sizesStatement } from './lists.ts'
import { planFor } from './value.ts'

const period = {
  period: 'YTD',
  label: '',
  start: day('2026-01-01'),
  end: day('2026-06-30'),
  to: day('2026-06-30'),
  on: day('2026-06-30'),
  reading: 'pro_rata' as const,
}

const figures = indicators.flatMap((indicator) => indicator.variants.map((variant) => ({ indicator, variant })))
const named = (id: string) => figures.filter(({ indicator }) => indicator.id === id)

describe('指标写成的SQL', () => {
  test('同一张表、同一项目的数一条语句数完', () => {
    const asked = figures.flatMap((figure) => {
      const { numerator, denominator } = planFor(figure, period)
      return [numerator, ...(denominator ? [denominator] : [])].map((count) => ({ count, ...period }))
    })
    const statements = countStatements(1, asked, new Map([[3, 3]]))
    const tables = statements.map(({ statement }) => /from (status|event|due)/.exec(textOf(statement))?.[1])
    const counted = asked.flatMap(({ count }) => (count.from === 'status' ? [count.programme] : []))
    expect(tables.filter((table) => table === 'status')).toHaveLength(new Set(counted).size)
  })

  test.each(['HTN-04', 'REC-03'])('%s 的计数', (id) => {
    const asked = named(id).flatMap((figure) => {
      const { numerator, denominator } = planFor(figure, period)
      return [numerator, ...(denominator && denominator.from !== 'base' ? [denominator] : [])].map((count) => ({
        count,
        start: period.start,
        on: period.on,
      }))
    })
    const [first] = countStatements(1, asked.slice(0, 2), new Map([[3, 2]]))
    expect(textOf(first.statement)).toMatchSnapshot()
  })

  test('HTN-04 的名单', () => {
    const query = { tenant: 1, plan: planFor(named('HTN-04')[0], period), villages: [3, 4] }
    const [sizes, page] = [sizesStatement(query), personsStatement(query, 'not-met', undefined, null, 51)]
    expect(sizes && textOf(sizes)).toMatchSnapshot()
    expect(page && textOf(page)).toMatchSnapshot()
  })
})
