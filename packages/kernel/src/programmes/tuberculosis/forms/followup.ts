import type { Day } from '../../../day/day.ts'
import { monthDay } from '../../../day/words.ts'
import { codesOf, dayOf, isFilled, numberOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import { codes, date, int, list, many, one, ref, text, type Values, type When } from '../../../form/field.ts'
import { defineForm } from '../../../form/form.ts'
import { namedIn } from '../course/doses.ts'
import { missedAlert } from '../rules/doses.ts'
import { followedAs, nextDue, refers } from '../rules/next-due.ts'
import { monthNo, sputumMonths } from '../rules/treatment.ts'
import { toRepeat } from './education.ts'
import { courseOn, planBefore } from './facts.ts'
import { followupChecks } from './followup-checks.ts'
import { followupSymptoms, habitFields, noneSome, regimenFields } from './options.ts'
import { followupPaper as paper } from './paper.ts'

const findingsOf = (values: Values, date: Day, supervisor: string, intensiveEnd: Day | null) => ({
  date,
  supervisor,
  intensiveEnd,
  adr: textOf(values, 'adr'),
  complication: textOf(values, 'complication'),
  urgent: textOf(values, 'urgent'),
  missedReason: textOf(values, 'missed_reason'),
})

/** The next date by rule: supervisor and phase, or two weeks after a referral. Null before the first visit is known. */
const ruled = (values: Values, context: FormContext): ReturnType<typeof nextDue> | null => {
  const [on, supervisor] = [dayOf(values, 'service_date'), textOf(values, 'supervisor')]
  const plan = planBefore(values, context)
  return on && supervisor && plan
    ? nextDue(findingsOf(values, on, followedAs(supervisor, context.settings), plan.intensiveEnd))
    : null
}

/** Any finding that asks for the designated hospital, whatever the phase. */
const shouldRefer = (values: Values): boolean => {
  const on = dayOf(values, 'service_date')
  return on !== null && refers(findingsOf(values, on, '1', null))
}

const month = (values: Values, context: FormContext): number | null => {
  const [on, plan] = [dayOf(values, 'service_date'), planBefore(values, context)]
  return on && plan ? monthNo(plan.treatmentStart, on) : null
}

/** Asked in the months of the regimen until a result is there. */
const sputumAsked: When = (values, context) => {
  const on = dayOf(values, 'service_date')
  const course = on && courseOn(context, on)
  const plan = planBefore(values, context)
  const now = numberOf(values, 'month_no') ?? month(values, context)
  if (!course || !plan || now === null || context.imported) return false
  const kind = course.kind === 'drug_resistant' ? 'dr' : (plan.patientType ?? '1')
  const examined = course.visits.some(
    ({ record, date }) =>
      date < on &&
      ['1', '2'].includes(textOf(record.fields, 'sputum_check') ?? '') &&
      monthNo(plan.treatmentStart, date) === now,
  )
  return !examined && sputumMonths(kind, context.settings).includes(now)
}

const examined: When = ({ sputum_check }) => sputum_check === '1' || sputum_check === '2'
const missed: When = (values) => (numberOf(values, 'missed_doses') ?? 0) > 0
const referred: When = ({ referral_dept, referral_reason }) => isFilled(referral_dept) || isFilled(referral_reason)

const alertOf = (values: Values, { settings }: FormContext) =>
  missedAlert(textOf(values, 'frequency') ?? '1', numberOf(values, 'missed_doses') ?? 0, namedIn(values), settings)

const weekMissed: When = (values, context) => alertOf(values, context).report

/** Another supervisor than before: from when. */
const changedSupervisor: When = (values, context) => {
  const before = planBefore(values, context)?.supervisor
  return before !== undefined && isFilled(values.supervisor) && values.supervisor !== before
}

const contact = {
  service_date: date('随访时间', { required: true, synonyms: ['随访日期', '日期'] }),
  month_no: int('治疗月序', { unit: '月', hard: [1, 36], computed: month, editable: true, synonyms: ['第几月'] }),
  supervisor: one('督导人员', codes('1 医生', '2 家属', '3 自服药', '4 其他'), {
    required: true,
    concept: 'treatment_supervisor',
  }),
  supervisor_changed_on: date('更换督导人员的日期', { required: true, when: changedSupervisor }),
  method: one('随访方式', codes('1 门诊', '2 家庭', '3 电话'), {
    required: true,
    imports: { 门诊随访: '1', 家庭随访: '2', 入户: '2', 上门: '2', 电话随访: '3' },
    concept: 'method',
  }),
} as const

const symptoms = {
  symptoms: many('症状及体征', followupSymptoms, {
    required: true,
    exclusive: '0',
    normal: ['0'],
    details: { '11': 'symptoms_other' },
  }),
  symptoms_other: text('其他症状', 100),
  urgent: one('危急情况', noneSome, {
    required: (_, { imported }) => imported !== true,
    normal: '1',
    details: { '2': 'urgent_text' },
  }),
  urgent_text: text('危急情况说明', 200),
} as const

const medication = {
  ...regimenFields(),
  missed_doses: int('漏服药次数', { required: true, unit: '次', hard: [0, 400], hint: '上次随访以来；没有漏服填 0' }),
  missed_reason: one('漏服原因', codes('1 忘记', '2 不良反应', '3 外出', '4 药品未领', '5 自觉好转', '6 其他'), {
    when: missed,
    hint: '有漏服时必填',
    details: { '6': 'missed_reason_other' },
  }),
  missed_reason_other: text('其他漏服原因', 100),
  missed_dates: list('漏服日期', 60, date('漏服日期'), { when: missed, hint: '知道是哪几天的填上，用药日历按此标出' }),
  missed_reported_on: date('报告上级日期', { when: weekMissed, hint: '漏服满1周的，报告上级专业机构' }),
  adr: one('药物不良反应', noneSome, { required: true, normal: '1', details: { '2': 'adr_text' } }),
  adr_text: text('不良反应说明', 200),
  complication: one('并发症或合并症', noneSome, { required: true, normal: '1', details: { '2': 'complication_text' } }),
  complication_text: text('并发症或合并症说明', 200),
} as const

const nextStep = {
  referral_dept: text('转诊科别', 100, { required: referred, synonyms: ['科别'] }),
  referral_reason: text('转诊原因', 200, { required: referred, synonyms: ['原因'] }),
  referral_2w_date: date('2周内随访日期', { when: referred, hint: '转诊后随访时填写' }),
  referral_2w_result: text('2周内随访结果', 200, {
    when: referred,
    required: ({ referral_2w_date }) => isFilled(referral_2w_date),
  }),
  sputum_check: one('复诊查痰', codes('1 阴性', '2 阳性', '3 未查'), { required: sputumAsked }),
  sputum_date: date('查痰日期', { required: true, when: examined }),
  opinion: text('处理意见', 500, { required: true, lines: 2 }),
  next_date: date('下次随访时间', {
    required: (_, { stop_date }) => stop_date === undefined,
    future: true,
    computed: (values, context) => (context.stop_date ? null : (ruled(values, context)?.next_due ?? null)),
    editable: true,
    source: '规范第三版·肺结核·督导服药和随访管理',
  }),
  doctor_signature: text('随访医生签名', 50),
  provider_id: ref('随访医生', 'staff'),
} as const

/** At the first follow-up after the first visit: what the patient had not mastered there. */
const taughtAgain = (values: Values, context: FormContext) => {
  const on = dayOf(values, 'service_date')
  const course = on && courseOn(context, on)
  const plan = course ? course.plans.findLast(({ service_date }) => service_date < on) : undefined
  const isNext = plan && !course?.visits.some(({ date }) => date > plan.service_date && on && date < on)
  return isNext ? toRepeat(plan.fields, '健康教育再讲') : []
}

/** 肺结核患者随访服务记录表 (规范第三版·肺结核·附件2). */
export const followup = defineForm({
  id: 'tb_followup',
  edition: 'GW2017',
  title: '肺结核患者随访服务记录表',
  short: '肺结核随访',
  programme: 'tb',
  subject: 'resident',
  dataClass: 'D5',
  assigned: true,
  dateKey: 'service_date',
  byKey: 'provider_id',
  source: '规范第三版·肺结核·督导服药和随访管理',
  faceToFace: ({ method }) => method === '1' || method === '2',
  sections: [
    { id: 'contact', title: '随访', fields: contact },
    { id: 'symptoms', title: '症状及体征', normalLabel: '没有症状，无危急', fields: symptoms },
    {
      id: 'habits',
      title: '生活方式指导',
      fields: habitFields(),
      pairs: [
        ['smoke_now', 'smoke_target'],
        ['drink_now', 'drink_target'],
      ],
    },
    { id: 'medication', title: '用药', normalLabel: '无不良反应、无并发症', fields: medication },
    { id: 'next', title: '处理和下次随访', fields: nextStep },
  ],
  checks: followupChecks({
    ruledNext: (values, context) => ruled(values, context)?.next_due ?? null,
    shouldRefer,
    month,
  }),
  paper,
  result: (values, context) => {
    const missedDoses = numberOf(values, 'missed_doses')
    const alert = missedDoses === null ? null : alertOf(values, context)
    const next = dayOf(values, 'next_date') ?? ruled(values, context)?.next_due
    return [
      ...(alert?.report
        ? [{ label: '漏服', value: `折合${alert.missed_days}天，报告上级`, tone: 'over' as const }]
        : []),
      ...(shouldRefer(values) ? [{ label: '下一步', value: '转诊到定点医院，2周内随访', tone: 'over' as const }] : []),
      ...(next ? [{ label: '下次随访', value: `${monthDay(next)}前` }] : []),
      ...taughtAgain(values, context),
    ]
  },
  summary: (values) => {
    const doses = numberOf(values, 'missed_doses')
    const none = codesOf(values, 'symptoms').includes('0')
    return [
      doses === null ? '' : doses === 0 ? '无漏服' : `漏服${doses}次`,
      none ? '没有症状' : '',
      values.adr === '2' ? '有不良反应' : '',
      values.method === '3' ? '电话' : '',
    ]
      .filter(Boolean)
      .join('，')
  },
})
