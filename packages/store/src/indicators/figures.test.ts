import { day } from '@wangdi/kernel/day/day.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveBase } from '../commands/bases.ts'
import { readSettings, setSetting } from '../commands/settings.ts'
import { type County, openCounty, register, stored, villageCodes } from '../fixtures/county.ts'
import { enrolment, visit } from '../fixtures/forms.ts'
import { figuresOverview } from './overview.ts'
import { figurePage } from './page.ts'
import { figurePersons } from './persons.ts'

let county: County
beforeAll(async () => {
  county = await openCounty()
  for (let n = 0; n < 6; n++) {
    const person = await register(county, {
      name: `钱国${'甲乙丙丁戊己'[n]}`,
      birth: `195${n}-03-01`,
      order: n + 1,
      village: villageCodes[n % 2],
      diseases: ['2'],
    })
    if (n === 5) continue
    await stored(county.context(), enrolment(person, '2025-02-10'))
    const days = n < 3 ? ['2026-01-15', '2026-04-10'] : ['2026-01-15']
    for (const on of days) await stored(county.context(), visit(person, on, 126, 80))
  }
})
afterAll(() => county.drop())

const page = async (id: string, variant: string, area?: string) => {
  const answer = await figurePage(county.context(), id, variant, { area })
  if ('code' in answer) throw new Error(answer.code)
  return answer
}

describe('指标', () => {
  test('规范管理率由村汇总到乡镇和县', async () => {
    const whole = await page('HTN-04', 'managed')
    expect(whole.row.value).toMatchObject({ numerator: 3, denominator: 5, print: '60.00' })
    expect(whole.path.map(({ name }) => name)).toEqual(['青禾县'])
    expect(whole.children.map(({ name, value }) => [name, value.numerator, value.denominator])).toEqual([
      ['柳湾镇', 3, 5],
      ['河口镇', 0, 0],
    ])
    const village = await page('HTN-04', 'managed', villageCodes[1])
    expect(village.path.map(({ name }) => name)).toEqual(['青禾县', '柳湾镇', '马鞍村'])
    expect(village.row.value).toMatchObject({ numerator: 1, denominator: 2 })
  })

  test('名单的人数与印出的数相等，各有未满足的条款', async () => {
    const whole = await page('HTN-04', 'managed')
    expect(whole.lists).toMatchObject({ met: 3, not_met: 2 })
    expect(whole.reasons.reduce((sum, { first }) => sum + first, 0)).toBe(2)
    const list = await figurePersons(county.context(), 'HTN-04', 'managed', { list: 'not-met' })
    if ('code' in list) throw new Error(list.code)
    expect(list).toMatchObject({ total: 2, next: null })
    expect(list.items.every(({ clauses }) => clauses.some(({ state }) => state === 'unmet'))).toBe(true)
    const met = await figurePersons(county.context(), 'HTN-04', 'managed', { list: 'met', limit: 2 })
    if ('code' in met) throw new Error(met.code)
    const rest = await figurePersons(county.context(), 'HTN-04', 'managed', {
      list: 'met',
      limit: 2,
      after: met.next ?? '',
    })
    expect([...met.items, ...('items' in rest ? rest.items : [])]).toHaveLength(3)
  })

  test('漏斗由估算到规范，达标挂在一旁', async () => {
    await setSetting(county.context(), 'prevalence', { htn: 0.275 })
    expect(await readSettings(county.store)).toEqual({ prevalence: { htn: 0.275 } })
    await saveBase(county.context(), {
      base_kind: 'PB-STAT',
      area: '529901000000',
      ref_date: '2025-12-31',
      applies_from: '2026-01-01',
      applies_to: '2026-12-31',
      age_from: 18,
      value: 876,
      source_org: '县统计局',
      source_doc: '统计年鉴',
      source_date: '2026-02-01',
    })
    const { funnel } = await page('HTN-04', 'managed')
    expect(funnel[0]).toMatchObject({ label: '估算患者', count: 241, note: '18岁以上876人×27.5%', estimated: true })
    expect(funnel.map(({ count }) => count).slice(1, 4)).toEqual([6, 5, 3])
    expect(funnel.at(-1)).toMatchObject({ aside: true, count: 5 })
  })

  test('没有口径人数就没有率', async () => {
    const { row } = await page('REC-01', 'population', villageCodes[0])
    expect(row.value).toMatchObject({ denominator: null, rate: null, print: '—', note: '无口径人数' })
  })

  test('只看得到自己的村；要别的村查无此地', async () => {
    const mine = county.context([villageCodes[0]])
    const own = await figuresOverview(mine, {})
    expect('area' in own && own.area).toBe(villageCodes[0])
    expect(await figurePage(mine, 'HTN-04', 'managed', { area: villageCodes[1] })).toEqual({ code: 'NOT_FOUND' })
    const above = await figurePage(mine, 'HTN-04', 'managed', { area: '529901001000' })
    expect('row' in above && above.row.value.denominator).toBe(3)
  })

  test('截止日在今天之后、时期写错，各有答复', async () => {
    expect(await figuresOverview(county.context(), { to: '2026-07-01' })).toEqual({ code: 'FUTURE_ASOF' })
    expect(await figuresOverview(county.context(), { period: '2026-02-30..2026-03-01' })).toEqual({
      code: 'PERIOD_INVALID',
    })
  })

  test('过去的日子照当时的状态算', async () => {
    const then = await figurePage(county.context(), 'HTN-04', 'managed', { to: '2025-12-31', period: 'CY' })
    expect('row' in then && then.row.value).toMatchObject({ numerator: 0, denominator: 5 })
    expect('row' in then && then.start).toBe(day('2025-01-01'))
  })
})
