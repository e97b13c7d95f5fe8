import type { Day } from '../../day/day.ts'
import { valueAt } from '../../programme/change.ts'
import type { ClauseNode, Programme } from '../../programme/programme.ts'
import type { RecordFact } from '../../record/record.ts'
import { closingAt, proposesLoss } from '../shared/enrolment.ts'
import { statusOf } from '../shared/obligation.ts'
import { type Care, type Core, type Course, careAt } from './course/course.ts'
import { type Judgement, judge } from './course/judgement.ts'
import { lastMeasured } from './course/next-due.ts'
import { explain } from './explain/explain.ts'
import type { ChronicSpec } from './spec.ts'

const stateOf = (course: Course, care: Care | null, on: Day): string => {
  if (!care) return valueAt(course.candidates, on, false) ? 'candidate' : 'none'
  if (closingAt(care.enrolment, on)) return 'closed'
  return valueAt(care.losses, on, null) ? 'lost' : 'enrolled'
}

/** Why a follow-up outside every enrolment does not count. */
const outsideReason = ({ cares }: Course, { service_date }: RecordFact): string => {
  const before = cares.findLast(({ enrolment }) => enrolment.from <= service_date)
  if (cares.length === 0) return 'NOT_ENROLLED'
  return before ? 'AFTER_CLOSE' : 'BEFORE_ENROLMENT'
}

const contactsOf = (
  visitForm: string,
  course: Course,
  judgement: Judgement | null,
  unsubmitted: readonly RecordFact[],
  on: Day,
) => {
  const inYear = (day: Day): boolean => day <= on && day.slice(0, 4) === on.slice(0, 4)
  const waiting = unsubmitted
    .filter(({ form, service_date }) => form === visitForm && inYear(service_date))
    .map(({ record_id, service_date }) => ({ record_id, date: service_date, reason: 'NOT_SUBMITTED' }))
  const rejected = [...(judgement?.year.counting.rejected ?? [])]
    .filter(([{ date }]) => inYear(date))
    .map(([{ id, date }, reason]) => ({ record_id: id, date, reason: reason as string }))
  const outside = course.outside
    .filter(({ service_date }) => inYear(service_date))
    .map((record) => ({
      record_id: record.record_id,
      date: record.service_date,
      reason: outsideReason(course, record),
    }))
  return {
    counted: (judgement?.year.counting.counted ?? [])
      .filter(({ date }) => inYear(date))
      .map(({ id, date }) => ({ record_id: id, date })),
    rejected: [...rejected, ...outside, ...waiting].sort((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

const dutiesOf = (care: Care, on: Day) =>
  care.duties
    .filter(({ created }) => created <= on)
    .map(({ type, created, fate, visit, doneBy }) => ({
      type,
      created,
      due: fate.due,
      status: statusOf(fate, on),
      created_by: visit.id,
      done_on: fate.doneOn && fate.doneOn <= on ? fate.doneOn : null,
      done_by: fate.doneOn && fate.doneOn <= on ? doneBy : null,
    }))

/** Unmet clauses of an indicator with their sentences. */
const unmetOf = (tree: ClauseNode) =>
  (tree.children ?? [])
    .filter(({ state }) => state === 'unmet')
    .map(({ code, text, sentence, due_by }) => ({ code, text_zh: sentence ?? text, due_by: due_by ?? null }))

const managementOf = (spec: ChronicSpec, care: Care, judgement: Judgement | null, on: Day) => {
  const last = lastMeasured(care, on)
  return {
    obligations: dutiesOf(care, on),
    standard: judgement && {
      required: judgement.required,
      counted: judgement.counted,
      unmet: judgement.unmet,
      ...judgement.standard,
      full_year: {
        required: judgement.requiredYear,
        standard_full: judgement.wholeYear.standard_full,
        standard_count: judgement.wholeYear.standard_count,
      },
    },
    controlled: judgement ? judgement.control.low && judgement.control.reached : null,
    last_visit: last && {
      record_id: last.id,
      date: last.date,
      ...spec.assessFacts(last),
      class: last.judged?.class ?? null,
      emergency: last.judged?.emergency ?? null,
      refer: last.judged?.refer ?? null,
      measure: last.judged?.measure ?? null,
    },
    next_due: judgement?.nextDue ?? null,
  }
}

/** What the programme says about one person on a day; null where there is nothing to say. */
export const assess =
  (core: Core): NonNullable<Programme['assess']> =>
  (subject, life, on, unsubmitted) => {
    const { spec, courseOf } = core
    const course = courseOf(subject)
    const care = careAt(course, on)
    const registered = course.diagnoses.findLast(({ from }) => from <= on)?.value ?? false
    if (!care && !registered && course.outside.length === 0 && !valueAt(course.candidates, on, false)) return null
    const judgement = care && judge(spec, subject.settings, care, life, on)
    const closing = care && closingAt(care.enrolment, on)
    return {
      state: stateOf(course, care, on),
      enrol_date: care?.enrolment.from ?? null,
      close_date: closing?.day ?? null,
      close_reason: closing?.reason ?? null,
      lost_since: judgement?.lostSince ?? null,
      propose_lost: proposesLoss(subject, judgement?.nextDue ?? null, on),
      diagnosed_on_personal_form: registered,
      contacts: contactsOf(spec.visitForm, course, judgement, unsubmitted, on),
      ...(care && managementOf(spec, care, judgement, on)),
      unmet_clauses: care ? spec.assessed.flatMap((id) => unmetOf(explain(core)(subject, life, id, on))) : [],
    }
  }
