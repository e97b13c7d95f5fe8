import * as fc from 'fast-check'
import { addDays, type Day, day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import type { RecordFact } from '../../record/record.ts'
import type { Person, Subject } from '../subject.ts'

/** First day of the invented histories. */
export const START = day('2024-01-01')

const SPAN = 1000

export interface History {
  readonly person: Person
  readonly records: readonly RecordFact[]
}

const dayIn = fc.integer({ min: 0, max: SPAN }).map((offset) => addDays(START, offset))

const answers = (form: string, model: Record<string, fc.Arbitrary<Values[string]>>) =>
  fc.record(model).map((fields) => ({ form, fields: fields as Values }))

const followup = answers('htn_followup', {
  method: fc.constantFrom('1', '2', '3'),
  contact_outcome: fc.constantFrom('1', '1', '1', '1', '2', '3'),
  sbp: fc.constantFrom(118, 138, 139, 140, 149, 150, 168, 182, null),
  dbp: fc.constantFrom(76, 88, 92, 112),
  adr: fc.constantFrom('1', '1', '2'),
  complication: fc.constantFrom('0', '0', '2'),
  referral: fc.constantFrom('1', '1', '2'),
  pregnant_or_lactating: fc.constantFrom('1', null),
})

const close = answers('programme_close', {
  programme: fc.constant('htn'),
  close_reason: fc.constantFrom('1', '2', '3', '4', '5', '9'),
})
const state = answers('programme_state', {
  programme: fc.constant('htn'),
  to: fc.constantFrom('lost', 'lost', 'found', 'reopened'),
})
const personal = answers('rec_personal', {
  past_disease: fc.constantFrom([{ code: '1' }], [{ code: '2', diagnosed: '2020-01' }]),
})
const cover = answers('rec_cover', {})
const lifecycle = answers('rec_lifecycle', {
  to: fc.constantFrom('closed_deceased', 'closed_moved_out', 'closed_lost', 'active', 'active', 'void_duplicate'),
})
const attempt = answers('contact_attempt', { outcome: fc.constantFrom('1', '2') })
const screening = answers('htn_screen', {
  bp_source: fc.constantFrom('1', '2'),
  readings: fc.constantFrom([{ sbp: 150, dbp: 92 }], [{ sbp: 120, dbp: 76 }]),
})
const transfer = answers('rec_transfer', {
  state: fc.constantFrom('accepted', 'requested'),
  to_village: fc.constantFrom('101', '102', '103'),
})
const encounter = answers('rec_encounter', {})
const enrol = answers('htn_enrol', {
  diagnosis_type: fc.constantFrom('1', '1', '1', '2'),
  consent_informed: fc.constantFrom('1', '1', '1', '2'),
})
const exam = answers('checkup', { symptoms: fc.constantFrom(['1'], null) })

/** What may happen to anybody, and the follow-ups of one programme. */
export const happenings = fc.oneof(
  { weight: 12, arbitrary: followup },
  { weight: 3, arbitrary: enrol },
  ...[close, state, personal, cover, lifecycle, attempt, screening, transfer, encounter, exam].map((arbitrary) => ({
    weight: 1,
    arbitrary,
  })),
)

/** A record of a day; its number orders records of one day. */
export const dated = (form: string, fields: Values, on: Day, at: number): RecordFact => ({
  record_id: `r${String(at).padStart(3, '0')}`,
  form,
  edition: 'GW2017',
  service_date: on,
  status: 'submitted',
  fields,
  recorded_at: `${on}T08:${String(at % 60).padStart(2, '0')}:00+08:00`,
  org_id: 1,
  provider_id: null,
})

/** A stay or an absence knows its end only from the day of the end: drawn with both days. */
const spans = fc.oneof(
  fc.record({ from: dayIn, length: fc.option(fc.integer({ min: 1, max: 60 })) }).map(({ from, length }) => ({
    form: 'rec_inpatient',
    on: from,
    fields: { admitted: from, ...(length !== null && { discharged: addDays(from, length) }) } as Values,
  })),
  fc.record({ from: dayIn, length: fc.integer({ min: 1, max: 400 }) }).map(({ from, length }) => ({
    form: 'rec_residence',
    on: from,
    fields: { away_since: from, return_date: addDays(from, length) } as Values,
  })),
)

export const inOrder = (a: RecordFact, b: RecordFact): number =>
  a.service_date === b.service_date ? (a.record_id < b.record_id ? -1 : 1) : a.service_date < b.service_date ? -1 : 1

/** Histories of any kind, also such as the forms would refuse: the derivation must hold for all of them. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    events: fc.array(fc.tuple(dayIn, happenings), { maxLength: 25 }),
    spans: fc.array(spans, { maxLength: 3 }),
    birth: fc.constantFrom(day('1950-06-15'), day('1960-02-29'), day('2018-05-01')),
    type: fc.constantFrom('1', '2'),
    start: fc.constantFrom(null, day('2000-01-01'), day('2024-02-10')),
    paper: fc.boolean(),
  })
  .map(({ events, spans, birth, type, start, paper }) => ({
    person: {
      resident_id: 'p',
      name: '甲',
      sex: '2',
      birth_date: birth,
      village: 101,
      unit: 1,
      residence_type: type,
      residence_start_date: start,
      paper_only: paper,
      valid_id: true,
      opened_to_resident_on: day('2025-03-03'),
    },
    records: [
      ...events.map(([on, { form, fields }], at) => dated(form, fields, on, at)),
      ...spans.map(({ form, on, fields }, at) => dated(form, fields, on, 100 + at)),
    ].sort(inOrder),
  }))

/** Village 102 changes its unit in the middle of 2025. */
export const subjectOf = ({ person, records }: History, horizon: Day): Subject => ({
  person,
  records,
  horizon,
  settings: {},
  unitOf: (village, on) => (village === 102 && on >= '2025-06-01' ? 9 : village % 100),
  unitDays: (village) => (village === 102 ? [day('2025-06-01')] : []),
  areaOf: (code) => Number(code),
})
