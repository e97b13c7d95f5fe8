import { addMonths, daysBetween } from '../../../../../day/day.ts'
import { codesOf, dayOf, isFilled, numberOf, rowsOf, textOf } from '../../../../../form/answers.ts'
import type { Check } from '../../../../../form/form.ts'
import { ruled } from '../../findings.ts'
import { limitedKeys } from '../abnormal/limits.ts'
import { earlierExam, earlierExams, earlierForm, isLastYears } from '../earlier.ts'
import { examAge, inElderGroup, selfCareBand } from '../elder.ts'

const doubt = ['warn', 'contradiction'] as const

/** 自理能力 by the scored form of the same year. */
const selfCare: Check = (values, context) => {
  const [band, typed] = [selfCareBand(values, context), textOf(values, 'elder_self_care')]
  return band && typed && band !== typed
    ? [
        ruled(
          'ADL_BAND_MISMATCH',
          ['block', 'contradiction'],
          'elder_self_care',
          '与生活自理能力评估表的判定不同，请按评估表填写或更正评估表',
        ),
      ]
    : []
}

/** any earlier check-up, for who once smoked cannot have smoked never. */
const smoked: Check = (values, context) => {
  const before = values.smoke_status === '1' ? earlierExams(values, context) : []
  return before.some((exam) => ['2', '3'].includes(textOf(exam.values, 'smoke_status') ?? ''))
    ? [ruled('SMOKE_HISTORY', doubt, 'smoke_status', '以前的体检表记有吸烟史，本次填“从不吸烟”，请核对，确认请注明')]
    : []
}

/** 3 cm in an adult, 5 cm from 65 years on. */
const grown: Check = (values, context) => {
  const [age, now] = [examAge(values, context), numberOf(values, 'height')]
  const last = numberOf(earlierExam(values, context)?.values ?? {}, 'height')
  if (age === null || age < 18 || now === null || last === null) return []
  return Math.round(Math.abs(now - last) * 10) > (age >= 65 ? 50 : 30)
    ? [ruled('X-15', ['warn', 'implausible'], 'height', `身高与上次的 ${last}cm 相差较大，请复测，确认请注明`)]
    : []
}

/** a fifth of the weight within 15 months. */
const weighed: Check = (values, context) => {
  const [exam, now, before] = [dayOf(values, 'exam_date'), numberOf(values, 'weight'), earlierExam(values, context)]
  const last = numberOf(before?.values ?? {}, 'weight')
  if (now === null || last === null) return []
  const recent = !before?.date || !exam || before.date >= addMonths(exam, -15)
  return recent && Math.abs(now - last) * 5 > last + 1e-9
    ? [ruled('X-16', ['warn', 'implausible'], 'weight', `体重与上次的 ${last}kg 相差超过20%，请复测，确认请注明`)]
    : []
}

const numericKeys: readonly string[] = [
  ...limitedKeys.filter((key) => key !== 'bmi'),
  'height',
  'weight',
  'vision_left',
  'vision_right',
  'dbil',
  'u_albumin',
]

/** Q-CHK-05: measured again, no one is the same in ten numbers. */
const copied: Check = (values, context) => {
  const [exam, before] = [dayOf(values, 'exam_date'), earlierExam(values, context)]
  if (!before || !exam || !isLastYears(before, exam)) return []
  const same = numericKeys.filter(
    (key) => isFilled(values[key]) && numberOf(values, key) === numberOf(before.values, key),
  )
  return same.length >= 10
    ? [
        ruled(
          'Q-CHK-05',
          ['warn', 'similarity'],
          'exam_date',
          `有 ${same.length} 项数值与 ${before.date} 的体检完全相同，请核对，确认请注明`,
        ),
      ]
    : []
}

/** Present problem → disease of the personal form: 脑卒中 7, 糖尿病 3, 冠心病 4. */
const problems = [
  ['p_cerebro', ['2', '3', '4'], '7', '脑卒中'],
  ['p_kidney', ['2'], '3', '糖尿病'],
  ['p_heart', ['2', '3', '4'], '4', '冠心病'],
] as const

/** Q-CHK-09: a new disease is written into the personal form too. */
const unknownDisease: Check = (values, context) => {
  const personal = earlierForm(values, context, 'rec_personal')
  if (!personal) return []
  const known = rowsOf(personal.values, 'past_disease').map(({ code }) => code)
  return problems.flatMap(([key, codes, disease, label]) =>
    codesOf(values, key).some((code) => codes.some((each) => each === code)) && !known.includes(disease)
      ? [ruled('Q-CHK-09', doubt, key, `个人基本信息表的既往史没有“${label}”，请补记，确认请注明`)]
      : [],
  )
}

/** Q-CHK-10 for older people, Q-CHK-11 for all: told and entered in time. */
const late: Check = (values, context) => {
  const exam = dayOf(values, 'exam_date')
  if (!exam || !context.today || context.imported || daysBetween(exam, context.today) <= 30) return []
  const untold = inElderGroup(values, context) === true && !isFilled(values.feedback_date)
  return [
    ruled('Q-CHK-11', ['info', 'timing'], 'exam_date', `体检 ${exam} 后超过30天才录入`),
    ...(untold
      ? [ruled('Q-CHK-10', ['warn', 'timing'], 'feedback_date', '体检后30天还没有反馈结果，请补反馈，不能补的请注明')]
      : []),
  ]
}

/** The form against what is known of the person, in form order. */
export const historyChecks: readonly Check[] = [selfCare, copied, smoked, grown, weighed, unknownDisease, late]
