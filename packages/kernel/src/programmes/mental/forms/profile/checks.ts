import { dayOf, isMap, numberOf, textOf } from '../../../../form/answers.ts'
import type { Values } from '../../../../form/field.ts'
import { type Finding, finding } from '../../../../form/finding.ts'
import type { Check } from '../../../../form/form.ts'
import { ageOn } from '../../../records/forms/person.ts'
import { dangerCounts } from './history.ts'

/** Dates of different precision: compared as far as both are known. */
const isAfter = (a: string, b: string): boolean => {
  const known = Math.min(a.length, b.length)
  return a.slice(0, known) > b.slice(0, known)
}

const inOrder = (values: Values, [first, firstLabel]: Named, [second, secondLabel]: Named): Finding[] => {
  const [a, b] = [textOf(values, first), textOf(values, second)]
  return a && b && isAfter(a, b)
    ? [finding('DATE_ORDER', second, `“${secondLabel}”${b} 早于“${firstLabel}”${a}，请核对`)]
    : []
}

type Named = readonly [key: string, label: string]
const ONSET: Named = ['first_onset', '初次发病时间']

const order: Check = (values) => [
  ...inOrder(values, ONSET, ['diagnosis_date', '确诊日期']),
  ...inOrder(values, ONSET, ['first_antipsychotic', '首次抗精神病药治疗时间']),
  ...inOrder(values, ['diagnosis_date', '确诊日期'], ['form_date', '填表日期']),
]

/** 在校学生 over 40 and 退休 under 45 are rare. */
const employment: Check = (values, context) => {
  const age = ageOn(values, context, dayOf(values, 'form_date'))
  const rare = age !== null && ((values.employment === '5' && age > 40) || (values.employment === '6' && age < 45))
  if (!rare) return []
  const what = values.employment === '5' ? '在校学生' : '退休'
  return [finding('UNUSUAL_VALUE', 'employment', `${age} 岁，就业情况填“${what}”，确认无误请注明原因`)]
}

/** 7 无 excludes every other; no behaviour at all must be said by it. */
const danger: Check = ({ danger_history: given }) => {
  if (!isMap(given)) return []
  const counts = dangerCounts.map((key) => numberOf(given, key))
  const any = counts.some((count) => count !== null && count > 0)
  if (given.none === true)
    return any ? [finding('EXCLUSIVE_OPTION', 'danger_history.none', '危险行为选了“无”，各项次数应为 0 或不填')] : []
  if (any) return []
  return [finding('CROSS_FIELD', 'danger_history.none', '危险行为各项都没有次数，没有的请选“无”')]
}

export const profileChecks: readonly Check[] = [order, employment, danger]
