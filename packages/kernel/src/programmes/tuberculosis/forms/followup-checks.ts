import { addDays, type Day } from '../../../day/day.ts'
import { codesOf, dayOf, isFilled, numberOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Value, Values } from '../../../form/field.ts'
import { finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { goalsCheck } from '../../shared/forms/habits.ts'
import { expectedSinceLast } from '../course/doses.ts'
import { isIntensive, TWO_WEEKS } from '../rules/next-due.ts'
import { courseOn, planBefore } from './facts.ts'

interface Ruled {
  readonly ruledNext: (values: Values, context: FormContext) => Day | null
  readonly shouldRefer: (values: Values) => boolean
  readonly month: (values: Values, context: FormContext) => number | null
}

/** Doses due since the last follow-up: as the context says, or by the history. */
const expected = (values: Values, context: FormContext): number | null => {
  if (context.expected_since_last !== undefined) return context.expected_since_last
  const on = dayOf(values, 'service_date')
  const course = on && courseOn(context, on)
  return course?.managedFrom && on ? expectedSinceLast(course, on) : null
}

const missedDoses: Check = (values, context) => {
  const [missed, due] = [numberOf(values, 'missed_doses'), expected(values, context)]
  if (missed === null) return []
  return [
    ...(due !== null && missed > due
      ? [
          finding(
            'CROSS_FIELD',
            'missed_doses',
            `“漏服药次数”${missed} 次多于上次随访以来应服的 ${due} 次，请核对次数或随访日期`,
          ),
        ]
      : []),
    ...(missed > 0 && !isFilled(values.missed_reason) && !context.imported
      ? [finding('DETAIL_REQUIRED', 'missed_reason', '有漏服，请填写“漏服原因”')]
      : []),
  ]
}

const missedDates: Check = (values) => {
  const missed = numberOf(values, 'missed_doses')
  const told: readonly Value[] = Array.isArray(values.missed_dates) ? values.missed_dates : []
  const on = dayOf(values, 'service_date')
  if (told.length > (missed ?? told.length))
    return [finding('CROSS_FIELD', 'missed_dates', `“漏服日期”填了 ${told.length} 天，多于漏服 ${missed} 次，请核对`)]
  const after = told.find((day) => on && typeof day === 'string' && day > on)
  return after ? [finding('DATE_ORDER', 'missed_dates', `“漏服日期”${after} 晚于随访时间 ${on}，请核对`)] : []
}

const monthTyped =
  (month: Ruled['month']): Check =>
  (values, context) => {
    const [is, should] = [numberOf(values, 'month_no'), month(values, context)]
    return is !== null && should !== null && is !== should
      ? [
          finding('CROSS_FIELD', 'month_no', `“治疗月序”按开始治疗日期应为第 ${should} 月，现填 ${is}，确认请注明`, {
            severity: 'warn',
          }),
        ]
      : []
  }

/** Two telephone follow-ups in a row in the intensive phase. */
const onlyCalls: Check = (values, context) => {
  const on = dayOf(values, 'service_date')
  const course = on && courseOn(context, on)
  const plan = planBefore(values, context)
  const last = course ? course.visits.findLast(({ date }) => on && date < on) : null
  return values.method === '3' && on && plan && last?.method === '3' && isIntensive(on, plan.intensiveEnd)
    ? [
        finding('CROSS_FIELD', 'method', `强化期已连续两次电话随访（上次 ${last.date}），应当面随访，确认请注明`, {
          severity: 'warn',
        }),
      ]
    : []
}

/** Symptoms that are usual reactions to the drugs: 恶心纳差 to 耳鸣、听力下降. */
const REACTIONS: readonly string[] = ['5', '6', '7', '8', '9', '10']

const reaction: Check = (values) =>
  values.adr === '1' && codesOf(values, 'symptoms').some((code) => REACTIONS.includes(code))
    ? [
        finding('CROSS_FIELD', 'adr', '有恶心、关节疼痛、视物模糊、皮疹等症状，药物不良反应填“无”，确认请注明', {
          severity: 'warn',
        }),
      ]
    : []

const referral =
  (shouldRefer: Ruled['shouldRefer']): Check =>
  (values) =>
    shouldRefer(values) && !isFilled(values.referral_dept) && !isFilled(values.referral_reason)
      ? [
          finding(
            'REFERRAL_NOT_GIVEN',
            'referral_reason',
            '有危急情况、不良反应、并发症或因不良反应漏服，应转诊到定点医院；确不转诊，请写明原因',
          ),
        ]
      : []

const referralSeen: Check = (values) => {
  const [on, seen] = [dayOf(values, 'service_date'), dayOf(values, 'referral_2w_date')]
  if (!on || !seen) return []
  if (seen <= on) return [finding('DATE_ORDER', 'referral_2w_date', `“2周内随访日期”${seen} 应晚于随访时间 ${on}`)]
  return seen > addDays(on, TWO_WEEKS)
    ? [
        finding('UNUSUAL_VALUE', 'referral_2w_date', `“2周内随访日期”${seen} 已超过转诊后14天，确认请注明`, {
          category: 'timing',
        }),
      ]
    : []
}

/** TB-Q1 by the history alone; where the context names the stop, the envelope says it. */
const afterStop: Check = (values, context) => {
  const on = dayOf(values, 'service_date')
  const stop = on && context.stop_date === undefined ? courseOn(context, on)?.stop : null
  return on && stop && on > stop.day
    ? [finding('SERVICE_AFTER_CLOSE', 'service_date', `“随访时间”${on} 晚于停止治疗时间 ${stop.day}，请核对日期`)]
    : []
}

const sputumDate: Check = (values) => {
  const [on, examined] = [dayOf(values, 'service_date'), dayOf(values, 'sputum_date')]
  return on && examined && examined > on
    ? [finding('DATE_ORDER', 'sputum_date', `“查痰日期”${examined} 晚于随访时间 ${on}，请核对`)]
    : []
}

const supervisorDate: Check = (values, context) => {
  const [on, changed] = [dayOf(values, 'service_date'), dayOf(values, 'supervisor_changed_on')]
  const last = on && courseOn(context, on)?.visits.findLast(({ date }) => date < on)?.date
  if (!on || !changed) return []
  if (changed > on)
    return [finding('DATE_ORDER', 'supervisor_changed_on', `“更换督导人员的日期”${changed} 晚于随访时间 ${on}，请核对`)]
  return last && changed <= last
    ? [finding('DATE_ORDER', 'supervisor_changed_on', `“更换督导人员的日期”${changed} 应晚于上次随访 ${last}，请核对`)]
    : []
}

const nextDate =
  (ruledNext: Ruled['ruledNext']): Check =>
  (values, context) => {
    const [on, next] = [dayOf(values, 'service_date'), dayOf(values, 'next_date')]
    if (!on || !next) return []
    if (next <= on) return [finding('DATE_ORDER', 'next_date', `“下次随访时间”${next} 应晚于随访时间 ${on}`)]
    const due = ruledNext(values, context)
    return due && next > due
      ? [finding('NEXT_LATER_THAN_RULE', 'next_date', `“下次随访时间”${next} 晚于规定的 ${due}，确认请注明`)]
      : []
  }

const IDENTICAL = 4

/** TB-Q8: the same symptoms and the same words in four follow-ups in a row. */
const alike: Check = (values, context) => {
  const on = dayOf(values, 'service_date')
  const before = (on && courseOn(context, on)?.visits.filter(({ date }) => date < on)) || []
  const said = (fields: Values): string => JSON.stringify([codesOf(fields, 'symptoms'), textOf(fields, 'opinion')])
  const last = before.slice(1 - IDENTICAL).map(({ record }) => said(record.fields))
  return isFilled(values.opinion) && last.length === IDENTICAL - 1 && last.every((one) => one === said(values))
    ? [
        finding('UNUSUAL_VALUE', 'opinion', '连续4次随访的症状和处理意见完全相同，请按本次情况填写', {
          severity: 'info',
          category: 'similarity',
          rule: 'TB-Q8',
        }),
      ]
    : []
}

/** Checks over the follow-up form, with what the rules say of it. */
export const followupChecks = ({ ruledNext, shouldRefer, month }: Ruled): readonly Check[] => [
  afterStop,
  monthTyped(month),
  supervisorDate,
  onlyCalls,
  goalsCheck,
  missedDoses,
  missedDates,
  reaction,
  referral(shouldRefer),
  referralSeen,
  sputumDate,
  nextDate(ruledNext),
  alike,
]
