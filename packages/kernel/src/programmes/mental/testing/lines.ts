import { type Day, day } from '../../../day/day.ts'
import type { Values } from '../../../form/field.ts'
import type { Person, Subject } from '../../../programme/subject.ts'
import type { RecordFact } from '../../../record/record.ts'

/** One record of an example: form, day, answers. */
export type Line = readonly [form: string, on: string, fields?: Values]

const person: Person = {
  resident_id: 'zhou',
  name: '周安',
  sex: '1',
  birth_date: day('1980-05-02'),
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
  recorded_at: `${on}T09:00:00+08:00`,
  org_id: 1,
  provider_id: 'chen',
})

/** A resident whose record was opened in 2018, with these records. */
export const subject = (
  lines: readonly Line[],
  about: Partial<Person> = {},
  horizon: Day = day('2027-12-31'),
): Subject => ({
  person: { ...person, ...about },
  records: [['rec_cover', '2018-01-05'] as Line, ['rec_personal', '2018-01-05'] as Line, ...lines]
    .map(fact)
    .sort((a, b) => (a.service_date < b.service_date ? -1 : a.service_date > b.service_date ? 1 : 0)),
  horizon,
  settings: {},
  unitOf: () => 1,
  areaOf: Number,
})

export const profile = (on: string, more: Values = {}): Line => [
  'smd_profile',
  on,
  { consent: '1', consent_date: on, diagnosis: '1', past_locked: '1', ...more },
]

/** A home visit that met a stable patient, without danger, on regular medicine. */
export const visit = (on: string, more: Values = {}): Line => [
  'smd_followup',
  on,
  {
    method: '2',
    informant: ['1'],
    risk: '0',
    symptom_status: '0',
    insight: '1',
    func_self: '1',
    func_house: '1',
    func_work: '1',
    func_learn: '1',
    func_social: '1',
    adr: '1',
    adr_severity: '0',
    physical: '0',
    adherence: '1',
    inpatient: '0',
    locked: '1',
    referral: '1',
    ...more,
  },
]
