import type { Day } from '../../../../../day/day.ts'
import { codesOf, textOf } from '../../../../../form/answers.ts'
import type { FormContext } from '../../../../../form/context.ts'
import type { Values } from '../../../../../form/field.ts'
import type { ResultSheet } from '../../../../../form/sheet.ts'
import { deadlinesOf } from '../../../after-exam.ts'
import { judgedItems } from '../abnormal/marks.ts'
import { habits } from './words.ts'

type Step = ResultSheet['steps'][number]

const advised = (values: Values): Step[] =>
  codesOf(values, 'risk_control').flatMap((code): Step[] => {
    const target = textOf(values, 'weight_target')
    if (code === '5') return [{ text: target ? `减体重，目标 ${target} 公斤` : '减体重', by: null }]
    if (code === '6') return [{ text: `接种疫苗：${textOf(values, 'vaccine_advice') ?? ''}`, by: null }]
    return habits[code] ? [{ text: habits[code], by: null }] : []
  })

const monthWords = (month: string): string => {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}

/** What to do, the most urgent first. */
export const stepsOf = (values: Values, context: FormContext, exam: Day): readonly Step[] => {
  const due = deadlinesOf(exam, context.settings)
  const guidance = codesOf(values, 'guidance')
  const next = textOf(values, 'next_exam_hint')
  return [
    ...(judgedItems(values, context).some(({ critical }) => critical)
      ? [{ text: '有结果很不平常，请今天就联系村卫生室或卫生院', by: exam }]
      : []),
    ...(guidance.includes('3') ? [{ text: '请到上级医院看，带上这张单子', by: due.referral }] : []),
    ...(guidance.includes('2') ? [{ text: '请来复查', by: due.recheck }] : []),
    ...(guidance.includes('1') ? [{ text: '请参加健康管理，村医会按时随访', by: null }] : []),
    ...advised(values),
    ...(next ? [{ text: `下次体检：${monthWords(next.slice(0, 7))}`, by: null }] : []),
  ]
}
