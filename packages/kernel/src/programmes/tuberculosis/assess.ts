import { type Day, dayOfInstant } from '../../day/day.ts'
import type { Life } from '../../programme/life.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { careOf, courseAt } from './course/care.ts'
import { closedDoses, dosesUntil, missedSinceLast, reportedDoses } from './course/doses.ts'
import { failedInTime, firstSeen, inTimeOf } from './course/first-contact.ts'
import type { Course } from './course/model.ts'
import { nextContactAt } from './course/next-contact.ts'
import { lastDay, planAt } from './course/plan.ts'
import { courseStateAt } from './course/standing.ts'
import { suspicionAt } from './course/suspicions.ts'
import { qualityOf } from './quality.ts'
import { adherence } from './rules/doses.ts'
import { writeInstant } from './rules/instant.ts'
import { isIntensive } from './rules/next-due.ts'
import { monthNo } from './rules/treatment.ts'
import { visitsOf } from './state.ts'

const known = (day: Day | null | undefined, on: Day): Day | null => (day && day <= on ? day : null)

const firstVisitOf = (course: Course, on: Day) => {
  const seen = firstSeen(course)
  const failed = failedInTime(course).filter(({ day }) => day <= on).length
  const managed = known(seen?.day, on) !== null
  return {
    notice_on: course.notice?.day ?? null,
    due_at: course.notice && writeInstant(course.notice.deadline),
    seen_on: known(seen?.day, on),
    in_time: managed ? inTimeOf(course) : course.notice && on > dayOfInstant(course.notice.deadline) ? false : null,
    tries: course.tries
      .filter(({ day }) => day <= on)
      .map(({ day, seen: met, record }) => ({ date: day, seen: met, record_id: record.record_id })),
    report_superior: !managed && failed >= 2,
  }
}

const treatmentOf = ({ settings }: Subject, course: Course, on: Day) => {
  const plan = planAt(course, on)
  if (!plan) return null
  const reported = reportedDoses(course, on)
  const next = nextContactAt(course, on)
  const treated = lastDay(course, on)
  const visits = visitsOf(course, on)
  return {
    regimen: plan.regimen,
    treatment_start: plan.treatmentStart,
    intensive_end: plan.intensiveEnd,
    planned_end: plan.plannedEnd,
    month_no: monthNo(plan.treatmentStart, treated),
    phase: isIntensive(treated, plan.intensiveEnd) ? 'intensive' : 'continuation',
    supervisor: plan.supervisor,
    frequency: plan.frequency,
    next_due: next?.due ?? null,
    overdue_from: next?.overdueFrom ?? null,
    refer: next?.last.refer ?? false,
    visits_expected: visits.owed,
    visits_actual: visits.done,
    doses: {
      due: dosesUntil(course, treated, on),
      reported: reported.expected,
      taken: reported.taken,
      ...adherence(reported.taken, reported.expected),
      ...(missedSinceLast(course, on, settings) ?? { missed_days: null, report: false }),
    },
  }
}

const closingOf = (course: Course, on: Day) => {
  const { stop, evaluation } = course
  if (!stop || stop.day > on) return null
  const doses = evaluation && evaluation.day <= on ? closedDoses(course) : null
  return {
    stop_date: stop.day,
    stop_reason: stop.reason,
    evaluated_on: known(evaluation?.day, on),
    doses: doses && { ...doses, ...adherence(doses.taken, doses.expected) },
  }
}

const rejectedOf = (subject: Subject, unsubmitted: readonly RecordFact[], on: Day) => {
  const { outside, courses } = careOf(subject)
  const waiting = unsubmitted.filter(({ form, service_date }) => form === 'tb_followup' && service_date <= on)
  return [
    ...outside
      .filter(({ service_date }) => service_date <= on)
      .map(({ record_id, service_date: date }) => {
        const begun = courses.some(({ managedFrom }) => managedFrom && managedFrom <= date)
        return { record_id, date, reason: begun ? 'AFTER_CLOSE' : 'BEFORE_FIRST_VISIT' }
      }),
    ...courses.flatMap(({ visits }) =>
      visits
        .filter(({ date, missed }) => date <= on && missed === null)
        .map(({ record, date }) => ({ record_id: record.record_id, date, reason: 'INCOMPLETE' })),
    ),
    ...waiting.map(({ record_id, service_date: date }) => ({ record_id, date, reason: 'NOT_SUBMITTED' })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1))
}

/** What the programme says about one person on a day; null where there is nothing to say. */
export const assess = (
  subject: Subject,
  _: Life,
  on: Day,
  unsubmitted: readonly RecordFact[],
): Readonly<Record<string, unknown>> | null => {
  const care = careOf(subject)
  const course = courseAt(care, on)
  const suspicion = suspicionAt(care.suspicions, on)
  const rejected = rejectedOf(subject, unsubmitted, on)
  if (!course && !suspicion && rejected.length === 0) return null
  const state = course ? courseStateAt(subject, course, on) : 'none'
  return {
    // Who fell ill again is a suspect until the next notice.
    state: suspicion && (!course || state === 'closed') ? 'suspect' : state,
    course: course?.kind ?? null,
    first_visit: course && firstVisitOf(course, on),
    treatment: course && treatmentOf(subject, course, on),
    closing: course && closingOf(course, on),
    visits: {
      counted: (course?.visits ?? [])
        .filter(({ date, missed }) => date <= on && missed !== null)
        .map(({ record, date }) => ({ record_id: record.record_id, date })),
      rejected,
    },
    quality: qualityOf(subject, on),
  }
}
