import { expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import { lifeOf } from '../../programme/life.ts'
import { mental } from './programme.ts'
import type { Doubt } from './quality.ts'
import { stay } from './testing/ask.ts'
import { type Line, profile, subject, visit } from './testing/lines.ts'

const ON = '2026-12-31'

/** Doubts of one patient on a day: which, how heavy, of which days. */
const doubts = (lines: readonly Line[], on = ON): readonly string[] => {
  const one = subject([profile('2025-01-10'), ...lines])
  const quality = (mental.assess?.(one, lifeOf(one), day(on), [])?.quality ?? []) as readonly Doubt[]
  const dayOf = (id: string) => one.records.find(({ record_id }) => record_id === id)?.service_date
  return quality.map(({ id, weight, records }) => [id, weight, ...records.map(dayOf)].join(' '))
}

const seen = (on: string, more = {}) => visit(on, { sleep: on.slice(5, 7), ...more })

test('SMD-Q1：连续3次各项完全相同；日期和签名不看，少一项相同就不算', () => {
  const days = ['2026-01-10', '2026-04-10', '2026-07-10']
  expect(doubts(days.map((on) => visit(on, { next_date: on, provider_signature: on })))).toEqual([
    `SMD-Q1 high ${days.join(' ')}`,
  ])
  expect(doubts([...days.slice(0, 2).map((on) => visit(on)), visit(days[2], { sleep: '2' })])).toEqual([])
})

test('SMD-Q3：住院期间的家庭访视，或填未住院；入院、出院当天不算', () => {
  const stayed = stay('2026-03-01', '2026-03-20')
  const at = (on: string, more = {}) => doubts([stayed, seen(on, more)])
  expect(at('2026-03-10', { inpatient: '1' })).toEqual(['SMD-Q3 high 2026-03-10'])
  expect(at('2026-03-10', { method: '3', inpatient: '0' })).toEqual(['SMD-Q3 high 2026-03-10'])
  expect(at('2026-03-10', { method: '3', inpatient: '1' })).toEqual([])
  expect([...at('2026-03-01'), ...at('2026-03-20')]).toEqual([])
})

test('SMD-Q4：死亡之后的随访，死亡后来才知道的列出', () => {
  const death: Line = ['rec_lifecycle', '2026-06-20', { to: 'closed_deceased', death_date: '2026-06-05' }]
  expect(doubts([seen('2026-03-10'), seen('2026-06-10'), death])).toEqual(['SMD-Q4 high 2026-06-10'])
  const told: Line = ['smd_followup', '2026-06-20', { method: '2', death_date: '2026-06-05', death_cause: '4' }]
  expect(doubts([seen('2026-03-10'), seen('2026-06-10'), told])).toEqual(['SMD-Q4 high 2026-06-10'])
})

test('SMD-Q6：一年内都只见到家属；见到过本人一次的不算', () => {
  const relatives = ['2026-01-10', '2026-04-10', '2026-07-10'].map((on) => seen(on, { informant: ['2'] }))
  expect(doubts(relatives)).toEqual(['SMD-Q6 medium 2026-01-10 2026-04-10 2026-07-10'])
  expect(doubts([...relatives, seen('2026-10-10', { informant: ['1', '2'] })])).toEqual([])
})

test('SMD-Q8：不稳定而未转诊；住院的不算', () => {
  expect(doubts([seen('2026-03-10', { risk: '3' })])).toEqual(['SMD-Q8 high 2026-03-10'])
  expect(doubts([seen('2026-03-10', { risk: '3', referral: '2' })])).toEqual([])
  expect(doubts([seen('2026-03-10', { risk: '3', method: '1', inpatient: '1' })])).toEqual([])
})
