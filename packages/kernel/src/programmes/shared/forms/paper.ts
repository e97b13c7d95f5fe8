import type { Option, Values } from '../../../form/field.ts'
import type { Paper, PaperEach, PaperGroup, PaperItem, PaperRow } from '../../../form/paper.ts'

/** Items of every chronic follow-up that the national sheets of the third edition have no row for. */
export const besideFollowup = [
  'emergency_signs',
  'height',
  'complication',
  'next_measure',
  'drug_adjustment',
  'referral',
  'referral_contact',
  'referral_result',
  'referral_result_date',
  'resident_signature',
] as const

/** A letter's width for titles, narrow labels: room for what stands in the column of each visit. */
export const visitWidths = { titles: [2, 0], label: 6 } as const satisfies Paper['widths']

/** Options in the words of the sheet, without those that the sheet has no code for. */
const listed = (options: readonly Option[], ...without: readonly string[]): string =>
  options
    .filter(({ code }) => !without.includes(code))
    .map(({ code, label }) => `${code}${label}`)
    .join(' ')

/** Who was not met: why, and of a death its day and cause, stand with the date (规范第三版·各随访表·填表说明). */
export const dateRow: PaperItem = {
  key: 'service_date',
  cell: '{service_date:bare} {contact_outcome:if} {lost_reason:if} {lost_reason_other:if} {death_date:if} {death_cause:if}',
}

/** That the patient was met goes without saying. */
export const metUnsaid = (values: Values): Values =>
  values.contact_outcome === '1' ? { ...values, contact_outcome: null } : values

/** 症状: the codes beside the title, boxes and a free line for 其他 in each column. */
export const symptomRow = (options: readonly Option[], other: string, label = '症状'): PaperItem => ({
  label: `${label}\n${listed(options, other)}`,
  cell: '{symptoms:boxes}\n其他：{symptoms_other}',
})

/** An item now and its goal. */
export const aimed = (label: string, now: string, goal: string, unit = ''): PaperItem => ({
  label,
  cell: `{${now}} / {${goal}}${unit}`,
})

export const pressureRow: PaperItem = { label: '血压（mmHg）', cell: '{sbp} / {dbp}' }
export const bodyRows: readonly PaperItem[] = [
  aimed('体重（kg）', 'weight', 'weight_target'),
  aimed('体质指数（BMI）（kg/m²）', 'bmi', 'bmi_target'),
]

export const smokingRow = aimed('日吸烟量（支）', 'smoke_now', 'smoke_target')
export const drinkingRow = aimed('日饮酒量（两）', 'drink_now', 'drink_target')
export const exerciseRow: PaperItem = {
  label: '运动',
  cell: '{exercise_freq_now}次/周 {exercise_min_now}分钟/次\n{exercise_freq_target}次/周 {exercise_min_target}分钟/次',
}

export const adverseRow: PaperItem = { key: 'adr', label: '药物不良反应', cell: '{adr:options} {adr:boxes}' }

/** 药物名称 and 用法用量, three of them; more stand after these. */
export const drugRows: PaperEach = {
  each: 'drugs',
  times: 3,
  rows: [
    { label: '药物名称{#}', cell: '{name}' },
    { label: '用法用量', cell: '每日{times_per_day}次 每次{amount}{unit:if}' },
  ],
}

/** Lines for the pen. */
export const otherDrugRows: readonly PaperItem[] = [
  { label: '其他药物', cell: '' },
  { label: '用法用量', cell: '每日\u3000\u3000次 每次' },
]

export const referralRows: PaperGroup = {
  title: '转诊',
  rows: [
    { label: '原因', cell: '{referral_reason}' },
    { label: '机构及科别', cell: '{referral_org_dept}' },
  ],
}

/** Who did the service, by name, with room for the pen. */
export const signedRow = (label: string, signature: string, by = 'provider_id'): PaperItem => ({
  label,
  cell: `{${by}:if} {${signature}:if}`,
  lines: 1.5,
})

/** Foot of the sheet of a chronic follow-up. */
export const lastRows: readonly PaperRow[] = [
  referralRows,
  'next_date',
  signedRow('随访医生签名', 'provider_signature'),
]
