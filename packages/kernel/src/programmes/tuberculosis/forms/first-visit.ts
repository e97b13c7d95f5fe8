import { type Day, dayOfInstant } from '../../../day/day.ts'
import { monthDay } from '../../../day/words.ts'
import { dayOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import { codes, date, int, many, one, ref, text, type Values, type When } from '../../../form/field.ts'
import { defineForm } from '../../../form/form.ts'
import { clockOf, TIME } from '../../shared/clock.ts'
import { firstVisitDue } from '../rules/first-visit.ts'
import { minuteOf, momentOf } from '../rules/instant.ts'
import { followedAs, regularNext } from '../rules/next-due.ts'
import { defaultIntensiveEnd, defaultPlannedEnd } from '../rules/treatment.ts'
import { educationFields, toRepeat } from './education.ts'
import { courseOn } from './facts.ts'
import { firstVisitChecks } from './first-visit-checks.ts'
import { habitFields, patientTypes, regimenFields, resistances, sputum, yesNo } from './options.ts'
import { firstVisitPaper as paper } from './paper.ts'

/** The patient was met: only then is anything but the try itself filled in. */
const seen: When = ({ seen }) => seen !== '2'
const unseen: When = ({ seen }) => seen === '2'
const asked = { required: true, when: seen } as const

const RESISTANT = '1'

/** Dates that follow from the start and the regimen; those of resistant tuberculosis are entered. */
const byRegimen =
  (ends: (start: Day, regimen: string | null, type: string | null) => Day) =>
  (values: Values): Day | null => {
    const start = dayOf(values, 'treatment_start')
    return start && values.resistance !== RESISTANT
      ? ends(start, textOf(values, 'regimen'), textOf(values, 'patient_type'))
      : null
  }

/** The next follow-up by supervisor and phase. */
const ruledNext = (values: Values, { settings }: FormContext): Day | null => {
  const [date, told] = [dayOf(values, 'service_date'), textOf(values, 'supervisor')]
  if (!date || !told) return null
  const supervisor = followedAs(told, settings)
  return regularNext({ date, supervisor, intensiveEnd: dayOf(values, 'intensive_end') })
}

const noticeAt = (values: Values, context: FormContext): string | null => {
  const on = dayOf(values, 'service_date') ?? context.today
  const notice = (on && courseOn(context, on)?.notice) || momentOf(context.notice_at ?? null)
  if (!notice) return null
  return notice.at === null ? notice.day : minuteOf(notice.at)
}

/** How often the patient was looked for before, and this time. */
const attempt = (values: Values, context: FormContext): number | null => {
  const on = dayOf(values, 'service_date')
  const course = on && courseOn(context, on)
  return course ? course.tries.filter(({ day, seen }) => !seen && day <= on).length + 1 : 1
}

const visit = {
  notice_at: text('通知单接收时间', 25, {
    required: true,
    computed: noticeAt,
    editable: true,
    pattern: /^\d{4}-\d{2}-\d{2}([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d{2}:\d{2})?)?$/,
    patternHint: '年-月-日，或 年-月-日 时:分',
  }),
  service_date: date('随访时间', { required: true, synonyms: ['随访日期', '日期'] }),
  visit_time: text('到达时刻', 5, {
    pattern: TIME,
    canon: clockOf,
    patternHint: '时:分，如 09:30',
    hint: '通知单写明时刻的，填上以判断是否在72小时内',
  }),
  method: one('随访方式', codes('1 门诊', '2 家庭'), {
    required: true,
    imports: { 门诊随访: '1', 家庭随访: '2', 入户: '2', 上门: '2' },
    concept: 'method',
  }),
  seen: one('是否见到患者', yesNo, { required: (_, { imported }) => imported !== true, normal: '1' }),
  not_seen_reason: text('未见到的原因', 200, { required: true, when: unseen }),
  attempt_no: int('第几次访视', { when: unseen, hard: [1, 20], computed: attempt, editable: true, required: true }),
  superior_reported_on: date('报告上级日期', { when: unseen, hint: '72小时内两次未见到的，报告上级专业机构' }),
} as const

const illness = {
  patient_type: one('患者类型', patientTypes, asked),
  sputum: one('痰菌情况', sputum, asked),
  resistance: one('耐药情况', resistances, asked),
  symptoms: many(
    '主要症状及体征',
    codes(
      '0 没有症状',
      '1 咳嗽咳痰',
      '2 低热盗汗',
      '3 咯血或血痰',
      '4 胸痛消瘦',
      '5 恶心纳差',
      '6 头痛失眠',
      '7 视物模糊',
      '8 皮肤瘙痒、皮疹',
      '9 耳鸣、听力下降',
      '10 其他',
    ),
    { ...asked, exclusive: '0', details: { '10': 'symptoms_other' } },
  ),
  symptoms_other: text('其他症状', 100),
} as const

const treatment = {
  ...regimenFields(seen),
  treatment_start: date('开始治疗日期', { ...asked, future: true }),
  intensive_end: date('强化期（注射期）结束日期', {
    ...asked,
    future: true,
    computed: byRegimen(defaultIntensiveEnd),
    editable: true,
  }),
  planned_end: date('计划停药日期', { ...asked, future: true, computed: byRegimen(defaultPlannedEnd), editable: true }),
  supervisor: one('督导人员选择', codes('1 医生', '2 家属', '3 自服药', '4 其他'), {
    concept: 'treatment_supervisor',
    ...asked,
    details: { '4': 'supervisor_other' },
  }),
  supervisor_other: text('其他督导方式', 100, { hint: '志愿者、智能药盒等' }),
  supervisor_name: text('督导家属姓名', 50, {
    required: true,
    when: (values, context) => seen(values, context) && values.supervisor === '2',
  }),
  supervisor_trained: one('督导家属已培训', yesNo, {
    required: true,
    when: (values, context) => seen(values, context) && values.supervisor === '2',
  }),
} as const

const home = {
  room_single: one('单独的居室', codes('1 有', '2 无'), asked),
  ventilation: one('通风情况', codes('1 良好', '2 一般', '3 差'), asked),
  ...habitFields(seen),
} as const

const teaching = {
  pickup_place: text('取药地点', 100, asked),
  pickup_time: date('取药时间', { ...asked, future: true }),
  ...educationFields(seen),
  next_date: date('下次随访时间', {
    ...asked,
    future: true,
    computed: ruledNext,
    editable: true,
    source: '规范第三版·肺结核·督导服药和随访管理',
  }),
  assessor_signature: text('评估医生签名', 50),
  provider_id: ref('随访医生', 'staff'),
}

const inTime = (values: Values): boolean | null => {
  const limit = firstVisitDue(textOf(values, 'notice_at') ?? '')
  const on = dayOf(values, 'service_date')
  if (limit === null || !on) return null
  const time = textOf(values, 'visit_time')
  const at = time ? momentOf(`${on}T${time}`)?.at : null
  return at ? at <= limit : on <= dayOfInstant(limit)
}

/** 肺结核患者第一次入户随访记录表 (规范第三版·肺结核·附件1). */
export const firstVisit = defineForm({
  id: 'tb_first_visit',
  edition: 'GW2017',
  title: '肺结核患者第一次入户随访记录表',
  short: '首次入户随访',
  programme: 'tb',
  subject: 'resident',
  dataClass: 'D5',
  assigned: true,
  dateKey: 'service_date',
  byKey: 'provider_id',
  service: 'opening',
  source: '规范第三版·肺结核·第一次入户随访',
  faceToFace: (values) => values.seen !== '2',
  sections: [
    { id: 'visit', title: '入户', fields: visit },
    { id: 'illness', title: '病情', normalLabel: '没有症状', fields: illness },
    { id: 'treatment', title: '治疗与督导', fields: treatment },
    {
      id: 'home',
      title: '居住环境和生活方式',
      fields: home,
      pairs: [
        ['smoke_now', 'smoke_target'],
        ['drink_now', 'drink_target'],
      ],
    },
    { id: 'teaching', title: '健康教育及培训', normalLabel: '均已掌握', fields: teaching },
  ],
  checks: firstVisitChecks(ruledNext),
  paper,
  result: (values) => {
    const timely = inTime(values)
    const next = seen(values, {}) ? dayOf(values, 'next_date') : null
    return [
      ...(timely === null
        ? []
        : [
            {
              label: '72小时',
              value: timely ? '在时限内' : '已超过',
              tone: timely ? ('met' as const) : ('over' as const),
            },
          ]),
      ...(next ? [{ label: '下次随访', value: `${monthDay(next)}前` }] : []),
      ...(seen(values, {}) ? toRepeat(values, '下次再讲') : []),
    ]
  },
  summary: (values) =>
    values.seen === '2' ? `未见到患者：${values.not_seen_reason ?? ''}` : `方案${values.regimen ?? ''}，首次入户`,
})
