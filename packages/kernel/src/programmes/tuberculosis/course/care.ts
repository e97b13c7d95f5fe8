import type { Day } from '../../../day/day.ts'
import { textOf } from '../../../form/answers.ts'
import { type Change, simplified } from '../../../programme/change.ts'
import type { Life, RecordState } from '../../../programme/life.ts'
import { lifeOf } from '../../../programme/life.ts'
import { remember } from '../../../programme/memo.ts'
import type { Subject } from '../../../programme/subject.ts'
import type { RecordFact } from '../../../record/record.ts'
import type { CloseReason, Closing } from '../../shared/enrolment.ts'
import { type Contact, contactsOf } from './contacts.ts'
import { coursesFrom } from './courses.ts'
import type { Course } from './model.ts'
import { type Suspicion, suspicionsOf } from './suspicions.ts'

/** Everything that follows from the records of one person. */
export interface Care {
  readonly courses: readonly Course[]
  /** Follow-ups outside every course: they never count. */
  readonly outside: readonly RecordFact[]
  readonly suspicions: readonly Suspicion[]
  readonly contacts: readonly Contact[]
}

/** Closing the health record closes every enrolment with the same reason (R-LIFE-4). */
const reasonOfState: Readonly<Partial<Record<RecordState, CloseReason>>> = {
  closed_deceased: '1',
  closed_moved_out: '2',
  closed_lost: '3',
  void_duplicate: 'void',
}

const REASONS: readonly CloseReason[] = ['1', '2', '3', '4', '5', '9']

/** A general statement that is about this programme. */
export const isOurs = ({ fields }: RecordFact): boolean => fields.programme === 'tb'

/** Closings and reopenings of management, and the ends of the health record, in order; a second closing changes nothing. */
const endingsOf = ({ records }: Subject, life: Life): readonly Change<Closing | null>[] => {
  const changes: Change<Closing | null>[] = []
  for (const record of records.filter(isOurs)) {
    const { form, fields, service_date: day, record_id } = record
    const reason = REASONS.find((one) => one === textOf(fields, 'close_reason'))
    if (form === 'programme_close' && reason) changes.push({ from: day, value: { day, reason, record_id } })
    if (form === 'programme_state' && fields.to === 'reopened') changes.push({ from: day, value: null })
  }
  for (const { from, value } of life.recordStates) {
    const reason = reasonOfState[value]
    if (reason) changes.push({ from, value: { day: from, reason, record_id: null } })
  }
  const kept: Change<Closing | null>[] = []
  for (const change of changes.sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1)))
    if (!change.value !== !(kept.at(-1)?.value ?? null)) kept.push(change)
  return simplified(kept)
}

const build = (subject: Subject): Care => {
  const { courses, outside } = coursesFrom(subject.records, endingsOf(subject, lifeOf(subject)), subject.settings)
  return {
    courses,
    outside,
    suspicions: suspicionsOf(subject.records, courses),
    contacts: contactsOf(subject.records),
  }
}

export const careOf: (subject: Subject) => Care = remember(build)

/** The last course begun by a day, or null. */
export const courseAt = ({ courses }: Care, on: Day): Course | null =>
  courses.findLast(({ from }) => from <= on) ?? null
