import { addDays, type Day } from '../../../day/day.ts'
import { dayOf, numberOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import { type Finding, finding } from '../../../form/finding.ts'
import type { Check } from '../../../form/form.ts'
import { outcomeCallDue } from '../course/closing.ts'
import type { Plan } from '../course/plan.ts'

type Counts = Readonly<Record<'visits_expected' | 'visits_actual' | 'doses_expected' | 'doses_taken', number>>

/** Days before the planned end from which a finished course is a matter of course. */
const EARLY_DAYS = 14

const order = (key: string, label: string, day: Day | null, not: Day | null, what: string): Finding[] =>
  day && not && day < not ? [finding('DATE_ORDER', key, `“${label}”${day} 早于${what} ${not}，请核对`)] : []

const dates: Check = (values) => {
  const day = (key: string): Day | null => dayOf(values, key)
  const stop = day('stop_date')
  const referred = day('outcome_referral_date')
  const death = day('death_date')
  return [
    ...order('evaluated_on', '结案评估日期', day('evaluated_on'), stop, '停止治疗时间'),
    ...order('outcome_referral_date', '转诊日期', referred, stop, '停止治疗时间'),
    ...order('outcome_call_date', '电话随访日期', day('outcome_call_date'), referred, '转诊日期'),
    ...(stop && death && death !== stop
      ? [
          finding('DATE_ORDER', 'death_date', `因死亡停止的，“停止治疗时间”${stop} 应为死亡日期 ${death}，确认请注明`, {
            severity: 'warn',
          }),
        ]
      : []),
  ]
}

const lateCall: Check = (values) => {
  const [referred, called] = [dayOf(values, 'outcome_referral_date'), dayOf(values, 'outcome_call_date')]
  return referred && called && called > outcomeCallDue(referred)
    ? [
        finding('UNUSUAL_VALUE', 'outcome_call_date', `“电话随访日期”${called} 已超过转诊后14天，确认请注明`, {
          category: 'timing',
        }),
      ]
    : []
}

const doses: Check = (values) => {
  const [expected, taken] = [numberOf(values, 'doses_expected'), numberOf(values, 'doses_taken')]
  return expected !== null && taken !== null && taken > expected
    ? [finding('CROSS_FIELD', 'doses_taken', `“实际服药次数”${taken} 多于应服药次数 ${expected}，请核对`)]
    : []
}

const MORE_VISITS = 20

const visits: Check = (values) => {
  const [expected, actual] = [numberOf(values, 'visits_expected'), numberOf(values, 'visits_actual')]
  return expected !== null && actual !== null && actual > expected + MORE_VISITS
    ? [
        finding(
          'CROSS_FIELD',
          'visits_actual',
          `“实际访视次数”${actual} 比应访视次数 ${expected} 多 ${MORE_VISITS} 次以上，请核对`,
        ),
      ]
    : []
}

const labels: Readonly<Record<keyof Counts, string>> = {
  visits_expected: '应访视患者次数',
  visits_actual: '实际访视次数',
  doses_expected: '应服药次数',
  doses_taken: '实际服药次数',
}

/** The typed number against that of the follow-ups: the card wins, and the difference is shown. */
const differs =
  (countsOf: (values: Values, context: FormContext) => Counts | null): Check =>
  (values, context) => {
    const counts = countsOf(values, context)
    if (!counts) return []
    return (['visits_expected', 'visits_actual', 'doses_expected', 'doses_taken'] as const).flatMap((key) => {
      const [typed, counted] = [numberOf(values, key), counts[key]]
      return typed !== null && typed !== counted
        ? [
            finding('CROSS_FIELD', key, `“${labels[key]}”按随访记录为 ${counted} 次，现填 ${typed} 次，请注明原因`, {
              severity: 'warn',
            }),
          ]
        : []
    })
  }

const againstPlan =
  (planOf: (values: Values, context: FormContext) => Plan | null): Check =>
  (values, context) => {
    const [stop, plan] = [dayOf(values, 'stop_date'), planOf(values, context)]
    const { plannedEnd: planned = null, treatmentStart: start = null } = plan ?? {}
    if (!stop) return []
    if (start && stop < start)
      return [finding('DATE_ORDER', 'stop_date', `“停止治疗时间”${stop} 早于开始治疗日期 ${start}，请核对`)]
    return values.stop_reason === '1' && planned && stop < addDays(planned, -EARLY_DAYS)
      ? [
          finding(
            'UNUSUAL_VALUE',
            'stop_date',
            `完成疗程，但“停止治疗时间”${stop} 比计划停药日期 ${planned} 早14天以上，确认请注明`,
            {
              category: 'timing',
            },
          ),
        ]
      : []
  }

export const closeChecks = (
  countsOf: (values: Values, context: FormContext) => Counts | null,
  planOf: (values: Values, context: FormContext) => Plan | null,
): readonly Check[] => [dates, againstPlan(planOf), visits, doses, differs(countsOf), lateCall]
