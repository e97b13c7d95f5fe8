import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import { derive } from '../../programme/derive.ts'
import { lifeOf } from '../../programme/life.ts'
import type { StatusRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { knownOf } from '../../programme/testing/known.ts'
import type { RecordFact } from '../../record/record.ts'
import { tuberculosis } from './programme.ts'
import { subject } from './testing/records.ts'

const START = day('2024-11-01')
const SPAN = 500
const HORIZON = addDays(START, 700)

const offset = fc.integer({ min: 0, max: SPAN })
const dayAfter = (on: number) => (days: number | null) => (days === null ? undefined : addDays(START, on + days))
const later = fc.option(fc.integer({ min: -5, max: 60 }))

type Drawn = { readonly form: string; readonly at: number; readonly fields: Values }
const of = (form: string, fields: (at: number) => fc.Arbitrary<Values>): fc.Arbitrary<Drawn> =>
  offset.chain((at) => fields(at).map((drawn) => ({ form, at, fields: drawn })))

const notice = of('tb_notice', () =>
  fc.record({
    notice_time: fc.constantFrom('09:00', null),
    moved_in: fc.constantFrom('1', '1', '2'),
    doses_before_expected: fc.constant(30),
    doses_before_taken: fc.constant(20),
  }),
)
const first = of('tb_first_visit', (at) =>
  fc.record({
    notice_at: later.map((days) => dayAfter(at)(days === null ? null : -Math.abs(days % 9))),
    seen: fc.constantFrom('1', '1', '2', null),
    patient_type: fc.constantFrom('1', '2'),
    sputum: fc.constantFrom('1', '2'),
    resistance: fc.constantFrom('1', '2'),
    frequency: fc.constantFrom('1', '2', null),
    treatment_start: later.map(dayAfter(at)),
    intensive_end: fc.constantFrom(30, 60, null).map(dayAfter(at)),
    planned_end: fc.constantFrom(180, null).map(dayAfter(at)),
    supervisor: fc.constantFrom('1', '2', '4', null),
  }),
)
const followup = of('tb_followup', (at) =>
  fc.record({
    method: fc.constantFrom('1', '2', '3'),
    supervisor: fc.constantFrom('1', '2', '2', null),
    supervisor_changed_on: later.map((days) => dayAfter(at)(days === null ? null : -Math.abs(days % 20))),
    frequency: fc.constantFrom('1', '1', '2', null),
    missed_doses: fc.constantFrom(0, 0, 2, 8, 400, null),
    missed_reason: fc.constantFrom('1', '2', null),
    adr: fc.constantFrom('1', '1', '2'),
    referral_2w_date: later.map(dayAfter(at)),
    sputum_check: fc.constantFrom('1', '3', null),
  }),
)
const stop = of('tb_stop', () => fc.record({ stop_reason: fc.constantFrom('1', '2', '3', '4', '5') }))
const close = of('tb_close', (at) =>
  fc.record({
    stop_reason: fc.constantFrom('1', '3', '4'),
    evaluated_on: later.map(dayAfter(at)),
    outcome: fc.constantFrom('1', '3', null),
    outcome_call_date: later.map(dayAfter(at)),
    doses_expected: fc.constant(180),
    doses_taken: fc.constantFrom(180, 150),
    visits_expected: fc.constantFrom(10, null),
    visits_actual: fc.constantFrom(8, 12),
  }),
)
const rest = of('tb_break', (at) => fc.record({ restart_on: later.map(dayAfter(at)) }))
const screen = of('tb_screen', (at) =>
  fc.record({
    cough_weeks: fc.constantFrom(0, 3),
    referral_date: later.map((days) => dayAfter(at)(days === null ? null : Math.abs(days))),
    call_date: later.map((days) => dayAfter(at)(days === null ? null : Math.abs(days) + 1)),
    call_result: fc.constantFrom('1', '2', null),
    visit_result: fc.constantFrom('1', '2', null),
  }),
)
const contact = of('tb_contact', (at) => fc.record({ screen_date: later.map(dayAfter(at)) }))
const ended = of('programme_close', () =>
  fc.record({ programme: fc.constant('tb'), close_reason: fc.constantFrom('1', '2', '5') }),
)
const told = of('programme_state', () =>
  fc.record({ programme: fc.constant('tb'), to: fc.constantFrom('lost', 'found', 'reopened') }),
)
const life = of('rec_lifecycle', () => fc.record({ to: fc.constantFrom('closed_deceased', 'active') }))

const drawn = fc.oneof(
  { weight: 3, arbitrary: notice },
  { weight: 4, arbitrary: first },
  { weight: 10, arbitrary: followup },
  ...[stop, close, rest, screen, contact, ended, told, life].map((arbitrary) => ({ weight: 1, arbitrary })),
)
const histories = fc.array(drawn, { maxLength: 16 })

const subjectOf = (history: readonly Drawn[]): Subject =>
  subject(
    history.map(({ form, at, fields }) => [form, addDays(START, at), fields] as const),
    {},
    HORIZON,
  )

const days = (from: Day, to: Day): Day[] => {
  const all: Day[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) all.push(on)
  return all
}

const naive = (one: Subject, on: Day): StatusRow[] => {
  const own = lifeOf(one)
  return tuberculosis.episodes(one, own).flatMap((episode) => {
    if (on < episode.from || (episode.to && on >= episode.to)) return []
    const state = tuberculosis.stateAt(one, own, episode, on)
    return state ? [{ programme: 'tb', episode: episode.id, from: on, to: on, ...own.placeAt(on), ...state }] : []
  })
}

const covering = (rows: readonly StatusRow[], on: Day): StatusRow[] =>
  rows.filter(({ from, to }) => from <= on && on < to).map((row) => ({ ...row, from: on, to: on }))

/** The first day that a record speaks of. */
const speaksOf = ({ fields, service_date }: RecordFact): Day =>
  [fields.notice_at, service_date].filter((one): one is Day => typeof one === 'string').sort()[0]

test('每一天都等于当天单独判断的结果', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const one = subjectOf(history)
      const { status } = derive(one, [tuberculosis])
      const wrong = days(START, HORIZON).find((on) => !isDeepStrictEqual(covering(status, on), naive(one, on)))
      if (wrong) expect(covering(status, wrong)).toEqual(naive(one, wrong))
    }),
    { numRuns: 150 },
  )
})

test('之后发生的事不改变之前的任何一天，也不改变之前的事件', () => {
  fc.assert(
    fc.property(histories, offset, (history, at) => {
      const until = addDays(START, at)
      const one = subjectOf(history)
      const known: Subject = { ...one, records: knownOf(one.records, until, speaksOf) }
      const [before, after] = [derive(known, [tuberculosis]), derive(one, [tuberculosis])]
      const wrong = days(START, until).find(
        (on) => !isDeepStrictEqual(covering(after.status, on), covering(before.status, on)),
      )
      if (wrong) expect(covering(after.status, wrong)).toEqual(covering(before.status, wrong))
    }),
    { numRuns: 200 },
  )
})

test('应做的只在结束之前开始，事件和应做各有出处', () => {
  fc.assert(
    fc.property(histories, (history) => {
      const { due, event } = derive(subjectOf(history), [tuberculosis])
      for (const { opens, met_on, ended_on } of due) expect(met_on !== null || !ended_on || ended_on > opens).toBe(true)
      for (const { flags, record_id } of event) {
        expect(flags.every((flag) => tuberculosis.flags.includes(flag))).toBe(true)
        expect(record_id).not.toBe('')
      }
    }),
    { numRuns: 100 },
  )
})
