import type { Values } from '../../../../../form/field.ts'
import { bmi } from '../../../../../text/bmi.ts'
import { type Fraction, fraction } from '../../../../../text/decimal.ts'
import { codedKeys, isAbnormalCode } from './coded.ts'
import { criticalKeys, type Limits, limitedKeys, limitsOf, sideOf, urgencies } from './limits.ts'

export interface Judged {
  readonly key: string
  readonly level: 'high' | 'low' | 'abnormal'
  readonly limits: Limits | null
  readonly action: boolean
  readonly critical: boolean
}

export interface About {
  readonly sex: string | null
  readonly age: number | null
}

/** Pressure, weight and waist of children are judged by tables of their own. */
const ADULT_ONLY = /^(bp_|bmi$|waist$|pulse$|respiration$|heart_rate$)/

/** The index by the unrounded value; as stored where height or weight is not there. */
const amountOf = (values: Values, key: string): Fraction | null =>
  (key === 'bmi' ? bmi(values.height, values.weight) : null) ?? fraction(values[key])

const measured = (values: Values, key: string, { sex, age }: About): Judged[] => {
  const value = amountOf(values, key)
  if (!value || (age !== null && age < 18 && ADULT_ONLY.test(key))) return []
  const limits = limitsOf(values, key, sex)
  const urgency = urgencies[key]
  const [action, critical] = [urgency?.action(value, limits) ?? false, urgency?.critical(value) ?? false]
  // 3.9 is the end of the usual range of glucose and already to be acted on.
  const level = (limits && sideOf(value, limits)) ?? (action || critical ? 'low' : null)
  return level ? [{ key, level, limits, action, critical }] : []
}

const coded = (values: Values, key: string): Judged[] =>
  isAbnormalCode(values, key) ? [{ key, level: 'abnormal', limits: null, action: false, critical: false }] : []

/** Measured items that are not as usual: the only ones that may be critical. Values in the unit of the form. */
export const judgeMeasured = (values: Values, about: About): readonly Judged[] =>
  limitedKeys.flatMap((key) => measured(values, key, about))

/** Does the check-up hold a value that asks for contact on the same day (危急值)? */
export const holdsCritical = (values: Values, { age }: About): boolean =>
  criticalKeys.some((key) => {
    const value = amountOf(values, key)
    return value !== null && !(age !== null && age < 18 && ADULT_ONLY.test(key)) && urgencies[key].critical(value)
  })

/**
 * Items that are not as usual for this person (规范第三版·健康体检表·健康评价), measured ones first: the form's order is
 * the caller's.
 */
export const judgeItems = (values: Values, about: About): readonly Judged[] => [
  ...judgeMeasured(values, about),
  ...codedKeys.flatMap((key) => coded(values, key)),
]
