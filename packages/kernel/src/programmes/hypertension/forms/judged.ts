import { addMonths, type Day, yearOf } from '../../../day/day.ts'
import { codesOf, dayOf, isFilled, numberOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values, When } from '../../../form/field.ts'
import { isEffective, type RecordFact } from '../../../record/record.ts'
import { bmi } from '../../../text/bmi.ts'
import { compare, roundHalfUp } from '../../../text/decimal.ts'
import { ageOn } from '../../records/forms/person.ts'
import { isFaceToFace } from '../../shared/visit-count.ts'
import { type Classification, classify, MONTHS_APART, type Previous } from '../rules/classify.ts'
import { isBelow, targetOf } from '../rules/targets.ts'

/** Lost, refused or dead: only the contact itself is filled in. */
export const notSeen = ({ contact_outcome }: Values): boolean =>
  contact_outcome === '2' || contact_outcome === '3' || contact_outcome === '4'
export const seen = (values: Values): boolean => !notSeen(values)
export const atTheResident = (values: Values): boolean => isFaceToFace(textOf(values, 'method') ?? '')

/** Asked by this product, not by the paper form: another system's table cannot hold it. */
export const typedHere: When = (_, { imported }) => imported !== true

/** The last face-to-face follow-up before a day, from the history around the form. */
export const previousRecord = ({ history, enrol_date }: FormContext, on: Day): RecordFact | null =>
  history?.findLast(
    ({ form, status, fields, service_date, open_block }) =>
      form === 'htn_followup' &&
      isEffective(status) &&
      !open_block &&
      (textOf(fields, 'contact_outcome') ?? '1') === '1' &&
      atTheResident(fields) &&
      service_date < on &&
      (!enrol_date || service_date >= enrol_date),
  ) ?? null

export const previousOf = (context: FormContext, on: Day): Previous | null => {
  const record = previousRecord(context, on)
  if (!record) return null
  const { fields, service_date: date } = record
  const [sbp, dbp] = [numberOf(fields, 'sbp'), numberOf(fields, 'dbp')]
  const target = targetOf(date, ageOn({}, context, date), context.settings)
  return {
    date,
    face_to_face: true,
    bp_unsatisfied: sbp !== null && dbp !== null && !isBelow(sbp, dbp, target),
    adr: fields.adr === '2',
  }
}

/** Class, duty and next date by the answers so far; null without date or pressure. */
export const judgedNow = (values: Values, context: FormContext): Classification | null => {
  const date = dayOf(values, 'service_date')
  const [sbp, dbp] = [numberOf(values, 'sbp'), numberOf(values, 'dbp')]
  if (!date || sbp === null || dbp === null || dbp >= sbp || notSeen(values)) return null
  const found = {
    date,
    age: ageOn({}, context, date),
    sbp,
    dbp,
    adr: textOf(values, 'adr') ?? '1',
    complication: textOf(values, 'complication') ?? '0',
    signs: codesOf(values, 'emergency_signs'),
    pregnant: values.pregnant_or_lactating === '2',
    prev: previousOf(context, date),
  }
  return classify(found, context.settings)
}

/** The next date by rule: of this follow-up, or by telephone without a new duty that of the last one in person. */
export const ruledNext = (values: Values, context: FormContext): Day | null => {
  const on = dayOf(values, 'service_date')
  if (!on || notSeen(values)) return null
  const judged = judgedNow(values, context)
  if (atTheResident(values)) return judged?.next_due ?? null
  if (values.method !== '3') return null
  const last = previousRecord(context, on)
  if (!last) return judged?.next_due ?? null
  const unchanged = addMonths(last.service_date, MONTHS_APART)
  return unchanged > on ? unchanged : null
}

/** BMI shown with two decimals; thresholds compare the unrounded value. */
export const shownBmi = (height: unknown, weight: unknown): string | null => {
  const raw = bmi(height, weight)
  return raw && roundHalfUp(raw, 2)
}
export const isOverweight = (values: Values): boolean => {
  const raw = bmi(values.height, values.weight)
  return raw !== null && compare(raw, { n: 24n, d: 1n }) >= 0
}

const MEASURING: readonly string[] = ['htn_followup', 'checkup']

/** Height is asked once, when no earlier form has it. */
export const heightAsked = (values: Values, { history }: FormContext): boolean =>
  seen(values) &&
  atTheResident(values) &&
  history !== undefined &&
  !history.some(({ form, fields }) => MEASURING.includes(form) && isFilled(fields.height))

/** Weight at every visit from BMI 24 at the last value, otherwise once a year. */
export const weightAsked = (values: Values, { history }: FormContext): boolean => {
  const on = dayOf(values, 'service_date')
  if (!on || history === undefined || notSeen(values) || !atTheResident(values)) return false
  const weighed = history.filter(({ form, fields }) => MEASURING.includes(form) && isFilled(fields.weight))
  const last = weighed.at(-1)
  if (!last || !weighed.some(({ service_date }) => yearOf(service_date) === yearOf(on))) return true
  const height = values.height ?? weighed.findLast(({ fields }) => isFilled(fields.height))?.fields.height
  return isOverweight({ height, weight: last.fields.weight })
}
