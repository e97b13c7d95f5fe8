import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../day/day.ts'
import { programmes } from '../programmes/list.ts'
import type { RecordFact } from '../record/record.ts'
import { derive } from './derive.ts'
import { factsOf } from './facts.ts'
import { lifeOf } from './life.ts'
import type { Programme } from './programme.ts'
import type { StatusRow } from './rows.ts'
import type { Subject } from './subject.ts'
import { histories, START, subjectOf } from './testing/histories.ts'
import { knownOf } from './testing/known.ts'
import { historiesOf } from './testing/programme-histories.ts'

const HORIZON = day('2026-12-31')

/** What every day says when asked alone, as the rows of the day; of each programme from what it may see. */
const naive = (subject: Subject, on: Day, of: readonly Programme[] = programmes): StatusRow[] => {
  const forms = of.flatMap((programme) => programme.forms)
  return of.flatMap((programme) => {
    const facts = factsOf(programme, subject, (id) => forms.find((form) => form.id === id) ?? null)
    const life = lifeOf(facts)
    return programme.episodes(facts, life).flatMap((episode): StatusRow[] => {
      if (on < episode.from || (episode.to && on >= episode.to)) return []
      const state = programme.stateAt(facts, life, episode, on)
      if (!state) return []
      return [{ programme: programme.id, episode: episode.id, from: on, to: on, ...life.placeAt(on), ...state }]
    })
  })
}

const covering = (rows: readonly StatusRow[], on: Day): StatusRow[] =>
  rows.filter(({ from, to }) => from <= on && on < to).map((row) => ({ ...row, from: on, to: on }))

const days = (from: Day, to: Day): Day[] => {
  const all: Day[] = []
  for (let on = from; on <= to; on = addDays(on, 1)) all.push(on)
  return all
}

describe('状态区间', () => {
  test('每一天都等于当天单独判断的结果', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const subject = subjectOf(history, HORIZON)
        const { status } = derive(subject, programmes)
        const wrong = days(START, HORIZON).find((on) => !isDeepStrictEqual(covering(status, on), naive(subject, on)))
        if (wrong) expect(covering(status, wrong)).toEqual(naive(subject, wrong))
      }),
      { numRuns: 300 },
    )
  })

  test('之后发生的事不改变之前的任何一天', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 1000 }), (history, offset) => {
        const until = addDays(START, offset)
        const known = knownOf(history.records, until, datedBy)
        const before = derive(subjectOf({ ...history, records: known }, HORIZON), programmes).status
        const after = derive(subjectOf(history, HORIZON), programmes).status
        const wrong = days(START, until).find((on) => !isDeepStrictEqual(covering(after, on), covering(before, on)))
        if (wrong) expect(covering(after, wrong)).toEqual(covering(before, wrong))
      }),
      { numRuns: 500 },
    )
  })

  test('相邻的区间不同，在1月1日断开，到期限后一天为止，同一天同一项目只有一条', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { status } = derive(subjectOf(history, HORIZON), programmes)
        for (const row of status) {
          expect(row.from < row.to).toBe(true)
          expect(row.to <= addDays(HORIZON, 1)).toBe(true)
          expect(addDays(row.to, -1).slice(0, 4)).toBe(row.from.slice(0, 4))
        }
        status.forEach((row, at) => {
          const next = status[at + 1]
          if (!next || next.programme !== row.programme) return
          expect(row.to <= next.from).toBe(true)
          if (row.to === next.from && !next.from.endsWith('-01-01') && row.episode === next.episode)
            expect({ ...row, from: '', to: '' }).not.toEqual({ ...next, from: '', to: '' })
        })
      }),
      { numRuns: 500 },
    )
  })

  test('只要最近几年时，行从那一天切起，其余相同', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const subject = subjectOf(history, HORIZON)
        const since = day('2025-01-01')
        const all = derive(subject, programmes).status.filter(({ to }) => to > since)
        expect(derive({ ...subject, since }, programmes).status).toEqual(all)
      }),
      { numRuns: 300 },
    )
  })
})

describe.each(programmes.map((programme) => [programme.label, programme] as const))('%s', (_, programme) => {
  test('每一天都等于当天单独判断的结果，标志和数字都是声明过的', () => {
    fc.assert(
      fc.property(historiesOf(programme), (history) => {
        const subject = subjectOf(history, HORIZON)
        const { status, event, due } = derive(subject, [programme])
        const alone = (on: Day) => naive(subject, on, [programme])
        const wrong = days(START, HORIZON).find((on) => !isDeepStrictEqual(covering(status, on), alone(on)))
        if (wrong) expect(covering(status, wrong)).toEqual(alone(wrong))
        for (const { flags, numbers = {} } of status) {
          expect(programme.flags).toEqual(expect.arrayContaining([...flags]))
          expect(programme.numbers).toEqual(expect.arrayContaining(Object.keys(numbers)))
        }
        for (const { flags, facts } of event) {
          expect(programme.flags).toEqual(expect.arrayContaining([...flags]))
          expect(programme.facts).toEqual(expect.arrayContaining(Object.keys(facts)))
        }
        for (const one of due) expect(programme.dueText(one).title).not.toBe('')
        const keys = due.map(({ episode, kind, slot }) => `${episode} ${kind} ${slot}`)
        expect(new Set(keys).size).toBe(keys.length)
      }),
      { numRuns: 40 },
    )
  })

  test('之后发生的事不改变之前的任何一天', () => {
    fc.assert(
      fc.property(historiesOf(programme), fc.integer({ min: 0, max: 1000 }), (history, offset) => {
        const until = addDays(START, offset)
        const known = knownOf(history.records, until, firstDayOf)
        const before = derive(subjectOf({ ...history, records: known }, HORIZON), [programme]).status
        const after = derive(subjectOf(history, HORIZON), [programme]).status
        const wrong = days(START, until).find((on) => !isDeepStrictEqual(covering(after, on), covering(before, on)))
        if (wrong) expect(covering(after, wrong)).toEqual(covering(before, wrong))
      }),
      { numRuns: 60 },
    )
  })
})

/** The earliest day that any answer of a record names. */
const firstDayOf = ({ fields, service_date }: RecordFact): Day =>
  [service_date, ...((JSON.stringify(fields).match(/\d{4}-\d{2}-\d{2}/g) ?? []) as Day[])].sort()[0]

/** The day that a record speaks of: a death may be entered later than it happened. */
const datedBy = ({ fields, service_date }: RecordFact): Day =>
  [fields.death_date, fields.move_out_date, fields.move_in_date, fields.away_since, fields.return_date, service_date]
    .filter((one): one is Day => typeof one === 'string')
    .sort()[0]
