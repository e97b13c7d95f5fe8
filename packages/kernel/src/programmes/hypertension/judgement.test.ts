import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, day, earlier, yearOf } from '../../day/day.ts'
import { lifeOf } from '../../programme/life.ts'
import { histories, START, subjectOf } from '../../programme/testing/histories.ts'
import { runRule } from '../../rule/run.ts'
import { careAt } from '../chronic/course/course.ts'
import { judge } from '../chronic/course/judgement.ts'
import { closingAt, isExit } from '../shared/enrolment.ts'
import { core, courseOf } from './core.ts'
import { isControlled } from './rules/controlled.ts'

const HORIZON = day('2026-12-31')

/** What the public rule says from plain facts, which a county could type by hand. */
test('逐人的判断与公开规则 mgmt.standard、htn.controlled 一致', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 0, max: 1090 }), (history, offset) => {
      const subject = subjectOf(history, HORIZON)
      const asked = addDays(START, offset)
      const care = careAt(courseOf(subject), asked)
      const judgement = care && judge(core.spec, subject.settings, care, lifeOf(subject), asked)
      if (!care || !judgement) return
      const { on, year } = judgement
      const contacts = care.visits.all
        .filter(({ effective, seen, date }) => effective && seen && date <= on)
        .map(({ date, method, measured }) => ({ date, method, measured }))
      const closing = closingAt(care.enrolment, asked)
      const upTo = (days: readonly (Day | null)[]) => days.filter((one) => one !== null && one <= on)
      const given = {
        as_of: on,
        enrol_date: care.enrolment.from,
        close_date: closing?.day ?? null,
        counted_visits: year.counted.filter((date) => date <= on),
        complete_exams: upTo([year.firstCompleteExam]),
        incomplete_exams: upTo([year.firstExam]),
        next_due: judgement.nextDue,
        obligations: [],
      }
      const answer = runRule('mgmt.standard', given)
      expect(answer).toMatchObject({
        required: judgement.required,
        exam_required: judgement.standard.exam_required,
        not_overdue: judgement.standard.not_overdue,
        standard_count: judgement.standard.standard_count,
      })
      for (const duty of year.duties) {
        if (duty.created > on || closing || duty.fate.waivedOn || duty.visit.date !== duty.created) continue
        const attempts = subject.records.some(({ form }) => form === 'contact_attempt')
        if (attempts || lifeOf(subject).recordStates.length > 0) continue
        const one = { type: duty.type, created: duty.created, as_of: on, contacts, events: [] }
        const met = duty.fate.metOn !== null && duty.fate.metOn <= on
        expect(runRule('mgmt.obligation', one)).toEqual({
          status: met ? 'met' : on <= duty.fate.due ? 'open' : 'unmet',
        })
      }
      const known = year.contacts.flatMap((visit) =>
        visit.date <= on ? [{ ...visit, sbp: visit.reading.sbp, dbp: visit.reading.dbp }] : [],
      )
      const controlled = judgement.control.low && judgement.control.reached
      expect(isControlled(known, history.person.birth_date, judgement.lostSince !== null)).toBe(controlled)
      expect(closing && isExit(closing) ? earlier(closing.day, asked) : asked).toBe(on)
      expect(yearOf(on)).toBe(year.year)
    }),
    { numRuns: 1500 },
  )
})
