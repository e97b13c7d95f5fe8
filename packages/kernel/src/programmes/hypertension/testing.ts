import { type Day, day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import type { Person, Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'

/** One record of an example: form, day, answers. */
export type Line = readonly [form: string, on: string, fields?: Values]

export const person: Person = {
  resident_id: 'li',
  name: '李守田',
  sex: '1',
  birth_date: day('1958-09-03'),
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

export const enrol = (on: string): Line => ['htn_enrol', on, { diagnosis_type: '1', consent_informed: '1' }]

/** A follow-up in the clinic. */
export const visit = (on: string, sbp: number | null, dbp: number | null, more: Values = {}): Line => [
  'htn_followup',
  on,
  { method: '1', contact_outcome: '1', sbp, dbp, adr: '1', complication: '0', referral: '1', ...more },
]
