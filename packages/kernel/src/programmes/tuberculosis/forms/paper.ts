import type { Paper, PaperGroup } from '../../../form/paper.ts'
import { aimed, signedRow, symptomRow, visitWidths } from '../../shared/forms/paper.ts'
import { followupSymptoms } from './options.ts'

const treatment = (...more: PaperGroup['rows']): PaperGroup => ({
  title: '用药',
  rows: ['regimen', 'frequency', 'drug_form', ...more],
})

const habits = (title: string): PaperGroup => ({
  title,
  rows: [aimed('吸烟', 'smoke_now', 'smoke_target', '支/天'), aimed('饮酒', 'drink_now', 'drink_target', '两/天')],
})

/** 规范第三版·肺结核·肺结核患者第一次入户随访记录表. */
export const firstVisitPaper: Paper = {
  widths: { titles: [6, 0], label: 10 },
  boxes: { symptoms: 10, drug_form: 3 },
  rows: [
    'service_date',
    'method',
    'patient_type',
    'sputum',
    'resistance',
    'symptoms',
    treatment(),
    'supervisor',
    { title: '家庭居住环境评估', rows: ['room_single', 'ventilation'] },
    habits('生活方式评估'),
    {
      title: '健康教育及培训',
      rows: [
        { label: '取药地点、时间', cell: '地点：{pickup_place:long} 时间：{pickup_time}' },
        'edu_card',
        'edu_take',
        'edu_course',
        'edu_harm',
        'edu_adr',
        'edu_sputum',
        'edu_travel',
        'edu_life',
        'edu_contact',
      ],
    },
    'next_date',
    signedRow('评估医生签名', 'assessor_signature'),
  ],
  beside: [
    'notice_at',
    'visit_time',
    'seen',
    'not_seen_reason',
    'attempt_no',
    'superior_reported_on',
    'treatment_start',
    'intensive_end',
    'planned_end',
    'supervisor_name',
    'supervisor_trained',
  ],
}

/** 停止治疗及原因、全程管理情况: below the last visits on the sheet, filled at the closing. */
const closing = {
  stop: '1.出现停止治疗时间：{stop_date}\n2.停止治疗原因：{stop_reason?1}完成疗程 {stop_reason?2}死亡 {stop_reason?3}丢失 {stop_reason?4}转入耐多药治疗',
  whole:
    '应访视患者{visits_expected}次，实际访视{visits_actual}次；\n患者在疗程中，应服药{doses_expected}次，实际服药{doses_taken}次，服药率{adherence_rate}%\n评估医生签名：{provider_id:if} {assessor_signature:if}',
} as const

/** The closing as blanks for a pen: its answers stand on a form of its own. */
const blank = (template: string): string =>
  template
    .replaceAll('{stop_date}', '\u2003\u2003年\u2003月\u2003日')
    .replace(/\{\w+\?\d\}/g, '□')
    .replace(/\{[\w:]+\}/g, '\u2003\u2003')

/** 规范第三版·肺结核·肺结核患者随访服务记录表: four visits, the closing below. */
export const followupPaper: Paper = {
  columns: 4,
  size: 0.92,
  widths: visitWidths,
  boxes: { symptoms: 6, drug_form: 3 },
  rows: [
    'service_date',
    { label: '治疗月序', cell: '第{month_no}月' },
    'supervisor',
    'method',
    symptomRow(followupSymptoms, '11', '症状及体征'),
    habits('生活方式指导'),
    treatment({ label: '漏服药次数', cell: '{missed_doses}次' }),
    'adr',
    'complication',
    {
      title: '转诊',
      rows: [
        { label: '科别', cell: '{referral_dept}' },
        { label: '原因', cell: '{referral_reason}' },
        { label: '2周内随访，随访结果', cell: '{referral_2w_date}\n{referral_2w_result}' },
      ],
    },
    { key: 'opinion', lines: 2 },
    'next_date',
    signedRow('随访医生签名', 'doctor_signature'),
    { grid: ['停止治疗及原因', blank(closing.stop)], widths: [8, 40] },
    { grid: ['全程管理情况', blank(closing.whole)], widths: [8, 40] },
  ],
  beside: [
    'supervisor_changed_on',
    'urgent',
    'missed_reason',
    'missed_dates',
    'missed_reported_on',
    'sputum_check',
    'sputum_date',
  ],
}

/** The part of the follow-up sheet that the closing fills. */
export const closePaper: Paper = {
  rows: [
    { label: '停止治疗及原因', cell: closing.stop },
    { label: '全程管理情况', cell: closing.whole },
  ],
  beside: [
    'evaluated_on',
    'death_date',
    'regular',
    'card_collected',
    'outcome_referral_date',
    'outcome_call_date',
    'outcome',
  ],
}
