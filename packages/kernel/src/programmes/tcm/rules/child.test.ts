import { describe, expect, test } from 'vitest'
import { answer } from '../../../rule/run.ts'
import { differs } from '../../../testing/meets.ts'
import { rules } from './rules.ts'

const visit = (input: object) => answer(rules['tcm.childVisit'], input)
const rated = (input: object) => answer(rules['tcm.childRate'], { year: 2025, on: '2025-12-31', ...input })

describe('儿童中医药服务的例子', () => {
  test.each<[number, object, object]>([
    [
      25,
      { milestone: 6, birth_date: '2024-08-31', visit_date: '2025-02-28' },
      { due: '2025-02-28', status: 'on_time', counts: true, findings: [] },
    ],
    [
      26,
      { milestone: 6, birth_date: '2024-09-10', visit_date: '2025-02-20' },
      {
        earliest: '2025-02-23',
        status: 'too_early',
        counts: false,
        findings: [{ code: 'CTCM_EARLY', severity: 'block' }],
      },
    ],
    [
      27,
      { milestone: 12, birth_date: '2024-01-10', visit_date: '2025-04-15' },
      { completed_months: 15, status: 'late', counts: true, findings: [{ severity: 'info' }] },
    ],
    [
      28,
      { milestone: 24, birth_date: '2023-01-10', visit_date: '2025-07-10' },
      {
        completed_months: 30,
        status: 'missed',
        counts: false,
        findings: [{ code: 'CTCM_WINDOW', severity: 'block' }],
      },
    ],
    [
      29,
      { milestone: 18, services: ['1', '2'] },
      { complete: false, counts: false, services: ['1', '2'], findings: [] },
    ],
  ])('%i', (_, input, expected) => expect(differs(expected, visit(input))).toEqual([]))
})

test('别的系统的代码：3、4、5 都是手法，6 是其他', () => {
  expect(visit({ milestone: 24, source_codes: ['1', '2', '4', '6'] })).toMatchObject({
    services: ['1', '2', '3', '4'],
    complete: true,
    counts: null,
  })
  expect(visit({ milestone: 24, source_codes: ['7'] })).toMatchObject({
    findings: [{ code: 'NOT_IN_OPTIONS', severity: 'reject', field: 'services' }],
  })
})

test('表上没有的月龄、早于出生的随访', () => {
  expect(visit({ milestone: 9, birth_date: '2024-01-10', visit_date: '2025-04-15' })).toMatchObject({
    status: null,
    counts: false,
    findings: [{ code: 'NOT_IN_OPTIONS', severity: 'reject', field: 'milestone' }],
  })
  expect(visit({ milestone: 6, birth_date: '2025-01-10', visit_date: '2025-01-09' })).toMatchObject({
    completed_months: null,
    counts: false,
    findings: [{ code: 'DATE_BEFORE_BIRTH', severity: 'reject' }],
  })
})

test('时限由县里定', () => {
  const settings = { tcm_child_window: { early_days: 30, late_months: '5' } }
  const early = { milestone: 6, birth_date: '2024-09-10', visit_date: '2025-02-20', settings }
  expect(visit(early)).toMatchObject({ earliest: '2025-02-08', status: 'on_time' })
})

describe('服务率', () => {
  const children = [
    { id: 'c', birth: '2022-06-01', complete: [36] },
    { id: 'a', birth: '2024-03-31', complete: [12] },
    { id: 'b', birth: '2024-03-31', complete: [] },
    { id: 'd', birth: '2025-08-01', complete: [] },
  ]
  test('当年有应做月龄的进分母，做了一个即进分子', () =>
    expect(rated({ children })).toEqual({
      due: { a: [12, 18], b: [12, 18], c: [36], d: [] },
      denominator: ['a', 'b', 'c'],
      numerator: ['a', 'c'],
      rate: 66.67,
    }))
  test('每个月龄都做', () =>
    expect(rated({ children, numerator_mode: 'all_due' })).toMatchObject({ numerator: ['c'], rate: 33.33 }))
  test('全部0～36个月', () =>
    expect(rated({ children, denominator_mode: 'all_0_36' })).toMatchObject({
      denominator: ['a', 'b', 'd'],
      numerator: ['a'],
    }))
  test('12月提前做的，算在应做日的那一年', () => {
    const early = [{ id: 'e', birth: '2024-07-10', complete: [6] }]
    expect(rated({ children: early })).toMatchObject({ due: { e: [6, 12] }, numerator: ['e'] })
    expect(rated({ children: early, year: 2024, on: '2024-12-31' })).toMatchObject({ due: { e: [] }, rate: null })
  })
  test('没有的口径', () => expect(rated({ children, numerator_mode: 'all' })).toMatchObject({ error: 'BAD_INPUT' }))
})
