import { type Day, day } from '../../../day/day.ts'
import type { Values } from '../../../form/field.ts'
import type { Person, Subject } from '../../../programme/subject.ts'
import type { RecordFact } from '../../../record/record.ts'

/** One record of an example: form, day, answers. */
export type Line = readonly [form: string, on: string, fields?: Values]

const person: Person = {
  resident_id: 'zhao',
  name: '赵秋生',
  sex: '1',
  birth_date: day('1968-04-12'),
  village: 1,
  unit: 1,
  residence_type: '1',
  residence_start_date: null,
  valid_id: true,
}

const fact = ([form, on, fields = {}]: Line, at: number): RecordFact => ({
  record_id: `${form}@${on}#${at}`,
  form,
  edition: 'GW2017',
  service_date: day(on),
  status: 'submitted',
  fields,
  recorded_at: `${on}T17:00:00+08:00`,
  org_id: 1,
  provider_id: 'chen',
})

/** A resident whose record was opened in 2018, with these records. */
export const subject = (
  lines: readonly Line[],
  settings: Subject['settings'] = {},
  horizon: Day = day('2027-12-31'),
): Subject => ({
  person,
  records: [['rec_cover', '2018-01-05'] as Line, ['rec_personal', '2018-01-05'] as Line, ...lines]
    .map(fact)
    .sort((a, b) => (`${a.service_date} ${a.record_id}` < `${b.service_date} ${b.record_id}` ? -1 : 1)),
  horizon,
  settings,
  unitOf: () => 1,
  areaOf: Number,
})

export const notice = (on: string, time?: string): Line => [
  'tb_notice',
  on,
  { notice_date: on, from_org: '县疾控中心', moved_in: '1', ...(time && { notice_time: time }) },
]

/** Treatment begun on 5 March 2025: 2HRZE/4HR, family-supervised, daily. */
export const first = (on: string, more: Values = {}): Line => [
  'tb_first_visit',
  on,
  {
    service_date: on,
    method: '2',
    seen: '1',
    patient_type: '1',
    sputum: '2',
    resistance: '2',
    regimen: '2HRZE/4HR',
    frequency: '1',
    treatment_start: '2025-03-05',
    intensive_end: '2025-05-05',
    planned_end: '2025-09-05',
    supervisor: '2',
    ...more,
  },
]

export const missed = (on: string): Line => [
  'tb_first_visit',
  on,
  { service_date: on, method: '2', seen: '2', not_seen_reason: '外出' },
]

export const visit = (on: string, more: Values = {}): Line => [
  'tb_followup',
  on,
  {
    service_date: on,
    method: '2',
    supervisor: '2',
    symptoms: ['0'],
    frequency: '1',
    missed_doses: 0,
    adr: '1',
    complication: '1',
    ...more,
  },
]

export const close = (on: string, more: Values = {}): Line => [
  'tb_close',
  on,
  { stop_date: on, stop_reason: '1', evaluated_on: on, doses_expected: 180, doses_taken: 170, ...more },
]
