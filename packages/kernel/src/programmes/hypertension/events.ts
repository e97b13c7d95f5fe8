import type { Day } from '../../day/day.ts'
import { completedYears, yearOf } from '../../day/day.ts'
import { numberOf, rowsOf, textOf } from '../../form/answers.ts'
import { valueAt } from '../../programme/change.ts'
import type { Life } from '../../programme/life.ts'
import type { EventRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { formPressure } from '../records/forms/checkup/pressure.ts'
import { type Care, courseOf } from './course/course.ts'
import type { Visit } from './course/visit.ts'

type Event = Omit<EventRow, 'village' | 'unit' | 'programme'>

/** Columns of an event's facts. */
export const facts = ['sbp', 'dbp', 'class', 'method', 'weight', 'reason'] as const

const eventOf = (
  kind: string,
  { record_id, recorded_at, org_id, provider_id, service_date }: RecordFact,
  rest: Pick<Event, 'episode' | 'flags' | 'facts'>,
): Event => ({ kind, day: service_date, recorded_at, record_id, org_id, provider_id: provider_id ?? null, ...rest })

/** The facts that are known. */
const present = (numbers: Readonly<Record<string, number | null>>): Readonly<Record<string, number>> => {
  const known: Record<string, number> = {}
  for (const name in numbers) {
    const value = numbers[name]
    if (value !== null) known[name] = value
  }
  return known
}

const visitEvent = (visit: Visit, episode: string, counts: boolean): Event =>
  eventOf('visit', visit.record, {
    episode,
    flags: [
      ...(visit.effective && visit.seen ? ['seen'] : []),
      ...(visit.faceToFace ? ['face_to_face'] : []),
      ...(visit.measured ? ['measured'] : []),
      ...(counts ? ['counts'] : []),
      ...(visit.low ? ['low_bp'] : []),
      ...(visit.lost ? ['lost'] : []),
      ...(visit.classification?.emergency ? ['emergency'] : []),
    ],
    facts: present({
      sbp: visit.sbp,
      dbp: visit.dbp,
      class: visit.classification ? Number(visit.classification.class) : null,
      method: Number(visit.method) || null,
      weight: numberOf(visit.record.fields, 'weight'),
    }),
  })

const careEvents = (care: Care, life: Life, records: readonly RecordFact[]): Event[] => {
  const { enrolment, visits, losses, years } = care
  const counted = new Set(years.flatMap(({ counting }) => counting.counted.map(({ id }) => id)))
  const recordOf = (id: string | null): RecordFact =>
    records.find(({ record_id }) => record_id === id) ?? enrolment.record
  const closings = enrolment.closings.flatMap(({ value }) => value ?? [])
  return [
    eventOf('enrolled', enrolment.record, { episode: enrolment.id, flags: [], facts: {} }),
    ...visits.all.map((visit) => visitEvent(visit, enrolment.id, counted.has(visit.id))),
    ...closings.map(({ day, reason, record_id }) => ({
      ...eventOf('closed', recordOf(record_id), {
        episode: enrolment.id,
        flags: [life.residenceAt(day)],
        facts: present({ reason: Number(reason) || null }),
      }),
      day,
    })),
    ...losses.map(({ from, value }) => {
      const told = records.find(({ form, service_date }) => form === 'programme_state' && service_date === from)
      const rest = { episode: enrolment.id, flags: value ? ['lost'] : [], facts: {} }
      return { ...eventOf(value ? 'lost' : 'found', told ?? enrolment.record, rest), day: from }
    }),
  ]
}

const pressureOf = ({ form, fields }: RecordFact): { readonly sbp: number; readonly dbp: number } | null => {
  if (form === 'checkup') {
    const pressure = formPressure(fields)
    return pressure && { sbp: pressure.sys, dbp: pressure.dia }
  }
  const row = form === 'htn_screen' ? (rowsOf(fields, 'readings')[0] ?? {}) : fields
  const [sbp, dbp] = [numberOf(row, 'sbp'), numberOf(row, 'dbp')]
  return sbp === null || dbp === null ? null : { sbp, dbp }
}

/** Forms of a contact in person at a village clinic, township or community health centre. */
const isContact = ({ form, fields }: RecordFact): boolean => {
  if (form === 'rec_encounter' || form === 'rec_consultation' || form === 'checkup' || form === 'htn_screen')
    return true
  return form.endsWith('_followup') && ['1', '2'].includes(textOf(fields, 'method') ?? '')
}

const FIRST_CONTACT_AGE = 35

/**
 * 35岁首诊测血压 (规范第三版·高血压·筛查): the first contact of each year of a resident of 35 and over without known
 * hypertension, and whether the pressure was taken that day.
 */
const firstContacts = (subject: Subject): Event[] => {
  const { records, person } = subject
  const { diagnoses, cares } = courseOf(subject)
  const birth = person.birth_date
  const years = new Set<number>()
  const isKnown = (on: Day): boolean =>
    valueAt(diagnoses, on, false) || cares.some(({ enrolment }) => enrolment.from <= on)
  return records.flatMap((record) => {
    const on = record.service_date
    if (!isContact(record) || record.open_block || years.has(yearOf(on))) return []
    years.add(yearOf(on))
    if (!birth || (completedYears(birth, on) ?? 0) < FIRST_CONTACT_AGE || isKnown(on)) return []
    const measured = records
      .map((one) => (one.service_date === on ? pressureOf(one) : null))
      .find((one) => one !== null)
    return [
      eventOf('first_contact', record, { episode: '', flags: measured ? ['measured'] : [], facts: measured ?? {} }),
    ]
  })
}

const screenEvents = ({ records }: Subject): Event[] =>
  records
    .filter(({ form }) => form === 'htn_screen')
    .map((record) => eventOf('screen', record, { episode: '', flags: [], facts: pressureOf(record) ?? {} }))

/** What happened once: enrolments, follow-ups, check-ups, losses, closings, screenings, first contacts of a year. */
export const events = (subject: Subject, life: Life): readonly Event[] => {
  const { cares, exams } = courseOf(subject)
  return [
    ...cares.flatMap((care) => careEvents(care, life, subject.records)),
    ...exams.map(({ record, missing }) =>
      eventOf('exam', record, {
        episode: '',
        flags: missing.length === 0 ? ['exam_done', 'exam_any'] : ['exam_any'],
        facts: pressureOf(record) ?? {},
      }),
    ),
    ...screenEvents(subject),
    ...firstContacts(subject),
  ]
}
