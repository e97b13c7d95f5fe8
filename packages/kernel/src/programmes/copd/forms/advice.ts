import { addMonths, type Day } from '../../../day/day.ts'
import { codesOf, dayOf, numberOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import type { ResultItem } from '../../../form/form.ts'
import { bmi } from '../../../text/bmi.ts'
import { compare } from '../../../text/decimal.ts'
import { isJudged } from '../judge.ts'
import { judging } from './judged.ts'

/** First day of the influenza season that holds a day: the last 1 September. */
export const seasonStart = (on: Day): Day => {
  const year = Number(on.slice(0, 4))
  return `${on.slice(5) >= '09-01' ? year : year - 1}-09-01` as Day
}

/** Vaccinated against influenza this season; without a date the answer of the season counts. */
export const fluThisSeason = (fields: Values, told: Day, on: Day): boolean => {
  if (!codesOf(fields, 'vaccines').includes('1')) return false
  return (dayOf(fields, 'vaccine_flu_date') ?? told) >= seasonStart(on)
}

const lastTest = (values: Values, { history }: FormContext): Day | null => {
  const days = [values, ...(history ?? []).filter(({ form }) => form === 'copd_followup').map(({ fields }) => fields)]
    .flatMap((fields) => dayOf(fields, 'spirometry_date') ?? [])
    .sort()
  return days.at(-1) ?? null
}

const thin = ({ height, weight }: Values): boolean => {
  const raw = bmi(height, weight)
  return raw !== null && compare(raw, { n: 185n, d: 10n }) < 0
}

/** Cough with blood or fever: think of tuberculosis; how long it lasts the doctor asks (可疑症状: 咳嗽咳痰2周以上). */
const suspicious = (values: Values): boolean => {
  const symptoms = codesOf(values, 'symptoms')
  return symptoms.includes('2') && (symptoms.includes('7') || symptoms.includes('8'))
}

const lasting = (values: Values, context: FormContext): boolean =>
  isJudged(values) && Number(textOf(values, 'mmrc')) >= 2 && judging.now(values, context)?.unsatisfied === false

const codesOfAdvice = (values: Values, context: FormContext): readonly string[] => {
  const on = dayOf(values, 'service_date')
  if (!on) return []
  const test = lastTest(values, context)
  return [
    ...((numberOf(values, 'smoke_now') ?? 0) > 0 ? ['QUIT_SMOKING'] : []),
    ...(values.inhaler_skill === '2' || values.inhaler_skill === '3' ? ['TEACH_INHALER'] : []),
    ...(codesOf(values, 'vaccines').length > 0 && !fluThisSeason(values, on, on) ? ['VACCINE_FLU'] : []),
    ...(context.history && (!test || test < addMonths(on, -12)) ? ['SPIROMETRY_DUE'] : []),
    ...(thin(values) ? ['NUTRITION'] : []),
    ...(suspicious(values) ? ['TB_SUSPECT'] : []),
    ...(lasting(values, context) ? ['SYMPTOMS_PERSIST'] : []),
  ]
}

const words: Readonly<Record<string, string>> = {
  QUIT_SMOKING: '劝导戒烟',
  TEACH_INHALER: '教吸入装置用法',
  VACCINE_FLU: '建议接种本季流感疫苗',
  SPIROMETRY_DUE: '满12个月未做肺功能',
  NUTRITION: '体重过低，指导营养',
  TB_SUSPECT: '咳嗽伴发热或咯血，满2周的推介做结核检查',
  SYMPTOMS_PERSIST: '气短持续，未比上次加重',
}

/** A hint to the doctor: never a class, never in a figure. */
export interface Advice {
  readonly code: string
  readonly text: string
}

/** Advice at a follow-up; what was done within a year is known only with the history. */
export const adviceOf = (values: Values, context: FormContext): readonly Advice[] =>
  codesOfAdvice(values, context).map((code) => ({ code, text: words[code] }))

/** The advice in one line of the result bar. */
export const adviceItems = (values: Values, context: FormContext): readonly ResultItem[] => {
  const advice = adviceOf(values, context)
  return advice.length === 0 ? [] : [{ label: '提醒', value: advice.map(({ text }) => text).join('；'), tone: 'due' }]
}
