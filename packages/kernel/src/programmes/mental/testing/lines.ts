import { type Day, day } from '../../../day/day.ts'
import type { Values } from '../../../form/field.ts'
import type { Person, Subject } from '../../../programme/subject.ts'
import { type Line, personOf, residentWith } from '../../../programme/testing/lines.ts'

export type { Line }

const person = personOf({ resident_id: 'zhou', name: '周安', sex: '1', birth_date: day('1980-05-02') })

/** A resident whose record was opened in 2018, with these records. */
export const subject = (
  lines: readonly Line[],
  about: Partial<Person> = {},
  horizon: Day = day('2027-12-31'),
): Subject => residentWith({ ...person, ...about }, lines, { horizon })

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
