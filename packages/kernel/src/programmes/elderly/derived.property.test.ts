import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import { derive } from '../../programme/derive.ts'
import { lifeOf } from '../../programme/life.ts'
import type { StatusRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { tcm } from '../tcm/programme.ts'
import { elderly } from './programme.ts'
import { adl, call, exam, type Line, subject } from './testing.ts'

const programmes = [elderly, tcm]
const START = day('2024-11-01')
const HORIZON = day('2026-12-31')

const dayIn = fc.integer({ min: 0, max: 780 }).map((offset) => addDays(START, offset))

const constitution = fc
  .tuple(dayIn, fc.constantFrom(1, 2, 3, null), fc.boolean(), fc.constantFrom('balanced', 'special', null))
  .map(([on, answer, guided, main_type]): Line => {
    const answers = Object.fromEntries(Array.from({ length: 33 }, (_, at) => [`q${at + 1}`, answer]))
    const guide: Values = guided ? { guide_balanced: ['2'], guide_special: ['2'] } : {}
    return ['tcm_elder', on, { ...answers, q1: 5, main_type, ...guide }]
  })

const happening: fc.Arbitrary<Line> = fc.oneof(
  fc
    .tuple(
      dayIn,
      fc.constantFrom<Values>({}, { ecg: null }, { risk_control: [] }, { bp_left_sys: 190 }, { assessment: '2' }),
      fc.option(fc.integer({ min: 0, max: 60 })),
    )
    .map(([on, more, told]) => exam(on, { ...more, ...(told !== null && { feedback_date: addDays(on, told) }) })),
  fc.tuple(dayIn, fc.constantFrom(0, 1, 10)).map(([on, adl_move]) => adl(on, { adl_move, adl_toilet: adl_move })),
  fc
    .tuple(dayIn, fc.constantFrom('1', '2', '4', '5'), fc.integer({ min: 0, max: 40 }))
    .map(([on, outcome, later]) => call(on, outcome, outcome === '1' ? { booked_for: addDays(on, later) } : {})),
  dayIn.map((on): Line => ['old_yearly', on, { old_guidance: ['4'], elder_cognition: '2' }]),
  dayIn.map((on): Line => ['rec_encounter', on]),
  constitution,
  fc
    .tuple(dayIn, fc.constantFrom('closed_deceased', 'closed_moved_out', 'active'))
    .map(([on, to]): Line => ['rec_lifecycle', on, { to }]),
)

const births = fc.constantFrom('1950-06-15', '1960-02-29', '1960-11-20', '1961-07-01', '1964-03-03', '1990-01-01')
const settings = fc.constantFrom<Subject['settings']>(
  {},
  { age_basis: 'service_date' },
  { require_feedback: true, old_age_limits: [{ from: 2025, age: 62 }] },
)

const subjects = fc
  .tuple(fc.array(happening, { maxLength: 14 }), births, settings)
  .map(([lines, birth, own]) => subject(lines, { birth_date: day(birth) }, own, HORIZON))

const covering = (rows: readonly StatusRow[], on: Day) =>
  rows
    .filter(({ from, to }) => from <= on && on < to)
    .map(({ programme, episode, flags }) => [programme, episode, flags])

const naive = (one: Subject, on: Day) => {
  const life = lifeOf(one)
  return programmes.flatMap((programme) =>
    programme.episodes(one, life).flatMap((episode) => {
      const state = on < episode.from ? null : programme.stateAt(one, life, episode, on)
      return state ? [[programme.id, episode.id, state.flags]] : []
    }),
  )
}

const days = (to: Day): Day[] => {
  const all: Day[] = []
  for (let on = START; on <= to; on = addDays(on, 1)) all.push(on)
  return all
}

describe('老年人、中医药的状态区间', () => {
  test('每一天都等于当天单独判断的结果', () => {
    fc.assert(
      fc.property(subjects, (one) => {
        const { status } = derive(one, programmes)
        const wrong = days(HORIZON).find((on) => !isDeepStrictEqual(covering(status, on), naive(one, on)))
        if (wrong) expect(covering(status, wrong)).toEqual(naive(one, wrong))
      }),
      { numRuns: 60 },
    )
  })

  test('之后发生的事不改变之前的任何一天', () => {
    fc.assert(
      fc.property(subjects, fc.integer({ min: 0, max: 780 }), (one, offset) => {
        const until = addDays(START, offset)
        const known = { ...one, records: one.records.filter(({ service_date }) => service_date <= until) }
        const [before, after] = [derive(known, programmes).status, derive(one, programmes).status]
        const wrong = days(until).find((on) => !isDeepStrictEqual(covering(after, on), covering(before, on)))
        if (wrong) expect(covering(after, wrong)).toEqual(covering(before, wrong))
      }),
      { numRuns: 80 },
    )
  })

  test('规范的都接受了管理，接受的都体检、完整、有指导；每步只有一个', () => {
    const stages = ['due', 'booked', 'refused', 'unable', 'away', 'examined', 'results_pending', 'assessed', 'fed_back']
    fc.assert(
      fc.property(subjects, (one) => {
        for (const { programme, flags } of derive(one, programmes).status) {
          const has = (flag: string): boolean => flags.includes(flag)
          if (programme !== 'old') continue
          if (has('standard')) expect(has('received') && has('adl_met') && has('feedback_met')).toBe(true)
          expect(has('received')).toBe(has('exam_any') && has('exam_complete') && has('guided'))
          expect([...stages, 'done'].filter(has).length).toBe(has('target') ? 1 : 0)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('一件事做了或过了，就不再开着；应做的不早于出现', () => {
    fc.assert(
      fc.property(subjects, (one) => {
        const { due } = derive(one, programmes)
        const slots = due.map(({ programme, kind, slot }) => `${programme} ${kind} ${slot}`)
        expect(new Set(slots).size).toBe(slots.length)
        for (const { opens, due_by, met_on, ended_on } of due) {
          expect(due_by >= opens).toBe(true)
          expect(met_on === null || ended_on === null).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})
