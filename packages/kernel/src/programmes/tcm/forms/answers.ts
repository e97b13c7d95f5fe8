import { addDays, type Day } from '../../../day/day.ts'
import { dayOf, isFilled, numberOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import { isEffective, type RecordFact } from '../../../record/record.ts'
import { bmi } from '../../../text/bmi.ts'
import { type Fraction, fraction } from '../../../text/decimal.ts'
import { type Answers33, type Judged, judgeConstitution } from '../constitution/score.ts'
import { QUESTIONS } from '../constitution/types.ts'

/** The 33 answers of a form in order. */
export const answers33 = (values: Values): Answers33 =>
  Array.from({ length: QUESTIONS }, (_, at) => numberOf(values, `q${at + 1}`))

export const judged33 = (values: Values, { settings }: FormContext): Judged | null =>
  judgeConstitution(answers33(values), settings)

/** Only a paper result was taken over: no answers to judge. */
export const isLegacy = (values: Values): boolean =>
  isFilled(values.legacy_result) && answers33(values).every((answer) => answer === null)

/** Days within which a measured body mass index or waist speaks for a question (product). */
const MEASURED_DAYS = 90

/** The latest earlier record, up to the day of the form, that answers. */
const latest = <T>(history: readonly RecordFact[], on: Day, answer: (values: Values) => T | null): T | null => {
  for (const { service_date, status, fields } of history.toReversed()) {
    if (service_date > on || service_date < addDays(on, -MEASURED_DAYS) || !isEffective(status)) continue
    const found = answer(fields)
    if (found !== null) return found
  }
  return null
}

/** Body mass index (unrounded) and waist measured within 90 days up to the day of the form. */
export const measuredAround = (
  values: Values,
  { history = [], today }: FormContext,
): { readonly bmi: Fraction | null; readonly waist: Fraction | null } => {
  const on = dayOf(values, 'tcm_date') ?? today
  if (!on) return { bmi: null, waist: null }
  return {
    bmi: latest(history, on, ({ height, weight }) => bmi(height, weight)),
    waist: latest(history, on, ({ waist }) => (isFilled(waist) ? fraction(waist) : null)),
  }
}

/** The answers of the last earlier form that has them all. */
export const lastAnswers = (values: Values, { history = [], today }: FormContext): Answers33 | null => {
  const on = dayOf(values, 'tcm_date') ?? today
  const last = history.findLast(
    ({ form, service_date, status, fields }) =>
      form === 'tcm_elder' && isEffective(status) && (!on || service_date < on) && !isLegacy(fields),
  )
  return last ? answers33(last.fields) : null
}
