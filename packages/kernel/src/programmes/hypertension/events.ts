import { completedYears, type Day, yearOf } from '../../day/day.ts'
import { numberOf, rowsOf, textOf } from '../../form/answers.ts'
import { valueAt } from '../../programme/change.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { type Event, eventOf } from '../chronic/events.ts'
import { formPressure } from '../records/forms/checkup/pressure.ts'
import { courseOf } from './core.ts'

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

/** Screenings and first contacts of a year. */
export const screeningEvents = (subject: Subject): readonly Event[] => [
  ...screenEvents(subject),
  ...firstContacts(subject),
]
