import { addDays, addMonths, type Day } from '../../../day/day.ts'
import { dayOf, rowsOf } from '../../../form/answers.ts'
import type { Settings } from '../../../programme/subject.ts'
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
  /** `first`, `month_6`, `month_12`. */
  readonly name: string
  readonly opens: Day
  readonly due: Day
  /** Screens from this day on are of the next round. */
  readonly before: Day | null
}

/** Days until the first screen, months of the repeats (product; setting tb_contact_screens). */
const USUAL = { first_days: 7, months: [6, 12] } as const
/** Days before a repeat from which it may be done (product). */
const EARLY_DAYS = 30

const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0
const isRising = (values: readonly unknown[]): values is readonly number[] =>
  values.every((value, at) => isCount(value) && (at === 0 || value > Number(values[at - 1])))

const screensOf = ({ tb_contact_screens: given }: Settings): { first_days: number; months: readonly number[] } => {
  if (typeof given !== 'object' || given === null) return USUAL
  const [days, months]: unknown[] = [Reflect.get(given, 'first_days'), Reflect.get(given, 'months')]
  return {
    first_days: isCount(days) ? days : USUAL.first_days,
    months: Array.isArray(months) && isRising(months) ? months : USUAL.months,
  }
}

/** First within 7 days of the first visit, again after 6 and 12 months; [] for a patient who is not sputum-positive. */
export const roundsOf = (course: Course, settings: Settings = {}): readonly Round[] => {
  const first = course.plans[0]?.service_date
  if (!first || course.kind === 'drug_resistant' || !isPositive(planAt(course, first))) return []
  const { first_days, months } = screensOf(settings)
  const rounds = [
    { name: 'first', opens: first, due: addDays(first, first_days) },
    ...months.map((month) => {
      const due = addMonths(first, month)
      return { name: `month_${month}`, opens: addDays(due, -EARLY_DAYS), due }
    }),
  ]
  return rounds.map((round, at) => ({ ...round, before: rounds[at + 1]?.opens ?? null }))
}
