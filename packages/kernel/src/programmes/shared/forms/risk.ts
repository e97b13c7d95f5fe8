import { dayOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import { bmi } from '../../../text/bmi.ts'
import { compare, fraction } from '../../../text/decimal.ts'
import { ageOn } from '../../records/forms/person.ts'
import { isOverweight } from './body.ts'

const YES = '2'
const NO = '1'

/** 超重或肥胖: BMI ≥ 24.0; null without height or weight. */
export const overweight = (values: Values): string | null =>
  bmi(values.height, values.weight) && (isOverweight(values) ? YES : NO)

/** 中心型肥胖: 腰围男 ≥ 90cm、女 ≥ 85cm; null without waist or sex. */
export const wideWaist = (values: Values, { sex }: FormContext): string | null => {
  const [waist, limit] = [fraction(values.waist), sex === '1' ? 90n : sex === '2' ? 85n : null]
  return waist && limit ? (compare(waist, { n: limit, d: 1n }) >= 0 ? YES : NO) : null
}

/** At least so old on the day of the form. */
export const agedFrom =
  (years: number) =>
  (values: Values, context: FormContext): string | null => {
    const age = ageOn(values, context, dayOf(values, 'screen_date'))
    return age === null ? null : age >= years ? YES : NO
  }
