import { type Day, day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import type { Person, Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { requiredItems } from '../records/completeness.ts'

/** One record of an example: form, day, answers. */
export type Line = readonly [form: string, on: string, fields?: Values]

const person: Person = {
  resident_id: 'wang',
  name: '王秀英',
  sex: '2',
  birth_date: day('1955-03-10'),
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

/** A woman of 71 whose record was opened in 2018, with these records. */
export const subject = (
  lines: readonly Line[],
  about: Partial<Person> = {},
  settings: Subject['settings'] = {},
  horizon: Day = day('2027-12-31'),
): Subject => ({
  person: { ...person, ...about },
  records: [['rec_cover', '2018-01-05'] as Line, ['rec_personal', '2018-01-05'] as Line, ...lines]
    .map(fact)
    .sort((a, b) => (a.service_date < b.service_date ? -1 : a.service_date > b.service_date ? 1 : 0)),
  horizon,
  settings,
  unitOf: () => 1,
  areaOf: Number,
})

/** A check-up with every item that an older person needs, but for these. */
export const exam = (on: string, more: Values = {}): Line => {
  const required = requiredItems(day(on), { birth_date: day('1955-03-10'), groups: [] })
  const whole = Object.fromEntries(required.map((key) => [key, '1']))
  const list = ['symptoms', 'diet', 'dentition', 'guidance', 'risk_control', 'p_cerebro', 'p_kidney', 'p_heart']
  const lists = Object.fromEntries(list.filter((key) => key in whole).map((key) => [key, ['1']]))
  const numbers = { fpg: '5.2', bp_left_sys: 132, bp_left_dia: 78, bp_right_sys: 130, bp_right_dia: 76 }
  const measured = { pulse: 72, hb: '130', plt: 200, next_exam_hint: `${Number(on.slice(0, 4)) + 1}-05` }
  return ['checkup', on, { ...whole, ...lists, ...numbers, ...measured, ...more }]
}

/** A self-care form; all independent but for these. */
export const adl = (on: string, more: Values = {}): Line => [
  'old_adl',
  on,
  { adl_meal: 0, adl_wash: 0, adl_dress: 0, adl_toilet: 0, adl_move: 0, ...more },
]

/** A try to call the person to the check-up. */
export const call = (on: string, outcome: string, more: Values = {}): Line => [
  'contact_attempt',
  on,
  { programme: 'old', method: '3', outcome, ...more },
]
