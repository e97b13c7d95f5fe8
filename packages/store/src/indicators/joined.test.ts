import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { type County, openCounty, register, stored } from '../fixtures/county.ts'
import { figurePage } from './page.ts'
import { figurePersons } from './persons.ts'

let county: County
let context: Context
beforeAll(async () => {
  county = await openCounty()
  const base = county.context()
  context = {
    ...base,
    rights: new Set([...(base.rights ?? []), 'R:D5', 'C:D5', 'L:D5']),
    scope: { ...base.scope, classes: [...base.scope.classes, 'D5'] },
  }
})
afterAll(() => county.drop())

const notice = (person: string, on: string) => ({
  record_id: v7(),
  version_id: v7(),
  base: [],
  resident_id: person,
  form: 'tb_notice',
  status: 'submitted' as const,
  fields: { notice_date: on, from_org: '县疾控中心', moved_in: '1' },
})

test('按截止日联结：后来见到的患者不改变以前的管理率', async () => {
  for (const [order, seen] of [
    [1, '2026-06-10'],
    [2, '2026-06-25'],
  ] as const) {
    const person = await register(county, { order, name: order === 1 ? '赵秋生' : '钱冬生' })
    await stored(context, notice(person, '2026-06-08'))
    await stored(context, {
      ...notice(person, seen),
      form: 'tb_first_visit',
      fields: {
        notice_at: '2026-06-08',
        service_date: seen,
        method: '2',
        seen: '1',
        patient_type: '1',
        sputum: '2',
        resistance: '2',
        symptoms: ['0'],
        regimen: '2HRZE/4HR',
        frequency: '1',
        drug_form: ['1'],
        treatment_start: '2026-06-08',
        supervisor: '1',
        room_single: '1',
        ventilation: '1',
        smoke_now: 0,
        smoke_target: 0,
        drink_now: '0',
        drink_target: '0',
        pickup_place: '县医院',
        pickup_time: '2026-07-01',
        ...Object.fromEntries(
          ['card', 'take', 'course', 'harm', 'adr', 'sputum', 'travel', 'life', 'contact'].map((key) => [
            `edu_${key}`,
            '1',
          ]),
        ),
      },
      findings_confirmed: [{ code: 'UNUSUAL_VALUE', field: 'service_date', reason: '患者外出' }],
    })
  }
  const value = async (to: string) => {
    const page = await figurePage(context, 'TB-01', 'notified', { to, period: 'YTD' })
    if ('code' in page) throw new Error(page.code)
    return [page.row.value.numerator, page.row.value.denominator]
  }
  const page = await figurePage(context, 'TB-01', 'notified', { to: '2026-06-20', period: 'YTD' })
  expect('lists' in page && page.lists).toMatchObject({ met: 1, not_met: 1 })
  const left = await figurePersons(context, 'TB-01', 'notified', { list: 'not-met', to: '2026-06-20', period: 'YTD' })
  expect('items' in left && left.items.map(({ name, clauses }) => [name, clauses.at(-1)?.text])).toEqual([
    ['钱冬生', '还没有首次入户'],
  ])
  expect('items' in left && left.total).toBe(1)
  expect(await value('2026-06-09')).toEqual([0, 2])
  expect(await value('2026-06-20')).toEqual([1, 2])
  expect(await value('2026-06-30')).toEqual([2, 2])
})
