import { addMonths, type Day, yearOf } from '../../day/day.ts'
import { dayOf, isFilled, numberOf } from '../../form/answers.ts'
import type { Values } from '../../form/field.ts'
import { remember } from '../../programme/memo.ts'
import type { Subject } from '../../programme/subject.ts'
import { isEffective, type RecordFact } from '../../record/record.ts'
import { hasGlucose } from './screening.ts'

/** One HbA1c: the day of the test, and the day since when a record tells of it. */
interface Hba1c {
  readonly tested: Day
  readonly known: Day
  readonly value: number
  readonly record_id: string
}

/** HbA1c of a patient without a personal target stays below this (国家基层糖尿病防治管理指南 2022). */
export const HBA1C_TARGET = 7

const TESTING: readonly string[] = ['dm_followup', 'dm_screen', 'checkup']
const isTest = ({ form, status, open_block }: RecordFact): boolean =>
  TESTING.includes(form) && isEffective(status) && !open_block

/** HbA1c values of the records, by the day of the test. */
export const hba1cOf = (records: readonly RecordFact[]): readonly Hba1c[] =>
  records
    .flatMap((record) => {
      const value = isTest(record) ? numberOf(record.fields, 'hba1c') : null
      const known = record.service_date
      const tested = dayOf(record.fields, 'hba1c_date') ?? known
      return value === null || tested > known ? [] : [{ tested, known, value, record_id: record.record_id }]
    })
    .sort((a, b) => (a.tested === b.tested ? 0 : a.tested < b.tested ? -1 : 1))

/** Records that measured a glucose of any kind, in order of their days. */
const glucoseTests = (records: readonly RecordFact[]): readonly RecordFact[] =>
  records.filter((record) => isTest(record) && hasGlucose(record.fields))

interface Tests {
  readonly hba1c: readonly Hba1c[]
  readonly glucose: readonly RecordFact[]
}

/** The tests of a person, worked out once. */
export const testsOf: (subject: Subject) => Tests = remember(({ records }: Subject) => ({
  hba1c: hba1cOf(records),
  glucose: glucoseTests(records),
}))

/** The last HbA1c of the year of a day that is known on it. */
export const hba1cInYear = (subject: Subject, on: Day): Hba1c | null =>
  testsOf(subject).hba1c.findLast(({ tested, known }) => known <= on && yearOf(tested) === yearOf(on)) ?? null

/** The personal target of the last card up to a day. */
export const hba1cTarget = (records: readonly RecordFact[], on: Day): number => {
  const card = records.findLast(({ form, service_date }) => form === 'dm_enrol' && service_date <= on)
  return (card && numberOf(card.fields, 'hba1c_personal_target')) ?? HBA1C_TARGET
}

const screens = (values: Values, on: Day, day: Day): readonly Day[] =>
  [
    dayOf(values, 'fundus_date'),
    dayOf(values, 'urine_protein_date'),
    isFilled(values.fundus) || isFilled(values.u_protein) ? day : null,
  ].filter((one): one is Day => one !== null && one <= on)

/** Some check of eye ground or urine protein in the twelve months up to a day. */
export const complicationsScreened = (records: readonly RecordFact[], on: Day): boolean =>
  records.some(
    ({ fields, service_date, status }) =>
      isEffective(status) &&
      service_date <= on &&
      screens(fields, on, service_date).some((day) => day > addMonths(on, -12)),
  )
