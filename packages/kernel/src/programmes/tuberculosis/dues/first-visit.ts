import { addDays, type Day, dayOfInstant } from '../../../day/day.ts'
import { dayOf } from '../../../form/answers.ts'
import { failedInTime } from '../course/first-contact.ts'
import type { Course, FirstTry } from '../course/model.ts'
import { RETRY_DAYS } from '../rules/first-visit.ts'
import { writeInstant } from '../rules/instant.ts'
import { type Due, dueOf, endOf, metBy, type Owed, treatmentEnd } from './slot.ts'

const slot = (course: Course, owed: Omit<Owed, 'form'>, done: Parameters<typeof dueOf>[2]): Due =>
  dueOf(course.id, { ...owed, form: 'tb_first_visit' }, done, treatmentEnd(course, owed.opens))

/** Within 72 hours of the notice; it stays owed after that. */
const firstVisit = (course: Course, deadline: number): Due =>
  slot(
    course,
    {
      kind: 'first_visit',
      slot: course.id,
      opens: course.from,
      due_by: dayOfInstant(deadline),
      facts: { date: course.from, until: writeInstant(deadline).slice(0, 16) },
    },
    metBy(course.plans[0]),
  )

/** The day on which a failed try says that the superior institution was told, or that of meeting the patient. */
const reportedOn = ({ tries, managedFrom }: Course, since: Day): Day | null => {
  const told = tries
    .map(({ record }) => dayOf(record.fields, 'superior_reported_on'))
    .find((day) => day && day >= since)
  return told ?? managedFrom
}

const retry = (course: Course, one: FirstTry): Due => {
  const next = course.tries.find(
    ({ day, record }) => day > one.day || (day === one.day && record.record_id > one.record.record_id),
  )
  return slot(
    course,
    {
      kind: 'first_visit_retry',
      slot: one.record.record_id,
      opens: one.day,
      due_by: addDays(one.day, RETRY_DAYS),
      facts: { date: one.day },
    },
    metBy(next?.record),
  )
}

/** Two failed visits within the 72 hours: report, and try again every two days. */
const afterFailures = (course: Course): Due[] => {
  const second = failedInTime(course)[1]
  if (!second) return []
  const told = reportedOn(course, second.day)
  const report = slot(
    course,
    {
      kind: 'first_visit_report',
      slot: course.id,
      opens: second.day,
      due_by: addDays(second.day, 1),
      facts: { date: second.day },
    },
    told && { on: told, by: null },
  )
  const failed = course.tries.filter(({ seen, day }) => !seen && day >= second.day)
  return [report, ...failed.map((one) => retry(course, one))]
}

/** A transferred patient gets a new plan and card (product: within three days). */
const newCard = (course: Course): Due =>
  dueOf(
    course.id,
    {
      kind: 'new_card',
      slot: course.id,
      opens: course.from,
      due_by: addDays(course.from, 3),
      form: 'tb_first_visit',
      facts: { date: course.from },
    },
    metBy(course.plans[0]),
    treatmentEnd(course, addDays(course.from, 1)) ?? endOf(course, course.from),
  )

export const firstVisitDues = (course: Course): Due[] => {
  if (course.kind === 'drug_resistant') return [newCard(course)]
  return course.notice ? [firstVisit(course, course.notice.deadline), ...afterFailures(course)] : []
}
