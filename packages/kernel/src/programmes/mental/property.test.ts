import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../day/day.ts'
import { derive } from '../../programme/derive.ts'
import { lifeOf } from '../../programme/life.ts'
import type { DueRow, StatusRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { knownOf } from '../../programme/testing/known.ts'
import { mental } from './programme.ts'
import { datedBy, histories, START, subjectOf } from './testing/histories.ts'

const HORIZON = day('2026-12-31')

const derived = (subject: Subject) => derive(subject, [mental])

/** What a day says when asked alone. */
const naive = (subject: Subject, on: Day): StatusRow[] => {
  const life = lifeOf(subject)
  return mental.episodes(subject, life).flatMap((episode): StatusRow[] => {
    if (on < episode.from || (episode.to && on >= episode.to)) return []
    const state = mental.stateAt(subject, life, episode, on)
    return state ? [{ programme: 'smd', episode: episode.id, from: on, to: on, ...life.placeAt(on), ...state }] : []
  })
}

const covering = (rows: readonly StatusRow[], on: Day): StatusRow[] =>
  rows.filter(({ from, to }) => from <= on && on < to).map((row) => ({ ...row, from: on, to: on }))

const days = (from: Day, to: Day): Day[] => {
  const all: Day[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) all.push(on)
  return all
}

/** Slots as they stand on a day: what is open, and what was met or had ended. */
const standing = (dues: readonly DueRow[], on: Day) =>
  dues
    .filter(({ opens }) => opens <= on)
    .map(({ kind, slot, opens, met_on, ended_on }) => ({
      kind,
      slot,
      opens,
      met: met_on && met_on <= on ? met_on : null,
      ended: ended_on && ended_on <= on ? ended_on : null,
    }))

describe('严重精神障碍的推导', () => {
  test('每一天都等于当天单独判断的结果', () => {
    fc.assert(
      fc.property(histories, (records) => {
        const subject = subjectOf(records, HORIZON)
        const { status } = derived(subject)
        const wrong = days(START, HORIZON).find((on) => !isDeepStrictEqual(covering(status, on), naive(subject, on)))
        if (wrong) expect(covering(status, wrong)).toEqual(naive(subject, wrong))
      }),
      { numRuns: 150 },
    )
  })

  test('之后发生的事不改变之前的任何一天', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 1000 }), (records, offset) => {
        const until = addDays(START, offset)
        const known = knownOf(records, until, datedBy)
        const before = derived(subjectOf(known, HORIZON)).status
        const after = derived(subjectOf(records, HORIZON)).status
        const wrong = days(START, until).find((on) => !isDeepStrictEqual(covering(after, on), covering(before, on)))
        if (wrong) expect(covering(after, wrong)).toEqual(covering(before, wrong))
      }),
      { numRuns: 300 },
    )
  })

  test('应做的事：做了或结束只有一样，做了不早于出现，编号不重复', () => {
    fc.assert(
      fc.property(histories, (records) => {
        const { due } = derived(subjectOf(records, HORIZON))
        const keys = due.map(({ episode, kind, slot }) => `${episode} ${kind} ${slot}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const { kind, opens, due_by, met_on, ended_on } of due) {
          expect(met_on === null || ended_on === null).toBe(true)
          expect(opens <= due_by).toBe(true)
          // A follow-up may come before the slot is shown.
          if (met_on && kind !== 'followup') expect(met_on >= opens).toBe(true)
          if (ended_on) expect(ended_on > opens).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('每件事和每个指标都有说法', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 1000 }), (records, offset) => {
        const subject = subjectOf(records, HORIZON)
        const on = addDays(START, offset)
        for (const due of standing(derived(subject).due, on)) expect(due.kind).not.toBe('')
        for (const due of derived(subject).due) {
          const { title, reason } = mental.dueText(due)
          expect(`${title}${reason}`).not.toMatch(/undefined|NaN|null/)
        }
        for (const { id } of mental.indicators)
          expect(JSON.stringify(mental.explain(subject, lifeOf(subject), id, on))).not.toMatch(/undefined|NaN/)
        expect(JSON.stringify(mental.assess?.(subject, lifeOf(subject), on, []) ?? {})).not.toMatch(/undefined|NaN/)
        expect(JSON.stringify(mental.summary?.(subject, lifeOf(subject), on) ?? [])).not.toMatch(/undefined|NaN/)
      }),
      { numRuns: 100 },
    )
  })

  test('不达到的人，条款说得出；达到的，没有未满足的条款', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 1000 }), (records, offset) => {
        const subject = subjectOf(records, HORIZON)
        const on = addDays(START, offset)
        const [row] = covering(derived(subject).status, on)
        if (!row?.flags.includes('registered')) return
        const met = (...flags: string[]) => flags.every((flag) => row.flags.includes(flag))
        const said = (id: string) => mental.explain(subject, lifeOf(subject), id, on).state
        expect(said('SMD-02') === 'met').toBe(met('managed'))
        expect(said('SMD-03') === 'met').toBe(met('managed', 'standard_full'))
        expect(said('SMD-04') === 'met').toBe(met('faced'))
        expect(said('SMD-05') === 'met').toBe(met('medicated'))
        expect(said('SMD-06') === 'met').toBe(met('regular'))
        expect(said('SMD-07') === 'met').toBe(met('exam_done'))
        expect(said('SMD-08') === 'met').toBe(met('stable'))
        expect(said('SMD-I4') === 'met').toBe(met('home', 'visited'))
        expect(said('SMD-I11') === 'met').toBe(met('lost'))
        expect(said('SMD-I13') === 'met').toBe(met('harmful'))
      }),
      { numRuns: 500 },
    )
  })
})
