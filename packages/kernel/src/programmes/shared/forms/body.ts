import { yearOf } from '../../../day/day.ts'
import { dayOf, isFilled, numberOf } from '../../../form/answers.ts'
import { type Common, dec, int, type Values, type When } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { isEffective } from '../../../record/record.ts'
import { bmi } from '../../../text/bmi.ts'
import { compare, roundHalfUp } from '../../../text/decimal.ts'
import { ranges } from '../vital.ts'
import { atTheResident, inPerson, notSeen, seen } from './contact.ts'

/** BMI shown with two decimals; thresholds compare the unrounded value. */
const shownBmi = (height: unknown, weight: unknown): string | null => {
  const raw = bmi(height, weight)
  return raw && roundHalfUp(raw, 2)
}

/** 超重: BMI ≥ 24.0. */
export const isOverweight = ({ height, weight }: Values): boolean => {
  const raw = bmi(height, weight)
  return raw !== null && compare(raw, { n: 24n, d: 1n }) >= 0
}

/** Height is asked once, when no earlier form has it. */
const heightAsked: When = (values, { history }) =>
  seen(values) &&
  atTheResident(values) &&
  history !== undefined &&
  !history.some(({ fields }) => isFilled(fields.height))

/** Weight at every visit from BMI 24 at the last value, otherwise once a year. */
const weightAsked: When = (values, { history }) => {
  const on = dayOf(values, 'service_date')
  if (!on || history === undefined || notSeen(values) || !atTheResident(values)) return false
  const weighed = history.filter(({ fields }) => isFilled(fields.weight))
  const last = weighed.at(-1)
  if (!last || !weighed.some(({ service_date }) => yearOf(service_date) === yearOf(on))) return true
  const height = values.height ?? history.findLast(({ fields }) => isFilled(fields.height))?.fields.height
  return isOverweight({ height, weight: last.fields.weight })
}

/** Asked face to face, and as a pair wherever one of the two is given. */
export const pressureAsked: When = (values, context) =>
  inPerson(values, context) || isFilled(values.sbp) || isFilled(values.dbp)
/** Both or neither. */
export const pressurePair: When = (values) => isFilled(values.sbp) || isFilled(values.dbp)

/** 血压; `required` says when both are asked. */
export const pressureFields = (required: Common['required']) => ({
  sbp: int('收缩压', {
    ...ranges.sbp,
    required,
    when: seen,
    concept: 'sbp',
    synonyms: ['血压收缩压', '高压', '血压（收缩压）'],
  }),
  dbp: int('舒张压', {
    ...ranges.dbp,
    required,
    when: seen,
    concept: 'dbp',
    synonyms: ['血压舒张压', '低压', '血压（舒张压）'],
  }),
})

/** 身高、体重、体质指数 with their goals. */
export const bodyFields = {
  height: dec('身高', 1, { ...ranges.height, required: heightAsked, when: seen, concept: 'height' }),
  weight: dec('体重', 1, {
    ...ranges.weight,
    required: weightAsked,
    when: seen,
    concept: 'weight',
    synonyms: ['现体重'],
  }),
  weight_target: dec('目标体重', 1, { ...ranges.weight, when: seen, concept: 'weight_target' }),
  bmi: dec('体质指数', 2, {
    unit: 'kg/m²',
    when: seen,
    computed: ({ height, weight }) => shownBmi(height, weight),
    concept: 'bmi',
    synonyms: ['BMI'],
  }),
  bmi_target: dec('目标体质指数', 2, {
    unit: 'kg/m²',
    when: seen,
    computed: ({ height, weight_target }) => shownBmi(height, weight_target),
  }),
}

/** Pairs of the body shown as one control. */
export const bodyPairs = [
  ['weight', 'weight_target'],
  ['bmi', 'bmi_target'],
] as const satisfies readonly (readonly [string, string])[]

export const heartRate = (required: Common['required']) =>
  int('心率', { ...ranges.heartRate, required, when: seen, concept: 'heart_rate' })

/** Who is overweight does not aim higher. */
export const weightGoalCheck: Check = (values) => {
  const [is, aim] = [numberOf(values, 'weight'), numberOf(values, 'weight_target')]
  return is !== null && aim !== null && aim > is && isOverweight(values)
    ? [finding('CROSS_FIELD', 'weight_target', '体质指数≥24，目标体重高于现在，确认请注明', { severity: 'warn' })]
    : []
}

/** BP-05: one encounter has one pressure: another follow-up of the day says a different one. */
export const sameDayPressureCheck: Check = (values, { history }) => {
  const on = dayOf(values, 'service_date')
  const [sbp, dbp] = [numberOf(values, 'sbp'), numberOf(values, 'dbp')]
  const other = history?.findLast(
    ({ form, status, service_date, fields }) =>
      form.endsWith('_followup') &&
      service_date === on &&
      isEffective(status) &&
      numberOf(fields, 'sbp') !== null &&
      numberOf(fields, 'dbp') !== null,
  )?.fields
  if (!other || sbp === null || dbp === null || (other.sbp === sbp && other.dbp === dbp)) return []
  return [
    {
      code: 'BP-05',
      severity: 'warn',
      category: 'contradiction',
      field: 'sbp',
      message_zh: `同日另一份随访的血压是 ${other.sbp}/${other.dbp}，这里填 ${sbp}/${dbp}，请核对，确认请注明`,
    },
  ]
}
