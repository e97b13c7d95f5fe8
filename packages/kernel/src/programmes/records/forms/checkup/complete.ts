import { addMonths, type Day } from '../../../../day/day.ts'
import { dayOf, isFilled } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Fields, Values } from '../../../../form/field.ts'
import type { Check } from '../../../../form/form.ts'
import { stateOf } from '../../../../form/visible.ts'
import { linkedItems, missingAmong, requiredItems } from '../../completeness.ts'
import { ruled } from '../findings.ts'
import { checkup } from './checkup.ts'

/** Items that the groups ask for on a day; the groups may be more than who fills the form in may know of. */
export const asks = (
  groups: readonly string[],
  on: Day,
  { birth_date, age, settings }: FormContext,
): readonly string[] => {
  const born = birth_date ?? (age === undefined ? null : addMonths(on, -12 * age))
  return born ? requiredItems(on, { birth_date: born, groups, settings }) : []
}

const requiredHere = (exam: Day, context: FormContext): readonly string[] => {
  if (context.asked) return context.asked
  return context.groups ? asks(context.groups, exam, context) : []
}

const labelOf = (key: string): string => {
  if (key === 'spo2') return '血氧饱和度（随访）'
  if (key.startsWith('extra_tests.')) return key.slice('extra_tests.'.length)
  return (checkup.fields as Fields)[key]?.label ?? key
}

/** What of the complete check-up is not there and no other finding says: neither required nor given a reason. */
const unsaid = (values: Values, context: FormContext, exam: Day): readonly string[] => {
  const linked = linkedItems(context.history ?? [], exam)
  return missingAmong(requiredHere(exam, context), values, linked).filter((key) => {
    if (key === 'guidance') return false
    if (!Object.hasOwn(checkup.fields, key)) return true
    return !isFilled(values[`${key}_not_done`]) && !stateOf(checkup.fields, key, values, context).required
  })
}

/** Q-CHK-02: may be submitted, results may follow; until then it is no complete check-up (完整健康体检表). */
export const incomplete: Check = (values, context) => {
  const exam = dayOf(values, 'exam_date')
  const missing = exam ? unsaid(values, context, exam) : []
  if (missing.length === 0) return []
  const field = missing.find((key) => Object.hasOwn(checkup.fields, key)) ?? 'exam_date'
  const names = missing.map(labelOf).join('、')
  return [
    ruled('Q-CHK-02', ['warn', 'missing'], field, `还不是完整的体检表，缺：${names}。结果未出的可先提交，出来后补上`),
  ]
}
