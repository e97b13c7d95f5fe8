import { addDays, addMonths, type Day } from '../../../day/day.ts'
import { dayOf, rowsOf } from '../../../form/answers.ts'
import type { RecordFact } from '../../../record/record.ts'
import type { Course } from './model.ts'
import { isPositive, planAt } from './plan.ts'

/** A close contact of the patient, with the days of the symptom screens. */
export interface Contact {
  readonly record: RecordFact
  readonly registeredOn: Day
  /** In order. */
  readonly screenedOn: readonly Day[]
}

export const contactsOf = (records: readonly RecordFact[]): readonly Contact[] =>
  records
    .filter(({ form, open_block }) => form === 'tb_contact' && !open_block)
    .map((record) => {
      const first = dayOf(record.fields, 'screen_date')
      const repeats = rowsOf(record.fields, 'repeats').map((row) => dayOf(row, 'screen_date'))
      const screenedOn = [first, ...repeats].filter((day) => day !== null).sort()
      return { record, registeredOn: record.service_date, screenedOn }
    })

/** A screen of the contacts that is due around the first visit of a sputum-positive patient (product). */
export interface Round {
  readonly name: 'first' | 'month_6' | 'month_12'
  readonly opens: Day
  readonly due: Day
  /** Screens from this day on are of the next round. */
  readonly before: Day | null
}

const FIRST_DAYS = 7
/** Days before a repeat from which it may be done (product). */
const EARLY_DAYS = 30

/** First within 7 days of the first visit, again after 6 and 12 months; [] for a patient who is not sputum-positive. */
export const roundsOf = (course: Course): readonly Round[] => {
  const first = course.plans[0]?.service_date
  if (!first || course.kind === 'drug_resistant' || !isPositive(planAt(course, first))) return []
  const [half, year] = [addMonths(first, 6), addMonths(first, 12)]
  return [
    { name: 'first', opens: first, due: addDays(first, FIRST_DAYS), before: addDays(half, -EARLY_DAYS) },
    { name: 'month_6', opens: addDays(half, -EARLY_DAYS), due: half, before: addDays(year, -EARLY_DAYS) },
    { name: 'month_12', opens: addDays(year, -EARLY_DAYS), due: year, before: null },
  ]
}
