import { codesOf, rowsOf, textOf } from '../../../../../form/answers.ts'
import type { FormContext } from '../../../../../form/context.ts'
import type { Field, Fields, Values } from '../../../../../form/field.ts'
import { checkup } from '../checkup.ts'
import { formPressure } from '../pressure.ts'
import type { Judged } from './judge.ts'
import { judgedItems } from './marks.ts'

const ARROWS: Readonly<Record<Judged['level'], string>> = { high: ' ↑', low: ' ↓', abnormal: '' }

/** 粗筛阳性，简易智力状态检查总分: the form goes on to ask the score, which is no part of the answer. */
const ASKS_SCORE = /，[^，]*总分$/

const fieldOf = (key: string): Field | undefined => (checkup.fields as Fields)[key]

/** The answer in the form's words: 无法独立完成任何一个动作; what the doctor wrote about it stands for the bare code. */
export const answerWords = (values: Values, key: string): string => {
  const field = fieldOf(key)
  const detail = textOf(values, `${key}_detail`)
  if (detail) return detail
  if (field && (field.kind === 'one' || field.kind === 'many')) {
    const chosen = field.kind === 'many' ? codesOf(values, key) : [textOf(values, key) ?? '']
    return chosen
      .map((code) => field.options.find((option) => option.code === code)?.label ?? code)
      .map((label) => label.replace(ASKS_SCORE, ''))
      .join('、')
  }
  const unit = field && 'unit' in field ? (field.unit ?? '') : ''
  return `${values[key] ?? ''}${unit && ` ${unit}`}`
}

const lineOf = (values: Values, { key, level }: Judged): string =>
  `${fieldOf(key)?.label ?? key} ${answerWords(values, key)}${ARROWS[level]}`

/** The pressure is one line, by the higher arm. */
const pressureLine = (values: Values, judged: readonly Judged[]): string[] => {
  const arms = judged.filter(({ key }) => key.startsWith('bp_'))
  const pressure = formPressure(values)
  if (arms.length === 0 || !pressure) return []
  const arrow = arms.some(({ level }) => level === 'high') ? ARROWS.high : ARROWS.low
  return [`血压 ${pressure.sys}/${pressure.dia} mmHg${arrow}`]
}

/** Every abnormal item as a line in form order; the doctor decides which of them are findings. */
export const abnormalLines = (values: Values, context: FormContext): readonly string[] => {
  const judged = judgedItems(values, context)
  const firstArm = judged.find(({ key }) => key.startsWith('bp_'))
  return [
    ...judged.flatMap((each) => {
      if (each === firstArm) return pressureLine(values, judged)
      return each.key.startsWith('bp_') ? [] : [lineOf(values, each)]
    }),
    ...rowsOf(values, 'extra_tests')
      .filter(({ judged }) => judged === '2')
      .map(({ name, result, unit }) => `${name} ${result}${unit ?? ''}`),
  ]
}

const LINES = ['abnormal_1', 'abnormal_2', 'abnormal_3', 'abnormal_4'] as const

/** Proposals for 异常1～4 and the continuation: each abnormal item that no line names yet. */
export const suggest = (values: Values, context: FormContext): Readonly<Record<string, readonly string[]>> => {
  if (values.assessment === '1') return {}
  const more = Array.isArray(values.abnormal_more) ? values.abnormal_more : []
  const written = [...LINES.map((key) => textOf(values, key)), ...more].filter((text) => typeof text === 'string')
  const open = abnormalLines(values, context).filter(
    (text) => !written.some((line) => line.includes(text.split(' ')[0])),
  )
  const free = LINES.find((key) => !textOf(values, key)) ?? 'abnormal_more'
  return open.length > 0 ? { [free]: open } : {}
}
