import { describe, expect, test } from 'vitest'
import { day } from '../../../day/day.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import type { Form } from '../../../form/form.ts'
import { validate } from '../../../form/validate.ts'
import type { RecordFact } from '../../../record/record.ts'
import { enrolForm } from './enrol.ts'
import { followup } from './followup.ts'
import { screenForm } from './screen.ts'

const context: FormContext = { today: day('2026-06-12'), birth_date: day('1958-09-03'), sex: '1' }

const met: Values = {
  service_date: '2026-06-12',
  method: '1',
  contact_outcome: '1',
  symptoms: ['1'],
  emergency_signs: ['0'],
  sbp: 134,
  dbp: 82,
  heart_rate: 76,
  height: '168.0',
  weight: '72.0',
  weight_target: '68.0',
  smoke_now: 8,
  smoke_target: 0,
  drink_now: '0',
  drink_target: '0',
  exercise_freq_now: 3,
  exercise_min_now: 20,
  exercise_freq_target: 5,
  exercise_min_target: 30,
  salt_now: '2',
  salt_target: '1',
  psych: '1',
  compliance: '1',
  adherence: '1',
  adr: '1',
  complication: '0',
  drugs: [{ name: '氨氯地平片', times_per_day: '1', amount: '5', unit: 'mg' }],
  referral: '1',
  next_date: '2026-09-12',
}

const found = (form: Form, values: Values, around: FormContext = context) =>
  validate(form, values, around).map(({ code, severity, field }) => `${severity} ${code} ${field}`)
const changed = (change: Values, around?: FormContext) => found(followup, { ...met, ...change }, around)

const visit = (on: string, fields: Values): RecordFact => ({
  record_id: on,
  form: 'htn_followup',
  edition: 'GW2017',
  service_date: day(on),
  status: 'submitted',
  fields: { method: '1', contact_outcome: '1', adr: '1', ...fields },
  recorded_at: `${on}T09:00:00+08:00`,
  org_id: 1,
})

describe('高血压随访表', () => {
  test('填全的没有问题', () => expect(found(followup, met)).toEqual([]))

  test.each<[string, Values, string]>([
    ['14 像是按 kPa 写的', { sbp: 14 }, 'block OUT_OF_RANGE sbp'],
    ['舒张压高于收缩压', { sbp: 120, dbp: 130 }, 'block BP_ORDER dbp'],
    ['收缩压有小数', { sbp: 128.5 }, 'reject BAD_PRECISION sbp'],
    ['无症状又有头痛', { symptoms: ['1', '2'] }, 'block EXCLUSIVE_OPTION symptoms'],
    ['症状空着不当作没有', { symptoms: [] }, 'block REQUIRED symptoms'],
    ['有不良反应未说明', { adr: '2' }, 'block DETAIL_REQUIRED adr_text'],
    ['随访日期在明天', { service_date: '2026-06-13' }, 'block FUTURE_DATE service_date'],
    ['没有第5种随访方式', { method: '5' }, 'reject NOT_IN_OPTIONS method'],
    ['下次日期不在之后', { next_date: '2026-06-12' }, 'block DATE_ORDER next_date'],
    ['下次日期晚于规定', { next_date: '2026-09-13' }, 'warn NEXT_LATER_THAN_RULE next_date'],
    ['分类与计算的不同', { classification: '2' }, 'warn CLASS_MISMATCH classification'],
    ['恶心呕吐却无危急', { symptoms: ['3'] }, 'warn CROSS_FIELD emergency_signs'],
    ['在服药没有药物', { drugs: [] }, 'warn CROSS_FIELD drugs'],
    ['目标吸烟多于现在', { smoke_target: 10 }, 'warn CROSS_FIELD smoke_target'],
    ['目标比现在更咸', { salt_now: '1', salt_target: '2' }, 'warn CROSS_FIELD salt_target'],
    ['不运动却有分钟', { exercise_freq_now: 0 }, 'block CROSS_FIELD exercise_min_now'],
    ['运动没有分钟', { exercise_min_now: null }, 'block REQUIRED exercise_min_now'],
    ['超重，目标体重更高', { weight_target: '80' }, 'warn CROSS_FIELD weight_target'],
    ['药物缺一部分', { drugs: [{ name: '氨氯地平片' }] }, 'block REQUIRED drugs[0].amount'],
    ['转诊没有原因', { referral: '2' }, 'block REQUIRED referral_reason'],
    ['危急未转诊', { sbp: 186, next_date: '2026-06-26' }, 'warn REFERRAL_NOT_GIVEN referral'],
    ['脉压差少见', { sbp: 200, dbp: 70 }, 'warn UNUSUAL_VALUE dbp'],
    ['失访却填了血压', { contact_outcome: '2', lost_reason: '1' }, 'block SKIP_FILLED sbp'],
  ])('%s', (_, change, expected) => expect(changed(change)).toContain(expected))

  test('不吸烟不运动填 0 即可', () => {
    const none = { smoke_now: 0, smoke_target: 0, exercise_freq_now: 0, exercise_min_now: null }
    expect(changed(none)).toEqual([])
  })
  test('失访只填这一段', () => {
    const lost = { service_date: '2026-06-12', method: '2', contact_outcome: '2', lost_reason: '1' }
    expect(found(followup, lost)).toEqual(['block REQUIRED next_date'])
    expect(found(followup, { ...lost, next_date: '2026-07-12' })).toEqual([])
  })
  test('从别的系统导入的，纸表上没有的项可以不填，纸表上的仍要填', () => {
    const paper = { ...met, contact_outcome: null, emergency_signs: null, complication: null }
    expect(found(followup, paper)).toHaveLength(3)
    expect(found(followup, paper, { ...context, imported: true })).toEqual([])
    expect(found(followup, { ...paper, psych: null }, { ...context, imported: true })).toEqual(['block REQUIRED psych'])
  })

  test('死亡不约下次', () => {
    const dead = { service_date: '2026-06-12', method: '2', contact_outcome: '4', death_cause: '脑出血' }
    expect(found(followup, { ...dead, death_date: '2026-06-10' })).toEqual([])
    expect(found(followup, { ...dead, death_date: '2026-06-13' })).toContain('block DATE_ORDER death_date')
  })
  test('电话随访可以没有血压，分类空着，下次日期从上次面对面算', () => {
    const { sbp, dbp, heart_rate, ...rest } = met
    const history = [visit('2026-05-01', { sbp: 130, dbp: 80, height: '168', weight: '60' })]
    const call = { ...rest, method: '3', service_date: '2026-06-12', next_date: '2026-08-01' }
    expect(found(followup, call, { ...context, history })).toEqual([])
    expect(found(followup, { ...call, next_date: '2026-08-02' }, { ...context, history })).toEqual([
      'warn NEXT_LATER_THAN_RULE next_date',
    ])
  })
  test('电话里的血压是自测的', () => {
    const call = { method: '3', bp_source: '1' }
    expect(changed(call)).toContain('block CROSS_FIELD bp_source')
  })
  test('育龄妇女问妊娠，男性不问', () => {
    const woman = { ...context, sex: '2', birth_date: day('1990-01-01') }
    expect(changed({}, woman)).toContain('block REQUIRED pregnant_or_lactating')
    expect(changed({ pregnant_or_lactating: '1' })).toContain('block SKIP_FILLED pregnant_or_lactating')
  })
  test('从未量过身高的要量，之后沿用', () => {
    const { height, weight, weight_target, ...rest } = met
    const around = { ...context, history: [] }
    expect(found(followup, rest, around)).toEqual(['block REQUIRED height', 'block REQUIRED weight'])
    const known = [visit('2026-02-10', { sbp: 130, dbp: 80, height: '168', weight: '60' })]
    expect(found(followup, rest, { ...context, history: known })).toEqual([])
    const heavy = [visit('2026-02-10', { sbp: 130, dbp: 80, height: '168', weight: '70' })]
    expect(found(followup, rest, { ...context, history: heavy })).toEqual(['block REQUIRED weight'])
  })
  test('连续两次未达标，结果栏写转诊随访和两周后的日期', () => {
    const history = [visit('2026-05-20', { sbp: 156, dbp: 92 })]
    const values = { ...met, sbp: 164, dbp: 94 }
    expect(followup.result?.(values, { ...context, history })).toEqual([
      { label: '本次分类', value: '控制不满意', tone: 'due' },
      { label: '下一步', value: '转诊随访', tone: 'plain' },
      { label: '下次随访', value: '6月26日前' },
    ])
    const [issue] = validate(followup, { ...values, next_date: '2026-06-26' }, { ...context, history })
    expect(issue.message_zh).toBe('连续两次未达标（156/92、164/94），按规范应转诊；确不转诊，请写明原因')
  })
  test('时间轴上的一行', () => {
    expect(followup.summary?.({ ...met, sbp: 156, dbp: 92, classification: '2' })).toBe('156/92 mmHg，控制不满意')
    expect(followup.summary?.({ contact_outcome: '2', lost_reason: '1' })).toBe('失访：外出务工')
  })
})

describe('管理卡', () => {
  const card: Values = {
    enrol_date: '2026-06-01',
    diagnosis_date: '2026-05',
    diagnosis_org: '县医院',
    diagnosis_type: '1',
    source_of_case: '3',
    bp_at_enrol: { sbp: 156, dbp: 94 },
    comorbidity: ['1'],
    consent_informed: '1',
  }
  test('填全的没有问题', () => expect(found(enrolForm, card)).toEqual([]))
  test.each<[string, Values, string]>([
    ['继发性不纳入', { diagnosis_type: '2' }, 'block CROSS_FIELD diagnosis_type'],
    ['确诊晚于建卡', { diagnosis_date: '2026-06-02' }, 'block DATE_ORDER diagnosis_date'],
    ['血压填反', { bp_at_enrol: { sbp: 90, dbp: 140 } }, 'block BP_ORDER bp_at_enrol.dbp'],
    ['肾病要问蛋白尿', { comorbidity: ['3'] }, 'block REQUIRED ckd_proteinuria'],
    ['其他来源要写明', { source_of_case: '6' }, 'block DETAIL_REQUIRED source_other'],
  ])('%s', (_, change, expected) => expect(found(enrolForm, { ...card, ...change })).toContain(expected))
  test('不满35岁要确认', () => {
    expect(found(enrolForm, card, { ...context, birth_date: day('1995-01-01') })).toEqual([
      'warn UNUSUAL_VALUE enrol_date',
    ])
  })
})

describe('血压筛查', () => {
  const values: Values = {
    screen_date: '2026-06-01',
    channel: '1',
    bp_source: '1',
    readings: [
      { sbp: 150, dbp: 92 },
      { sbp: 138, dbp: 88 },
    ],
    on_antihypertensive: '1',
    risk_family: '1',
    risk_salt: '1',
    risk_alcohol: '1',
  }
  test('两次相差超过10，请测第三次', () => {
    expect(found(screenForm, values)).toEqual(['warn REQUIRED readings'])
    expect(found(screenForm, { ...values, readings: [{ sbp: 150, dbp: 92 }] })).toEqual([])
  })
  test('一次偏高为可疑', () => {
    expect(screenForm.result?.(values, context)).toEqual([
      { label: '筛查结论', value: '可疑，换一天再测', tone: 'due' },
    ])
  })
})
