import { addDays, type Day, dayOfInstant } from '../../../day/day.ts'
import { dayOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import { type Finding, finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { goalsCheck } from '../../shared/forms/habits.ts'
import { firstVisitDue } from '../rules/first-visit.ts'
import { momentOf } from '../rules/instant.ts'
import { courseOn } from './facts.ts'

/** The notice is a day that exists, not after today, and not after the visit. */
const notice: Check = (values, context) => {
  const told = textOf(values, 'notice_at')
  const moment = momentOf(told)
  const on = dayOf(values, 'service_date')
  if (told && !moment)
    return [finding('BAD_FORMAT', 'notice_at', '“通知单接收时间”不是有效日期，应为 年-月-日，如 2025-03-07')]
  if (!moment) return []
  if (context.today && moment.day > context.today)
    return [finding('FUTURE_DATE', 'notice_at', `“通知单接收时间”${moment.day} 晚于今天（${context.today}），请核对`)]
  return on && on < moment.day
    ? [
        finding(
          'BEFORE_ENROLMENT',
          'service_date',
          `“随访时间”${on} 早于通知单接收日期 ${moment.day}，保存后不计入管理，确认请注明`,
        ),
      ]
    : []
}

/** A try after the 72 hours is recorded with its reason. */
const late: Check = (values) => {
  const limit = firstVisitDue(textOf(values, 'notice_at') ?? '')
  const on = dayOf(values, 'service_date')
  return limit !== null && on && on > dayOfInstant(limit)
    ? [
        finding('UNUSUAL_VALUE', 'service_date', `“随访时间”${on} 在接到通知72小时之后，请注明原因`, {
          category: 'timing',
          rule: 'TM-08',
        }),
      ]
    : []
}

const noticeAgrees: Check = (values, context) => {
  const on = dayOf(values, 'service_date')
  const known = on ? courseOn(context, on)?.notice?.day : null
  const told = momentOf(textOf(values, 'notice_at'))?.day
  return known && told && told !== known
    ? [
        finding(
          'CROSS_FIELD',
          'notice_at',
          `“通知单接收时间”${told} 与管理通知单的 ${known} 不同，以通知单为准，确认请注明`,
          {
            severity: 'warn',
          },
        ),
      ]
    : []
}

/** Weeks and dates of treatment in their order. */
const treatmentOrder: Check = (values) => {
  const day = (key: string): Day | null => dayOf(values, key)
  const [on, start, intensive, planned] = [
    day('service_date'),
    day('treatment_start'),
    day('intensive_end'),
    day('planned_end'),
  ]
  const found: Finding[] = []
  if (on && start && start > addDays(on, 7))
    found.push(finding('DATE_ORDER', 'treatment_start', `“开始治疗日期”${start} 晚于随访日期 ${on} 七天以上，请核对`))
  if (start && intensive && intensive <= start)
    found.push(finding('DATE_ORDER', 'intensive_end', `“强化期结束日期”${intensive} 应晚于开始治疗日期 ${start}`))
  if (intensive && planned && planned <= intensive)
    found.push(finding('DATE_ORDER', 'planned_end', `“计划停药日期”${planned} 应晚于强化期结束日期 ${intensive}`))
  return found
}

const untrained: Check = (values) =>
  values.supervisor === '2' && values.supervisor_trained === '2'
    ? [
        finding('CROSS_FIELD', 'supervisor_trained', '家属督导的应先培训，请培训后改填，或注明原因', {
          severity: 'warn',
        }),
      ]
    : []

type Ruled = (values: Values, context: FormContext) => Day | null

const nextDate =
  (ruled: Ruled): Check =>
  (values, context) => {
    const [on, next] = [dayOf(values, 'service_date'), dayOf(values, 'next_date')]
    if (!on || !next) return []
    if (next <= on) return [finding('DATE_ORDER', 'next_date', `“下次随访时间”${next} 应晚于随访时间 ${on}`)]
    const due = ruled(values, context)
    return due && next > due
      ? [finding('NEXT_LATER_THAN_RULE', 'next_date', `“下次随访时间”${next} 晚于规定的 ${due}，确认请注明`)]
      : []
  }

export const firstVisitChecks = (ruled: Ruled): readonly Check[] => [
  notice,
  late,
  noticeAgrees,
  treatmentOrder,
  untrained,
  goalsCheck,
  nextDate(ruled),
]
