import { numberOf } from '../../form/answers.ts'
import type { Life } from '../../programme/life.ts'
import type { EventRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { type Care, courseOf } from './course/course.ts'
import type { Visit } from './course/visit.ts'
import { dangerKeys } from './forms/followup/condition.ts'

type Event = Omit<EventRow, 'village' | 'unit' | 'programme'>

/** Columns of an event's facts; `danger` counts the behaviours told. */
export const facts = ['risk', 'class', 'method', 'adherence', 'reason', 'danger'] as const

const eventOf = (
  kind: string,
  { record_id, recorded_at, org_id, provider_id, service_date }: RecordFact,
  rest: Pick<Event, 'episode' | 'flags' | 'facts'>,
): Event => ({ kind, day: service_date, recorded_at, record_id, org_id, provider_id: provider_id ?? null, ...rest })

/** The facts that are known. */
const present = (numbers: Readonly<Record<string, number | null>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(numbers).filter((entry): entry is [string, number] => entry[1] !== null))

const numberIn = (code: string | null): number | null => (code === null || code === '' ? null : Number(code))

const visitEvent = (visit: Visit, episode: string, counts: boolean): Event => {
  const reached = visit.effective && visit.seen
  const danger = dangerKeys.reduce((sum, key) => sum + (numberOf(visit.record.fields, key) ?? 0), 0)
  return eventOf('visit', visit.record, {
    episode,
    flags: [
      ...(reached ? ['visited'] : []),
      ...(reached && visit.face ? ['faced'] : []),
      ...(counts ? ['counts'] : []),
      ...(visit.lost ? ['lost'] : []),
      ...(reached && (visit.risk ?? 0) >= 3 ? ['high_risk'] : []),
      ...(reached && visit.harmful ? ['harmful'] : []),
    ],
    facts: present({
      risk: visit.risk,
      class: numberIn(visit.class),
      method: numberIn(visit.method),
      adherence: numberIn(visit.adherence),
      danger: reached ? danger : null,
    }),
  })
}

const careEvents = (care: Care, life: Life, records: readonly RecordFact[]): Event[] => {
  const { enrolment, visits, losses, years, consents, profiles } = care
  const episode = enrolment.id
  const counted = new Set(years.flatMap(({ any }) => any.counted.map(({ id }) => id)))
  const recordOf = (id: string | null): RecordFact =>
    records.find(({ record_id }) => record_id === id) ?? enrolment.record
  const signed = (day: string): RecordFact =>
    profiles.find(({ fields, service_date }) => (fields.consent_date ?? service_date) === day) ?? enrolment.record
  const told = (day: string): RecordFact =>
    records.find(({ form, service_date }) => service_date === day && form === 'programme_state') ??
    records.find(({ form, service_date }) => service_date === day && form === 'smd_followup') ??
    enrolment.record
  const own = { episode, flags: [], facts: {} }
  return [
    eventOf('enrolled', enrolment.record, own),
    ...consents.map(({ from, value }) => ({
      ...eventOf('consent', signed(from), { ...own, flags: [value === '1' ? 'consent' : 'refused'] }),
      day: from,
    })),
    ...visits.all.map((visit) => visitEvent(visit, episode, counted.has(visit.id))),
    ...enrolment.closings
      .flatMap(({ value }) => value ?? [])
      .map(({ day, reason, record_id }) => ({
        ...eventOf('closed', recordOf(record_id), {
          episode,
          flags: [life.residenceAt(day)],
          facts: present({ reason: Number(reason) || null }),
        }),
        day,
      })),
    ...losses.changes.map(({ from, value }) => ({
      ...eventOf(value ? 'lost' : 'found', told(from), { ...own, flags: value ? ['lost'] : [] }),
      day: from,
    })),
  ]
}

/** What happened once: registrations, consents, follow-ups, losses, closings, emergencies, check-ups of the registered. */
export const events = (subject: Subject, life: Life): readonly Event[] => {
  const { cares } = courseOf(subject)
  return [
    ...cares.flatMap((care) => careEvents(care, life, subject.records)),
    ...subject.records
      .filter(({ form }) => form === 'smd_emergency')
      .map((record) => eventOf('emergency', record, { episode: '', flags: [], facts: {} })),
    ...(cares[0]?.exams ?? []).map(({ record, missing }) =>
      eventOf('exam', record, {
        episode: '',
        flags: missing.length === 0 ? ['exam_done', 'exam_any'] : ['exam_any'],
        facts: {},
      }),
    ),
  ]
}
