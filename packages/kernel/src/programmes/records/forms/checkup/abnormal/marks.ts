import { rowsOf } from '../../../../../form/answers.ts'
import type { FormContext } from '../../../../../form/context.ts'
import type { Field, Fields, Values } from '../../../../../form/field.ts'
import type { Mark } from '../../../../../form/sheet.ts'
import { sexOf } from '../../person.ts'
import { checkup } from '../checkup.ts'
import { examAge } from '../elder.ts'
import { normalCode } from './coded.ts'
import { type Judged, judgeItems } from './judge.ts'
import { limitWords } from './limits.ts'

const fieldOf = (key: string): Field | undefined => (checkup.fields as Fields)[key]

const unitOf = (key: string): string => {
  const field = fieldOf(key)
  return field && 'unit' in field ? (field.unit ?? '') : ''
}

const usualOf = ({ key, limits }: Judged): string => {
  if (limits) return limitWords(limits, unitOf(key))
  const [field, normal] = [fieldOf(key), normalCode(key)]
  const options = field && 'options' in field ? field.options : []
  return options.find(({ code }) => code === normal)?.label ?? (normal === '-' ? '阴性' : '')
}

/** Items that are not as usual, in form order. */
export const judgedItems = (values: Values, context: FormContext): readonly Judged[] => {
  const order = new Map(Object.keys(checkup.fields).map((key, at) => [key, at]))
  const about = { sex: sexOf({}, context), age: examAge(values, context) }
  return judgeItems(values, about).toSorted((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0))
}

/** 异常提示: high, low or abnormal by key, with what is usual; what must be acted on and what is critical marked. */
export const marks = (values: Values, context: FormContext): Readonly<Record<string, Mark>> => ({
  ...Object.fromEntries(
    judgedItems(values, context).map((judged): [string, Mark] => [
      judged.key,
      {
        level: judged.level,
        usual: usualOf(judged),
        ...(judged.action && { action: true }),
        ...(judged.critical && { critical: true }),
      },
    ]),
  ),
  ...(rowsOf(values, 'extra_tests').some(({ judged }) => judged === '2') && {
    extra_tests: { level: 'abnormal', usual: '' } as const,
  }),
})
