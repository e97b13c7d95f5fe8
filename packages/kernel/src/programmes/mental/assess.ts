import type { Day } from '../../day/day.ts'
import { valueAt } from '../../programme/change.ts'
import type { Life } from '../../programme/life.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { isExit } from '../shared/enrolment.ts'
import { statusOf } from '../shared/obligation.ts'
import { type Care, type Course, careAt, courseOf, diagnosisAt, isDeadByVisit } from './course/course.ts'
import { isUnseen, type Judgement, judge } from './course/judgement.ts'
import { proposesLoss } from './course/loss.ts'
import { lastReached } from './course/visit.ts'
import { explain } from './explain/explain.ts'
import { doubtsOf } from './quality.ts'
import { isLocked } from './state.ts'

const stateOf = (judgement: Judgement | null): string => {
  if (!judgement) return 'none'
  if (judgement.closing) return 'closed'
  return judgement.lostSince ? 'lost' : 'enrolled'
}

/** Why a follow-up outside every registration does not count. */
const outsideReason = ({ cares }: Course, { service_date }: RecordFact): string => {
  if (cares.length === 0) return 'NOT_ENROLLED'
  return cares.some(({ enrolment }) => enrolment.from <= service_date) ? 'AFTER_CLOSE' : 'BEFORE_ENROLMENT'
}

const contactsOf = (course: Course, judgement: Judgement | null, unsubmitted: readonly RecordFact[], on: Day) => {
  const inYear = (day: Day): boolean => day <= on && day.slice(0, 4) === on.slice(0, 4)
  const refused = [
    ...unsubmitted.filter(({ form }) => form === 'smd_followup').map((record) => ({ record, reason: 'NOT_SUBMITTED' })),
    ...course.outside.map((record) => ({ record, reason: outsideReason(course, record) })),
  ].map(({ record, reason }) => ({ record_id: record.record_id, date: record.service_date, reason }))
  const rejected = [...(judgement?.year.any.rejected ?? [])].map(([{ id, date }, reason]) => ({
    record_id: id,
    date,
    reason: reason as string,
  }))
  return {
    count_any: (judgement?.counted ?? []).map(({ id, date }) => ({ record_id: id, date })),
    count_f2f: (judgement?.countedSeen ?? []).map(({ id, date }) => ({ record_id: id, date })),
    rejected: [...rejected, ...refused].filter(({ date }) => inYear(date)).sort((a, b) => (a.date < b.date ? -1 : 1)),
  }
}

/** Unmet clauses of an indicator with their sentences. */
const unmetOf = (tree: ClauseNode) =>
  (tree.children ?? [])
    .filter(({ state }) => state === 'unmet')
    .map(({ code, text, sentence, due_by }) => ({ code, text_zh: sentence ?? text, due_by: due_by ?? null }))

const lastOf = (care: Care, on: Day) => {
  const last = lastReached(care.visits, on)
  return (
    last && {
      record_id: last.id,
      date: last.date,
      risk: last.risk,
      class: last.class,
      prev_class: last.previous,
      adherence: last.adherence,
      face_to_face: last.face,
      refer: last.action?.refer ?? null,
    }
  )
}

const managementOf = (care: Care, judgement: Judgement, on: Day) => ({
  obligations: care.duties
    .filter(({ created }) => created <= on)
    .map(({ type, created, fate, visit }) => ({
      type,
      created,
      due: fate.due,
      status: statusOf(fate, on),
      created_by: visit.id,
    })),
  standard: {
    required: judgement.required,
    counted: judgement.counted.length,
    unmet: judgement.unmet,
    ...judgement.standard,
    standard_full: judgement.managed && judgement.standard.standard_full,
    standard_count: judgement.managed && judgement.standard.standard_count,
    full_year: {
      required: judgement.requiredYear,
      standard_full: judgement.managed && judgement.wholeYear.standard_full,
      standard_count: judgement.managed && judgement.wholeYear.standard_count,
    },
  },
  last_visit: lastOf(care, on),
  next_due: judgement.nextDue?.due ?? null,
})

/** What the programme says about one person on a day; null where there is nothing to say. */
export const assess = (
  subject: Subject,
  life: Life,
  on: Day,
  unsubmitted: readonly RecordFact[],
): Readonly<Record<string, unknown>> | null => {
  const course = courseOf(subject)
  const care = careAt(course, on)
  const known = valueAt(course.known, on, false)
  if (!care && !known && course.outside.length === 0) return null
  const judgement = care && judge(care, life, on)
  const closed = judgement?.closing ?? null
  const left = closed !== null && isExit(closed)
  const registered = care !== null && judgement !== null && !left && !isDeadByVisit(care, on)
  return {
    state: stateOf(judgement),
    enrol_date: care?.enrolment.from ?? null,
    close_date: closed?.day ?? null,
    close_reason: closed?.reason ?? null,
    diagnosis: care ? diagnosisAt(care, on) : null,
    registered,
    managed: judgement?.managed ?? false,
    consent: judgement?.consent ?? null,
    lost_since: judgement?.lostSince ?? null,
    propose_lost: care ? proposesLoss(care.losses, on) : false,
    home: judgement ? !judgement.inHospital : null,
    locked: care ? isLocked(care, on) : null,
    unseen: care ? isUnseen(care, on) : null,
    known_on_personal_form: known,
    contacts: contactsOf(course, judgement, unsubmitted, on),
    ...(care && judgement && managementOf(care, judgement, on)),
    unmet_clauses: care ? unmetOf(explain(subject, life, 'SMD-03', on)) : [],
    quality: care ? doubtsOf(care, course.outside, life, on) : [],
  }
}
