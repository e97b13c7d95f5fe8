import { codesOf } from '../../../../form/answers.ts'
import { bool, codes, date, int, many, one, text, type Values, type When } from '../../../../form/field.ts'
import { typedHere } from '../../../shared/forms/contact.ts'
import { insights, levels, locking, risks, symptoms } from '../options.ts'
import { asked, reached } from './judged.ts'

const askedHere: When = (values, context) => reached(values, context) && typedHere(values, context)
const noSymptoms = ({ symptoms_none }: Values): boolean => symptoms_none === true

/** 危险性评估 to 社会功能情况. */
export const condition = {
  risk: one('危险性评估', risks, {
    ...asked,
    normal: '0',
    source: '规范第三版·严重精神障碍·随访评估（危险性评估）',
  }),
  symptoms: many('目前症状', symptoms, {
    required: (values) => !noSymptoms(values),
    when: reached,
    details: { '12': 'symptoms_other' },
  }),
  symptoms_other: text('其他症状', 100),
  symptoms_none: bool('目前无症状', { when: reached, hint: '国家表没有“无”，没有症状的请选这一项' }),
  symptom_status: one('精神症状程度', codes('0 消失或基本消失', '1 有症状但不明显', '2 症状明显'), {
    required: askedHere,
    when: reached,
    computed: (values) => (noSymptoms(values) ? '0' : null),
    editable: true,
  }),
  insight: one('自知力', insights, { ...asked, normal: '1' }),
  sleep: one('睡眠情况', levels, { ...asked, normal: '1' }),
  diet: one('饮食情况', levels, { ...asked, normal: '1' }),
  func_self: one('个人生活料理', levels, { ...asked, normal: '1' }),
  func_house: one('家务劳动', levels, { ...asked, normal: '1' }),
  func_work: one('生产劳动及工作', [...levels, ...codes('9 此项不适用')], { ...asked, normal: '1' }),
  func_learn: one('学习能力', levels, { ...asked, normal: '1' }),
  func_social: one('社会人际交往', levels, { ...asked, normal: '1' }),
}

/** Keys of the counts of 危险行为 since the last follow-up, in form order. */
export const dangerKeys = [
  'danger_minor',
  'danger_accident',
  'danger_crime',
  'danger_other',
  'danger_selfharm',
  'danger_suicide',
] as const

const count = (label: string) =>
  int(`危险行为：${label}`, {
    ...asked,
    unit: '次',
    hard: [0, 99],
    computed: ({ danger_none }) => (danger_none === true ? 0 : null),
    editable: true,
  })

/** 危险行为、关锁、住院 between the two follow-ups. */
export const between = {
  danger_none: bool('危险行为：无', { when: reached, hint: '各项都没有的选“无”' }),
  danger_minor: count('轻度滋事'),
  danger_accident: count('肇事'),
  danger_crime: count('肇祸'),
  danger_other: count('其他危害行为'),
  danger_selfharm: count('自伤'),
  danger_suicide: count('自杀未遂'),
  locked: one('两次随访期间关锁情况', locking, { ...asked, normal: '1' }),
  inpatient: one('两次随访期间住院情况', codes('0 未住院', '1 目前正在住院', '2 曾住院，现未住院'), {
    ...asked,
    normal: '0',
    details: { '2': 'last_discharge' },
  }),
  last_discharge: date('末次出院时间'),
}

export const hasSymptom = (values: Values, code: string): boolean => codesOf(values, 'symptoms').includes(code)
