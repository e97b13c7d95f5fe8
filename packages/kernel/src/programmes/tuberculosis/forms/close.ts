import { addDays, type Day } from '../../../day/day.ts'
import { dayOf, numberOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import { bool, codes, date, dec, int, one, ref, text, type Values, type When } from '../../../form/field.ts'
import { defineForm } from '../../../form/form.ts'
import { outcomeCallDue } from '../course/closing.ts'
import { courseDoses } from '../course/doses.ts'
import type { Course } from '../course/model.ts'
import { planAt, supervisedUntil } from '../course/plan.ts'
import { adherence } from '../rules/doses.ts'
import { expectedVisits } from '../rules/expected-visits.ts'
import { closeChecks } from './close-checks.ts'
import { courseOn, planOn } from './facts.ts'
import { stopReasons, yesNo } from './options.ts'
import { closePaper as paper } from './paper.ts'

const because =
  (...reasons: readonly string[]): When =>
  (values) =>
    reasons.includes(textOf(values, 'stop_reason') ?? '')

const finished = because('1', '5')

/** The course as if it had stopped on the day of the form. */
const courseToStop = (values: Values, context: FormContext): { course: Course; stop: Day } | null => {
  const stop = dayOf(values, 'stop_date')
  // A transferred course begins another one on the same day: the one that stops is the one before.
  const found = stop && (courseOn(context, addDays(stop, -1)) ?? courseOn(context, stop))
  return found && stop ? { course: found, stop } : null
}

/** Visits and doses of the course by the follow-ups: what the form proposes. */
export const countsOf = (values: Values, context: FormContext) => {
  const of = courseToStop(values, context)
  if (!of?.course.managedFrom || of.course.managedFrom > of.stop) return null
  const { course, stop } = of
  const doses = courseDoses(course, stop)
  return {
    visits_expected: expectedVisits(supervisedUntil(course, stop), planAt(course, stop)?.intensiveEnd ?? null),
    visits_actual: course.visits.filter(({ date, missed }) => date <= stop && missed !== null).length,
    doses_expected: doses.expected,
    doses_taken: doses.taken,
  }
}

type Count = keyof NonNullable<ReturnType<typeof countsOf>>

const counted =
  (key: Count) =>
  (values: Values, context: FormContext): number | null =>
    countsOf(values, context)?.[key] ?? null

const adherenceOf = (values: Values): ReturnType<typeof adherence> | null => {
  const [taken, expected] = [numberOf(values, 'doses_taken'), numberOf(values, 'doses_expected')]
  return taken === null || expected === null || taken < 0 || expected < 0 ? null : adherence(taken, expected)
}

const callAsked: When = (values, context) => {
  const referred = dayOf(values, 'outcome_referral_date')
  return referred !== null && context.today !== undefined && context.today > outcomeCallDue(referred)
}

/** 死亡 and 丢失 are the outcome by themselves. */
const plainOutcome = ({ stop_reason }: Values): string | null =>
  stop_reason === '2' ? '4' : stop_reason === '3' ? '5' : null

/** The stop that was told before, as far as the history says of one. */
const toldStop = (context: FormContext) => (context.today ? (courseOn(context, context.today)?.stop ?? null) : null)

const stopFields = {
  stop_date: date('停止治疗时间', {
    required: true,
    computed: (_, context) => toldStop(context)?.day ?? null,
    editable: true,
  }),
  stop_reason: one('停止治疗原因', stopReasons, {
    required: true,
    computed: (_, context) => toldStop(context)?.reason ?? null,
    editable: true,
    details: { '5': 'stop_reason_other' },
  }),
  stop_reason_other: text('其他原因', 200),
  death_date: date('死亡日期', { required: true, when: because('2') }),
  evaluated_on: date('结案评估日期', { required: (_, { imported }) => imported !== true }),
} as const

const countFields = {
  visits_expected: int('应访视患者次数', {
    required: true,
    unit: '次',
    hard: [0, 500],
    computed: counted('visits_expected'),
    editable: true,
  }),
  visits_actual: int('实际访视次数', {
    required: true,
    unit: '次',
    hard: [0, 500],
    computed: counted('visits_actual'),
    editable: true,
  }),
  doses_expected: int('应服药次数', {
    required: true,
    unit: '次',
    hard: [0, 2000],
    computed: counted('doses_expected'),
    editable: true,
  }),
  doses_taken: int('实际服药次数', {
    required: true,
    unit: '次',
    hard: [0, 2000],
    computed: counted('doses_taken'),
    editable: true,
    hint: '以治疗记录卡、服药卡为准',
  }),
  adherence_rate: dec('服药率', 2, { unit: '%', computed: (values) => adherenceOf(values)?.rate?.toFixed(2) ?? null }),
  regular: bool('规则服药', { computed: (values) => adherenceOf(values)?.regular ?? null }),
  card_collected: one('收回并上报治疗记录卡/服药卡', yesNo, { required: true, details: { '2': 'card_reason' } }),
  card_reason: text('未收回的原因', 200),
} as const

const outcomeFields = {
  outcome_referral_date: date('转诊至定点机构做转归评估日期', { required: true, when: finished, future: false }),
  outcome_call_date: date('2周内电话随访日期', { required: callAsked, when: finished }),
  outcome: one('转归', codes('1 治愈', '2 完成治疗', '3 治疗失败', '4 死亡', '5 丢失', '6 未评估'), {
    required: (values, context) => callAsked(values, context) || dayOf(values, 'outcome_call_date') !== null,
    when: because('1', '2', '3', '5'),
    computed: plainOutcome,
    editable: true,
  }),
  assessor_signature: text('评估医生签名', 50),
  provider_id: ref('评估医生', 'staff'),
} as const

/** 结案评估 (规范第三版·肺结核·结案评估; on the follow-up sheet of 附件2). */
export const closeForm = defineForm({
  id: 'tb_close',
  edition: 'GW2017',
  title: '肺结核患者结案评估',
  short: '结案评估',
  programme: 'tb',
  subject: 'resident',
  dataClass: 'D5',
  dateKey: 'stop_date',
  byKey: 'provider_id',
  service: 'none',
  source: '规范第三版·肺结核·结案评估',
  sections: [
    { id: 'stop', title: '停止治疗', fields: stopFields },
    { id: 'counts', title: '全程管理情况', fields: countFields },
    { id: 'outcome', title: '转归', fields: outcomeFields },
  ],
  checks: closeChecks(countsOf, (values, context) => {
    const of = courseToStop(values, context)
    const stop = dayOf(values, 'stop_date')
    if (of?.course.managedFrom) return planAt(of.course, of.stop)
    return stop && planOn(context, stop)
  }),
  paper,
  result: (values) => {
    const judged = adherenceOf(values)
    if (!judged || judged.rate === null) return []
    return [
      {
        label: '规则服药',
        value: `${judged.rate.toFixed(2)}%，${judged.regular ? '规则' : '不规则'}`,
        tone: judged.regular ? 'met' : 'over',
      },
    ]
  },
  summary: (values) =>
    [
      stopReasons.find(({ code }) => code === values.stop_reason)?.label ?? '',
      adherenceOf(values)?.rate == null ? '' : `服药率${adherenceOf(values)?.rate?.toFixed(2)}%`,
    ]
      .filter(Boolean)
      .join('，'),
})
