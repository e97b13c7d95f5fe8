import { numberOf } from '../../../../form/answers.ts'
import type { Values } from '../../../../form/field.ts'
import { type Finding, finding } from '../../../../form/finding.ts'
import type { Check } from '../../../../form/form.ts'
import { hasSymptom } from './condition.ts'

const happened = (values: Values, key: string): boolean => (numberOf(values, key) ?? 0) > 0

/** What was told between the follow-ups, and the level that it belongs to at least. */
const LEAST: readonly (readonly [key: string, label: string, level: number])[] = [
  ['danger_selfharm', '自伤', 4],
  ['danger_suicide', '自杀未遂', 4],
  ['danger_crime', '肇祸', 3],
  ['danger_accident', '肇事', 2],
]

const doubt = (message: string): Finding =>
  finding('CROSS_FIELD', 'risk', `${message}，请核对，确认请注明`, { severity: 'warn' })

/** The level against the behaviours told (规范第三版·严重精神障碍·危险性评估分级). */
const behaviours: Check = (values) => {
  const risk = numberOf(values, 'risk')
  if (risk === null) return []
  return LEAST.filter(([key, , level]) => happened(values, key) && risk < level).map(([, label, level]) =>
    doubt(`有${label}，危险性一般不低于${level}级，现填${risk}级`),
  )
}

const none: Check = (values) => {
  const risk = numberOf(values, 'risk')
  return risk !== null && risk >= 4 && values.danger_none === true ? [doubt(`危险性${risk}级，危险行为填“无”`)] : []
}

const harming: Check = (values) =>
  numberOf(values, 'risk') === 0 && hasSymptom(values, '7') ? [doubt('目前症状有“伤人毁物”，危险性填0级')] : []

export const riskChecks: readonly Check[] = [behaviours, none, harming]
