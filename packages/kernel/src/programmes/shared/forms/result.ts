import { monthDay } from '../../../day/words.ts'
import { textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import type { ResultItem } from '../../../form/form.ts'
import type { Judged } from '../judged.ts'
import { notSeenText } from './contact.ts'
import type { Judging } from './judging.ts'
import { classLabels } from './options.ts'

const steps: Readonly<Record<string, string>> = {
  '1': '常规随访',
  '2': '2周内复查',
  '3': '转诊随访',
  '4': '紧急转诊',
}

const judgedItems = ({ class: code, measure, emergency }: Judged): readonly ResultItem[] => [
  {
    label: '本次分类',
    value: (code && classLabels[code]) ?? '未分类',
    tone: emergency ? 'over' : code === '1' ? 'met' : 'due',
  },
  { label: '下一步', value: (measure && steps[measure]) ?? '—', tone: emergency ? 'over' : 'plain' },
]

/** 本次分类、下一步、下次随访 of the result bar. */
export const resultOf =
  ({ now, next }: Judging) =>
  (values: Values, context: FormContext): readonly ResultItem[] => {
    const judged = now(values, context)
    const day = next(values, context)
    return [
      ...(judged ? judgedItems(judged) : []),
      ...(day ? [{ label: '下次随访', value: `${monthDay(day)}前` }] : []),
    ]
  }

/** One line for the timeline: the measurement, the class, 电话; or why the patient was not met. */
export const summaryOf =
  (measured: (values: Values) => string) =>
  (values: Values): string =>
    notSeenText(values) ??
    [measured(values), classLabels[textOf(values, 'classification') ?? ''] ?? '', values.method === '3' ? '电话' : '']
      .filter(Boolean)
      .join('，')
