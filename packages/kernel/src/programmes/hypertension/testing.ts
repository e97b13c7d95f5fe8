import { type Day, day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import type { Person, Subject } from '../../programme/subject.ts'
import { type Line, personOf, residentWith } from '../../programme/testing/lines.ts'

export type { Line }

export const person = personOf({ resident_id: 'li', name: '李守田', sex: '1', birth_date: day('1958-09-03') })

/** A man of 67 whose record was opened in 2018, with these records. */
export const subject = (
  lines: readonly Line[],
  about: Partial<Person> = {},
  horizon: Day = day('2027-12-31'),
): Subject => residentWith({ ...person, ...about }, lines, { horizon })

export const enrol = (on: string): Line => ['htn_enrol', on, { diagnosis_type: '1', consent_informed: '1' }]

/** A follow-up in the clinic. */
export const visit = (on: string, sbp: number | null, dbp: number | null, more: Values = {}): Line => [
  'htn_followup',
  on,
  { method: '1', contact_outcome: '1', sbp, dbp, adr: '1', complication: '0', referral: '1', ...more },
]
