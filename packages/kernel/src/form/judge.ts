import type { Day } from '../day/day.ts'
import type { FormContext } from './context.ts'
import type { Field, Value, Values } from './field.ts'
import { type Finding, finding } from './finding.ts'
import { isOutside, outOfRange, rangeText } from './range.ts'

/** Days that dates are compared with: birth (or 1900, the earliest that records hold) and today. */
export interface Bounds {
  readonly birth: Day | null
  readonly today: Day | null
}

const judgeNumber = (
  field: Extract<Field, { kind: 'int' | 'dec' }>,
  value: Value,
  path: string,
  usualHolds: boolean,
): Finding[] => {
  const { label, unit = '', hard, usual } = field
  if (hard && isOutside(value, hard)) return [outOfRange(field, value, path)]
  if (usual && usualHolds && isOutside(value, usual))
    return [
      finding(
        'UNUSUAL_VALUE',
        path,
        `“${label}”${value}${unit} 不在常见范围 ${rangeText(usual, unit)}，确认无误请注明原因`,
      ),
    ]
  return []
}

const judgeDate = (
  field: Extract<Field, { kind: 'date' | 'ym' }>,
  value: string,
  path: string,
  { birth, today }: Bounds,
): Finding[] => {
  const { label } = field
  const same = (d: Day): string => d.slice(0, value.length)
  if (value < same('1900-01-01' as Day))
    return [finding('DATE_BEFORE_BIRTH', path, `“${label}”${value} 早于 1900 年，请核对`)]
  if (!field.beforeBirth && birth && value < same(birth))
    return [finding('DATE_BEFORE_BIRTH', path, `“${label}”${value} 早于出生日期 ${birth}，请核对`)]
  if (!field.future && today && value > same(today))
    return [finding('FUTURE_DATE', path, `“${label}”${value} 晚于今天（${today}），请核对`)]
  return []
}

const judgeMany = (field: Extract<Field, { kind: 'many' }>, value: readonly Value[], path: string): Finding[] => {
  const { exclusive, label, options } = field
  if (!exclusive || value.length < 2 || !value.includes(exclusive)) return []
  const none = options.find(({ code }) => code === exclusive)?.label ?? exclusive
  return [finding('EXCLUSIVE_OPTION', path, `“${label}”选了“${none}”就不能再选其他项，请去掉其中一方`)]
}

const judgeOffered = (
  field: Extract<Field, { kind: 'one' | 'many' }>,
  value: Value,
  path: string,
  context: FormContext,
) => {
  const chosen = Array.isArray(value) ? value : [value]
  const refused = field.options.find(({ code, offered }) => offered && chosen.includes(code) && !offered(context))
  return refused ? [finding('NOT_IN_OPTIONS', path, `“${field.label}”的“${refused.label}”在本县没有启用，请改选`)] : []
}

/** What is wrong with a well-formed value: range, date against birth and today, exclusive code, number of rows. */
export const judgeValue = (
  field: Field,
  value: Value,
  path: string,
  at: { readonly bounds: Bounds; readonly values: Values; readonly context: FormContext },
): Finding[] => {
  switch (field.kind) {
    case 'int':
    case 'dec':
      return judgeNumber(field, value, path, field.usualWhen?.(at.values, at.context) ?? true)
    case 'date':
    case 'ym':
      return typeof value === 'string' ? judgeDate(field, value, path, at.bounds) : []
    case 'one':
      return judgeOffered(field, value, path, at.context)
    case 'many':
      return Array.isArray(value)
        ? [...judgeMany(field, value, path), ...judgeOffered(field, value, path, at.context)]
        : []
    case 'list':
    case 'rows': {
      const items: readonly Value[] = Array.isArray(value) ? value : []
      const count = items.length
      if (count > field.max)
        return [finding('OUT_OF_RANGE', path, `“${field.label}”最多 ${field.max} 条，现有 ${count} 条`)]
      if (count < (field.min ?? 0))
        return [finding('REQUIRED', path, `“${field.label}”至少填 ${field.min} 条，现有 ${count} 条`)]
      return field.kind === 'list' ? items.flatMap((each, n) => judgeValue(field.item, each, `${path}[${n}]`, at)) : []
    }
    default:
      return []
  }
}
