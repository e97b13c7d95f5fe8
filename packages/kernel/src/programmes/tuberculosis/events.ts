import { type Day, dayOfInstant } from '../../day/day.ts'
import { numberOf } from '../../form/answers.ts'
import type { Life } from '../../programme/life.ts'
import type { EventRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { isFaceToFace } from '../shared/visit-count.ts'
import { careOf } from './course/care.ts'
import { evaluationDue, outcomeOf } from './course/closing.ts'
import type { Contact } from './course/contacts.ts'
import { endingAt } from './course/courses.ts'
import { closedDoses, windowsIn } from './course/doses.ts'
import { inTimeOf } from './course/first-contact.ts'
import type { Course, Visit } from './course/model.ts'
import { lossesOf } from './course/standing.ts'
import type { Suspicion } from './course/suspicions.ts'
import { adherence } from './rules/doses.ts'
import { COMPLETED, TRANSFERRED } from './rules/stop.ts'
import { cohortDay } from './state.ts'

type Event = Omit<EventRow, 'village' | 'unit' | 'programme'>

/** Columns of an event's facts. */
export const facts = ['reason', 'method', 'missed', 'expected', 'taken', 'outcome'] as const

type Rest = Partial<Pick<Event, 'flags' | 'facts'>>

const eventOf = (kind: string, day: Day, episode: string, from: RecordFact, rest: Rest = {}): Event => ({
  kind,
  day,
  episode,
  recorded_at: from.recorded_at,
  record_id: from.record_id,
  org_id: from.org_id,
  provider_id: from.provider_id ?? null,
  flags: rest.flags ?? [],
  facts: rest.facts ?? {},
})

const factOf = (name: (typeof facts)[number], value: number | null): Readonly<Record<string, number>> =>
  value === null ? {} : { [name]: value }

/** A referral is followed by the arrival of the same screening: both bear its id. */
const suspicionEvents = ({ record, from, referredOn, arrivedOn }: Suspicion): Event[] => [
  eventOf('suspect', from, record.record_id, record),
  ...(referredOn ? [eventOf('referred', referredOn, record.record_id, record)] : []),
  ...(arrivedOn ? [eventOf('arrived', arrivedOn, record.record_id, record)] : []),
]

const contactEvents = ({ record, registeredOn, screenedOn }: Contact): Event[] => [
  eventOf('contact', registeredOn, record.record_id, record),
  ...screenedOn.slice(0, 1).map((day) => eventOf('contact_screened', day, record.record_id, record)),
]

/** Left before the patient was seen: died, or moved away. */
const leftUnseen = (course: Course, life: Life): { readonly day: Day; readonly died: boolean } | null => {
  const ending = course.endings.find(({ value }) => value !== null)?.value
  if (!ending || (course.managedFrom && course.managedFrom <= ending.day)) return null
  const died = ending.reason === '1' || life.deathAt(ending.day) !== null
  return died || ending.reason === '2' || ending.reason === 'void' ? { day: ending.day, died } : null
}

const noticeEvents = (course: Course, life: Life): Event[] => {
  const { notice, record, id, managedFrom, plans } = course
  if (!notice) return []
  const deadline = dayOfInstant(notice.deadline)
  const left = leftUnseen(course, life)
  const owed = !left || left.day > deadline
  const seen = plans[0] ?? record
  return [
    eventOf('notified', course.from, id, record),
    ...(managedFrom ? [eventOf('managed', managedFrom, id, seen)] : []),
    // Judged on the day on which the 72 hours end, by what was done up to it.
    ...(owed ? [eventOf('first_visit_due', deadline, id, record, { flags: inTimeOf(course) ? ['in_time'] : [] })] : []),
    ...(left?.died ? [eventOf('died_unseen', left.day, id, record)] : []),
  ]
}

const visitEvent = (visit: Visit, course: Course): Event => {
  const window = windowsIn(course).find((one) => one.visit === visit)
  return eventOf('visit', visit.date, course.id, visit.record, {
    flags: [
      'seen',
      ...(isFaceToFace(visit.method) ? ['face_to_face'] : []),
      ...(visit.missed === null ? [] : ['counts']),
    ],
    facts: {
      ...factOf('method', Number(visit.method) || null),
      ...factOf('missed', visit.missed),
      ...factOf('expected', window?.expected ?? null),
    },
  })
}

const stopEvents = (course: Course): Event[] => {
  const { stop, evaluation, id } = course
  if (!stop) return []
  const doses = closedDoses(course)
  const regular = doses !== null && adherence(doses.taken, doses.expected).regular === true
  return [
    eventOf('stopped', stop.day, id, stop.record, {
      flags: [
        ...(stop.reason === COMPLETED ? ['completed'] : []),
        ...(stop.reason === TRANSFERRED ? ['transfer'] : []),
        ...(regular ? ['regular'] : []),
      ],
      facts: { reason: Number(stop.reason), ...(doses && { expected: doses.expected, taken: doses.taken }) },
    }),
    ...(evaluation
      ? [
          eventOf('evaluated', evaluation.day, id, evaluation.record, {
            flags: evaluation.day <= evaluationDue(stop.day) ? ['in_time'] : [],
          }),
        ]
      : []),
  ]
}

/** The outcome, and the same judged twelve months after the notice for the cohort of the registered. */
const outcomeEvents = (course: Course): Event[] => {
  const outcome = outcomeOf(course)
  const { notice, managedFrom, stop, id, record } = course
  const flags = outcome?.success ? ['success'] : []
  const judged = notice && cohortDay(notice.day)
  const inCohort = judged && managedFrom && managedFrom <= judged && stop?.reason !== TRANSFERRED
  return [
    ...(outcome
      ? [eventOf('outcome', outcome.day, id, outcome.record, { flags, facts: { outcome: outcome.code } })]
      : []),
    ...(inCohort
      ? [eventOf('cohort_year', judged, id, record, { flags: outcome && outcome.day <= judged ? flags : [] })]
      : []),
  ]
}

const courseEvents = (subject: Subject, life: Life, course: Course): Event[] => {
  const { id, record, tries, visits, endings } = course
  const of = (wanted: string | null): RecordFact =>
    subject.records.find(({ record_id }) => record_id === wanted) ?? record
  return [
    ...noticeEvents(course, life),
    ...tries.map((one) =>
      eventOf('first_visit', one.day, id, one.record, {
        flags: one.seen ? ['seen'] : [],
        facts: factOf('method', numberOf(one.record.fields, 'method')),
      }),
    ),
    ...visits.map((visit) => visitEvent(visit, course)),
    ...lossesOf(subject, course).map(({ from, value }) => eventOf(value ? 'lost' : 'found', from, id, record)),
    ...stopEvents(course),
    ...outcomeEvents(course),
    ...endings.flatMap(({ from, value }) =>
      value && endingAt(course, from)
        ? [eventOf('closed', from, id, of(value.record_id), { facts: factOf('reason', Number(value.reason) || null) })]
        : [],
    ),
  ]
}

/** What happened once: suspicions, notices, first visits, follow-ups, stops, evaluations, outcomes, contacts. */
export const events = (subject: Subject, life: Life): readonly Event[] => {
  const { courses, suspicions, contacts } = careOf(subject)
  const screens = subject.records.filter(({ form, open_block }) => form === 'tb_screen' && !open_block)
  return [
    ...screens.map((record) => eventOf('screen', record.service_date, record.record_id, record)),
    ...suspicions.flatMap(suspicionEvents),
    ...courses.flatMap((course) => courseEvents(subject, life, course)),
    ...contacts.flatMap(contactEvents),
  ]
}
