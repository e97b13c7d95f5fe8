import { codesOf, dayOf, isFilled, numberOf, rowsOf } from '../../../form/answers.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { pressureCheck } from '../../shared/vital.ts'
import { classLabels } from '../rules/classify.ts'
import { isOverweight, judgedNow, notSeen, previousRecord, ruledNext } from './judged.ts'

/** Symptoms that may be part of an emergency: vomiting, short breath, tight chest, bleeding. */
const ALARMING: readonly string[] = ['3', '5', '6', '7']

const emergency: Check = (values) => {
  const none = codesOf(values, 'emergency_signs').includes('0')
  return none && codesOf(values, 'symptoms').some((code) => ALARMING.includes(code))
    ? [
        finding('CROSS_FIELD', 'emergency_signs', '有恶心呕吐、呼吸困难、心悸胸闷或鼻衄，危急情况填“无”，确认请注明', {
          severity: 'warn',
        }),
      ]
    : []
}

const telephonePressure: Check = (values) =>
  values.method === '3' && values.bp_source === '1'
    ? [finding('CROSS_FIELD', 'bp_source', '电话随访的血压应为“自测告知”')]
    : []

const classMismatch: Check = (values, context) => {
  const judged = judgedNow(values, context)
  const typed = values.classification
  return judged && isFilled(typed) && typed !== judged.class
    ? [
        finding(
          'CLASS_MISMATCH',
          'classification',
          `按规范应为“${classLabels[judged.class]}”，现填“${classLabels[String(typed)]}”，确认请注明`,
        ),
      ]
    : []
}

const referral: Check = (values, context) => {
  const [judged, on] = [judgedNow(values, context), dayOf(values, 'service_date')]
  if (!judged?.refer || !on || values.referral !== '1') return []
  const last = previousRecord(context, on)?.fields
  const reason = judged.emergency
    ? '有危急情况，应紧急转诊'
    : judged.class === '4'
      ? '新发或加重的并发症，应转诊'
      : judged.bp_unsatisfied && last
        ? `连续两次未达标（${last.sbp}/${last.dbp}、${values.sbp}/${values.dbp}），按规范应转诊`
        : '药物不良反应持续，按规范应转诊'
  return [finding('REFERRAL_NOT_GIVEN', 'referral', `${reason}；确不转诊，请写明原因`)]
}

const nextDate: Check = (values, context) => {
  const [on, next] = [dayOf(values, 'service_date'), dayOf(values, 'next_date')]
  if (!on || !next) return []
  if (next <= on) return [finding('DATE_ORDER', 'next_date', `“下次随访日期”${next} 应晚于随访日期 ${on}`)]
  const due = ruledNext(values, context)
  return due && next > due
    ? [finding('NEXT_LATER_THAN_RULE', 'next_date', `“下次随访日期”${next} 晚于规定的 ${due}，确认请注明`)]
    : []
}

/** Pairs of now and target: the target is not more than now. */
const GOALS = [
  ['smoke_now', 'smoke_target', '日吸烟量'],
  ['drink_now', 'drink_target', '日饮酒量'],
  ['salt_now', 'salt_target', '摄盐情况'],
] as const

const goals: Check = (values) =>
  GOALS.flatMap(([now, target, label]) => {
    const [is, aim] = [numberOf(values, now), numberOf(values, target)]
    return is !== null && aim !== null && aim > is
      ? [finding('CROSS_FIELD', target, `“${label}”的目标高于现在，确认请注明`, { severity: 'warn' })]
      : []
  })

const weightGoal: Check = (values) => {
  const [is, aim] = [numberOf(values, 'weight'), numberOf(values, 'weight_target')]
  return is !== null && aim !== null && aim > is && isOverweight(values)
    ? [finding('CROSS_FIELD', 'weight_target', '体质指数≥24，目标体重高于现在，确认请注明', { severity: 'warn' })]
    : []
}

const EXERCISE = [
  ['exercise_freq_now', 'exercise_min_now'],
  ['exercise_freq_target', 'exercise_min_target'],
] as const

const exercise: Check = (values) =>
  EXERCISE.flatMap(([freq, minutes]) => {
    const [times, length] = [numberOf(values, freq), numberOf(values, minutes)]
    if (times === 0 && length !== null && length > 0)
      return [finding('CROSS_FIELD', minutes, '每周运动 0 次，每次分钟数应为 0 或不填')]
    return times !== null && times > 0 && length === 0
      ? [finding('CROSS_FIELD', minutes, `每周运动 ${times} 次，每次分钟数应大于 0`)]
      : []
  })

const drugs: Check = (values) =>
  !notSeen(values) && (values.adherence === '1' || values.adherence === '2') && rowsOf(values, 'drugs').length === 0
    ? [finding('CROSS_FIELD', 'drugs', '服药依从性填了服药，用药情况没有药物，请补填或注明', { severity: 'warn' })]
    : []

const death: Check = (values) => {
  const [on, died] = [dayOf(values, 'service_date'), dayOf(values, 'death_date')]
  return on && died && died > on
    ? [finding('DATE_ORDER', 'death_date', `“死亡日期”${died} 晚于随访日期 ${on}，请核对`)]
    : []
}

export const followupChecks: readonly Check[] = [
  pressureCheck,
  death,
  emergency,
  telephonePressure,
  weightGoal,
  goals,
  exercise,
  drugs,
  classMismatch,
  referral,
  nextDate,
]
