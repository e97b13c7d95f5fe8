import { fullDay } from '../../../../../day/words.ts'
import { dayOf, isFilled, rowsOf, textOf } from '../../../../../form/answers.ts'
import type { FormContext } from '../../../../../form/context.ts'
import type { Fields, Values } from '../../../../../form/field.ts'
import type { ResultSheet } from '../../../../../form/sheet.ts'
import { complete } from '../../../../../form/visible.ts'
import { deadlinesOf } from '../../../after-exam.ts'
import { sexOf } from '../../person.ts'
import { codedKeys } from '../abnormal/coded.ts'
import type { Judged } from '../abnormal/judge.ts'
import { limitedKeys, limitsOf, limitWords } from '../abnormal/limits.ts'
import { judgedItems, marks } from '../abnormal/marks.ts'
import { answerWords } from '../abnormal/suggest.ts'
import { checkup } from '../checkup.ts'
import { examAge, inElderGroup } from '../elder.ts'
import { formPressure } from '../pressure.ts'
import { stepsOf } from './steps.ts'
import { pressureWords, wordsOf } from './words.ts'

type Row = ResultSheet['rows'][number]

const fields = (): Fields => checkup.fields
const labelOf = (key: string): string => fields()[key]?.label ?? key
const unitOf = (key: string): string => {
  const field = fields()[key]
  return field && 'unit' in field ? (field.unit ?? '') : ''
}

/** Told to everyone, also when they are as usual; the other usual results stand in one line. */
const ALWAYS: readonly string[] = ['bmi', 'fpg', 'hba1c', 'tc']

const pressureRow = (values: Values, judged: readonly Judged[]): Row[] => {
  const pressure = formPressure(values)
  if (!pressure) return []
  const { sys, dia } = pressure
  const arms = judged.filter(({ key }) => key.startsWith('bp_'))
  return [
    {
      item: '血压',
      result: `${sys}/${dia} mmHg`,
      usual: '低于140/90mmHg',
      words: pressureWords(sys, dia),
      level: arms.some(({ level }) => level === 'high') ? 'high' : arms.length > 0 ? 'low' : 'usual',
      critical: arms.some(({ critical }) => critical),
    },
  ]
}

const usualRow = (values: Values, key: string, context: FormContext): Row => {
  const limits = limitsOf(values, key, sexOf({}, context))
  return {
    item: labelOf(key),
    result: answerWords(values, key),
    usual: limits ? limitWords(limits, unitOf(key)) : '',
    words: '正常',
    level: 'usual',
    critical: false,
  }
}

const extraRows = (values: Values): Row[] =>
  rowsOf(values, 'extra_tests')
    .filter(({ judged }) => judged === '2')
    .map(({ name, result, unit }) => ({
      item: String(name ?? ''),
      result: `${result ?? ''}${unit ?? ''}`,
      usual: '',
      words: '请问医生',
      level: 'abnormal',
      critical: false,
    }))

const rowsFor = (values: Values, context: FormContext): Row[] => {
  const judged = judgedItems(values, context)
  const all = marks(values, context)
  const shown = Object.keys(fields()).filter(
    (key) =>
      !key.startsWith('bp_') &&
      isFilled(values[key]) &&
      (ALWAYS.includes(key) || judged.some((one) => one.key === key)),
  )
  const rows = shown.map((key): Row => {
    const found = judged.find((one) => one.key === key)
    if (!found) return usualRow(values, key, context)
    return {
      item: labelOf(key),
      result: answerWords(values, key),
      usual: all[key]?.usual ?? '',
      words: wordsOf(found),
      level: found.level,
      critical: found.critical,
    }
  })
  const others = [...limitedKeys, ...codedKeys].filter(
    (key) => isFilled(values[key]) && !key.startsWith('bp_') && !shown.includes(key),
  ).length
  const rest: Row = {
    item: '其他检查',
    result: `${others}项`,
    usual: '',
    words: '都在平常范围',
    level: 'usual',
    critical: false,
  }
  return [...pressureRow(values, judged), ...rows, ...extraRows(values), ...(others > 0 ? [rest] : [])]
}

/**
 * 体检结果反馈单: item and result, what is usual, in plain words; then what to do and by when. It holds no medicines, no
 * diagnoses and no free text of the doctor but what describes a test.
 */
export const sheet = (typed: Values, context: FormContext): ResultSheet | null => {
  const values = complete(checkup, typed, context)
  const exam = dayOf(values, 'exam_date')
  if (!exam) return null
  const old = inElderGroup(values, context) === true
  return {
    title: '体检结果反馈单',
    date: exam,
    name: textOf(values, 'name') ?? context.name ?? '',
    large: (examAge(values, context) ?? 0) >= 65,
    opening: `您好，您${fullDay(exam)}体检的结果如下。`,
    rows: rowsFor(values, context),
    steps: stepsOf(values, context, exam),
    delivery: {
      keys: { date: 'feedback_date', to: 'feedback_to', way: 'feedback_way', by: 'feedback_by' },
      date: dayOf(values, 'feedback_date'),
      due_by: old ? deadlinesOf(exam, context.settings).feedback : null,
    },
  }
}
