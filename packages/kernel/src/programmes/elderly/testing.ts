import { type Day, day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import type { Person, Subject } from '../../programme/subject.ts'
import { type Line, personOf, residentWith } from '../../programme/testing/lines.ts'
import { requiredItems } from '../records/completeness.ts'

export type { Line }

const person = personOf({ resident_id: 'wang', name: '王秀英', sex: '2', birth_date: day('1955-03-10') })

/** A woman of 71 whose record was opened in 2018, with these records. */
export const subject = (
  lines: readonly Line[],
  about: Partial<Person> = {},
  settings: Subject['settings'] = {},
  horizon: Day = day('2027-12-31'),
): Subject => residentWith({ ...person, ...about }, lines, { settings, horizon })

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
