import { addDays } from '../../../day/day.ts'
import type { Life } from '../../../programme/life.ts'
import type { Subject } from '../../../programme/subject.ts'
import { careOf } from '../course/care.ts'
import { CALL_ROUNDS, type Suspicion } from '../course/suspicions.ts'
import { contactDues } from './contacts.ts'
import { courseDues, REPORT_DAYS } from './course.ts'
import { firstVisitDues } from './first-visit.ts'
import { type Due, dueOf, isOwed, metBy } from './slot.ts'

/** A telephone call within a week of the referral and of each call that did not find the person there; then a report. */
const suspicionDues = ({ record, calls, until, reportFrom, reportedOn }: Suspicion): Due[] => [
  ...calls.map(({ round, since, due, madeOn }) =>
    dueOf(
      record.record_id,
      {
        kind: 'referral_call',
        slot: `${record.record_id}/${round}`,
        opens: since,
        due_by: due,
        form: 'tb_screen',
        facts: { date: since, round },
      },
      madeOn && metBy(record, madeOn),
      until,
    ),
  ),
  ...(reportFrom
    ? [
        dueOf(
          record.record_id,
          {
            kind: 'suspect_report',
            slot: record.record_id,
            opens: reportFrom,
            due_by: addDays(reportFrom, REPORT_DAYS),
            form: 'tb_screen',
            facts: { date: reportFrom, rounds: CALL_ROUNDS },
          },
          reportedOn && metBy(record, reportedOn),
          until,
        ),
      ]
    : []),
]

/** What is owed: calls after a referral, first visit, follow-ups, reports, reviews, evaluation, contacts. */
export const dues = (subject: Subject, _: Life): readonly Due[] => {
  const { courses, suspicions, contacts } = careOf(subject)
  return [
    ...suspicions.flatMap(suspicionDues),
    ...courses.flatMap((course) => [
      ...firstVisitDues(course),
      ...courseDues(subject, course),
      ...contactDues(course, contacts, subject.settings),
    ]),
  ].filter(isOwed)
}
