import { numberOf } from '../../../../form/answers.ts'
import { bool, codes, date, group, int, many, one, text, type When, ym } from '../../../../form/field.ts'
import { diagnoses, locking, symptoms } from '../options.ts'

/** Treated before: as an outpatient (2, 3) or an inpatient. */
const treated: When = (values) =>
  values.outpatient_history === '2' || values.outpatient_history === '3' || (numberOf(values, 'admissions') ?? 0) > 0

const times = (label: string) => int(label, { unit: '次', hard: [0, 99] })

/** Keys of the counts of 危险行为, in form order. */
export const dangerCounts = ['minor', 'accident', 'crime', 'other', 'selfharm', 'suicide'] as const

/** 户别, 就业情况 and 经济状况. */
export const living = {
  household_type: one('户别', codes('1 城镇', '2 农村'), { required: true }),
  employment: one(
    '就业情况',
    codes(
      '1 在岗工人',
      '2 在岗管理者',
      '3 农民',
      '4 下岗或无业',
      '5 在校学生',
      '6 退休',
      '7 专业技术人员',
      '8 其他',
      '9 不详',
    ),
    { required: true, details: { '8': 'employment_other' } },
  ),
  employment_other: text('其他就业情况', 50),
}

/** 初次发病 to 既往治疗. */
export const past = {
  first_onset: ym('初次发病时间', {
    required: true,
    orDay: true,
    orYear: true,
    hint: '只知道年份或年月的，填到年或月',
  }),
  past_symptoms: many('既往主要症状', symptoms, { required: true, details: { '12': 'past_symptoms_other' } }),
  past_symptoms_other: text('其他既往症状', 100),
  past_locked: one('既往关锁情况', locking, { required: true }),
  outpatient_history: one('既往治疗情况：门诊', codes('1 未治', '2 间断门诊治疗', '3 连续门诊治疗'), {
    required: true,
  }),
  admissions: int('既往治疗情况：住院', {
    required: true,
    unit: '次',
    hard: [0, 200],
    hint: '曾住精神专科医院或综合医院精神专科的次数，没有的填 0',
  }),
  first_antipsychotic: ym('首次抗精神病药治疗时间', { required: true, when: treated, orDay: true, orYear: true }),
}

/** 目前诊断, 危险行为, 经济状况, 专科医生的意见. */
export const present = {
  diagnosis: one('目前诊断情况', diagnoses, {
    required: true,
    unknownHint: '没有专科确诊的疑似患者不建档，作为线索报精防机构',
    synonyms: ['目前诊断'],
  }),
  diagnosis_hospital: text('确诊医院', 100, { required: true }),
  diagnosis_date: date('确诊日期', { required: true }),
  last_effect: one('最近一次治疗效果', codes('1 临床痊愈', '2 好转', '3 无变化', '4 加重'), {
    required: true,
    when: treated,
  }),
  danger_history: group(
    '危险行为',
    {
      minor: times('轻度滋事'),
      accident: times('肇事'),
      crime: times('肇祸'),
      other: times('其他危害行为'),
      selfharm: times('自伤'),
      suicide: times('自杀未遂'),
      none: bool('无（没有以上行为）'),
    },
    { required: true },
  ),
  economy: one('经济状况', codes('1 贫困，在当地贫困线标准以下', '2 非贫困'), { required: true }),
  specialist_opinion: text('专科医生的意见', 1000, { lines: 3, hint: '如果有请记录' }),
}
