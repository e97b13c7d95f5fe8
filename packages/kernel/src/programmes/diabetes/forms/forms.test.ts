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
  sbp: 124,
  dbp: 76,
  height: '168.0',
  weight: '65.0',
  foot_pulse: '1',
  smoke_now: 8,
  smoke_target: 0,
  drink_now: '0',
  drink_target: '0',
  exercise_freq_now: 3,
  exercise_min_now: 20,
  exercise_freq_target: 5,
  exercise_min_target: 30,
  staple_now: 300,
  staple_target: 250,
  psych: '1',
  compliance: '1',
  fpg: '6.4',
  fpg_sample: '1',
  adherence: '1',
  adr: '1',
  hypoglycaemia: '1',
  complication: '0',
  drugs: [{ name: '二甲双胍片', times_per_day: '2', amount: '0.5', unit: 'g' }],
  referral: '1',
  next_date: '2026-09-12',
}

const found = (form: Form, values: Values, around: FormContext = context) =>
  validate(form, values, around).map(({ code, severity, field }) => `${severity} ${code} ${field}`)
const changed = (change: Values, around?: FormContext) => found(followup, { ...met, ...change }, around)

const record = (form: string, on: string, fields: Values): RecordFact => ({
  record_id: `${form}@${on}`,
  form,
  edition: 'GW2017',
  service_date: day(on),
  status: 'submitted',
  fields: { method: '1', contact_outcome: '1', adr: '1', ...fields },
  recorded_at: `${on}T09:00:00+08:00`,
  org_id: 1,
})
const visit = (on: string, fields: Values) => record('dm_followup', on, fields)

describe('糖尿病随访表', () => {
  test('填全的没有问题', () => expect(found(followup, met)).toEqual([]))

  test.each<[string, Values, string]>([
    ['fpg 65 是 6.5 填错', { fpg: '65' }, 'block OUT_OF_RANGE fpg'],
    ['fpg 126 是 mg/dL', { fpg: '126' }, 'block OUT_OF_RANGE fpg'],
    ['fpg 6.555 小数太多', { fpg: '6.555' }, 'reject BAD_PRECISION fpg'],
    ['足背动脉正常不填侧别', { foot_pulse_side: '2' }, 'block DETAIL_NOT_ALLOWED foot_pulse_side'],
    ['足背动脉消失要填侧别', { foot_pulse: '3' }, 'block DETAIL_REQUIRED foot_pulse_side'],
    ['糖化血红蛋白要有日期', { hba1c: '7.2' }, 'block REQUIRED hba1c_date'],
    ['糖化血红蛋白晚于随访', { hba1c: '7.2', hba1c_date: '2026-06-13' }, 'block DATE_ORDER hba1c_date'],
    ['糖化血红蛋白太早', { hba1c: '7.2', hba1c_date: '2025-06-11' }, 'warn DATE_ORDER hba1c_date'],
    ['主食按两填的', { staple_now: 5 }, 'warn UNUSUAL_VALUE staple_now'],
    ['面对面没有空腹血糖也没有原因', { fpg: null, fpg_sample: null }, 'block REQUIRED fpg'],
    ['心率快却无危急', { heart_rate: 104 }, 'warn CROSS_FIELD emergency_signs'],
    ['高热却无危急', { temperature: '39.2' }, 'warn CROSS_FIELD emergency_signs'],
    ['频繁低血糖却没有药', { hypoglycaemia: '3', drugs: [] }, 'warn CROSS_FIELD hypoglycaemia'],
    ['其他突发异常要写明', { emergency_signs: ['18'] }, 'block DETAIL_REQUIRED emergency_other'],
    [
      '胰岛素一天超过200',
      { insulin: [{ kind: '甘精', use: '睡前', amount: 220 }] },
      'block OUT_OF_RANGE insulin[0].amount',
    ],
    [
      '胰岛素一天超过100',
      { insulin: [{ kind: '甘精', use: '睡前', amount: 120 }] },
      'warn UNUSUAL_VALUE insulin[0].amount',
    ],
    ['血糖不达标分类填了满意', { fpg: '7.0', classification: '1' }, 'warn CLASS_MISMATCH classification'],
    ['下次日期晚于规定', { fpg: '7.0' }, 'warn NEXT_LATER_THAN_RULE next_date'],
    ['低血糖未转诊', { fpg: '3.9', next_date: '2026-06-26' }, 'warn REFERRAL_NOT_GIVEN referral'],
  ])('%s', (_, change, expected) => expect(changed(change)).toContain(expected))

  test('mg/dL 只说一次，写出换算', () => {
    const [one, ...more] = validate(followup, { ...met, fpg: '126' }, context).filter(({ field }) => field === 'fpg')
    expect(more).toEqual([])
    expect(one.message_zh).toContain('若为 mg/dL，请除以 18 换算成 mmol/L')
  })
  test('主食按两填的只说一次', () => {
    expect(changed({ staple_now: 5 }).filter((each) => each.includes('staple_now'))).toHaveLength(1)
  })
  test('未测空腹血糖写明原因即可提交', () => {
    expect(changed({ fpg: null, fpg_sample: null, fpg_not_done_reason: '1' })).toEqual([])
  })
  test('不服药、血糖达标可以分为满意', () => {
    expect(changed({ fpg: '5.8', adherence: '3', drugs: [], classification: '1' })).toEqual([])
  })
  test('足背动脉新消失而并发症填无，要确认', () => {
    const history = [visit('2026-03-12', { fpg: '6.4', foot_pulse: '1', weight: '64', height: '168' })]
    const gone = { foot_pulse: '3', foot_pulse_side: '1' }
    expect(changed(gone, { ...context, history })).toEqual(['warn CROSS_FIELD complication'])
    const still = [visit('2026-03-12', { fpg: '6.4', foot_pulse: '3', weight: '64', height: '168' })]
    expect(changed(gone, { ...context, history: still })).toEqual([])
  })
  test('同日两病随访血压不一致', () => {
    const history = [record('htn_followup', '2026-06-12', { sbp: 136, dbp: 84, weight: '65', height: '168' })]
    expect(changed({}, { ...context, history })).toEqual(['warn BP-05 sbp'])
  })
  test('DM-Q3 与上次血糖、体重、血压完全相同', () => {
    const same = { fpg: '6.40', weight: '65', sbp: 124, dbp: 76, height: '168' }
    const history = [visit('2026-03-12', same)]
    expect(changed({}, { ...context, history })).toEqual(['info DM-Q3 fpg'])
    expect(changed({ fpg: '6.5' }, { ...context, history })).toEqual([])
  })
  test('DM-Q5 血糖达标而糖化血红蛋白很高', () => {
    expect(changed({ hba1c: '9.0', hba1c_date: '2026-05-20' })).toEqual(['info DM-Q5 fpg'])
    expect(changed({ hba1c: '9.0', hba1c_date: '2026-04-01' })).toEqual([])
  })
  test('连续两次未达标，结果栏写转诊随访，提示血压和足部', () => {
    const history = [visit('2026-05-29', { fpg: '8.1', height: '168', weight: '65' })]
    const values = { ...met, fpg: '9.0', sbp: 138, next_date: '2026-06-26' }
    expect(followup.result?.(values, { ...context, history })?.slice(0, 4)).toEqual([
      { label: '本次分类', value: '控制不满意', tone: 'due' },
      { label: '下一步', value: '转诊随访', tone: 'plain' },
      { label: '下次随访', value: '6月26日前' },
      { label: '提示', value: '血压 138/76，糖尿病患者一般应低于130/80', tone: 'plain' },
    ])
    const [issue] = validate(followup, values, { ...context, history })
    expect(issue.message_zh).toBe('连续两次血糖未达标（8.1、9.0），按规范应转诊；确不转诊，请写明原因')
  })
  test('没有空腹血糖的随访不作上一次', () => {
    const history = [
      visit('2026-05-15', { fpg: '8.1', height: '168', weight: '65' }),
      visit('2026-05-29', { fpg: null }),
    ]
    expect(changed({ fpg: '9.0', next_date: '2026-06-26' }, { ...context, history })).toEqual([
      'warn REFERRAL_NOT_GIVEN referral',
    ])
  })
  test('死亡、终止以后的随访不能提交', () => {
    expect(changed({}, { ...context, death_date: day('2026-06-01') })).toContain(
      'block SERVICE_AFTER_DEATH service_date',
    )
    expect(changed({}, { ...context, close_date: day('2026-06-01') })).toContain(
      'block SERVICE_AFTER_CLOSE service_date',
    )
  })
  test('时间轴上的一行', () => {
    expect(followup.summary?.({ ...met, fpg: '7.0', classification: '2' })).toBe('空腹血糖 7.0 mmol/L，控制不满意')
    expect(followup.summary?.({ contact_outcome: '3' })).toBe('拒访')
  })
})

describe('管理卡', () => {
  const card: Values = {
    enrol_date: '2026-06-01',
    diagnosis_date: '2026-05',
    diagnosis_org: '县医院',
    diagnosis_type: '2',
    source_of_case: '3',
    fpg_at_enrol: '8.6',
    treatment_at_enrol: ['1', '2'],
    complications_at_enrol: ['1'],
    consent_informed: '1',
  }
  test('填全的没有问题', () => expect(found(enrolForm, card)).toEqual([]))
  test.each<[string, Values, string]>([
    ['1型不纳入', { diagnosis_type: '1' }, 'block CROSS_FIELD diagnosis_type'],
    ['妊娠期不纳入', { diagnosis_type: '4' }, 'block CROSS_FIELD diagnosis_type'],
    ['无并发症又选了其他', { complications_at_enrol: ['1', '3'] }, 'block EXCLUSIVE_OPTION complications_at_enrol'],
    ['其他并发症要写明', { complications_at_enrol: ['8'] }, 'block DETAIL_REQUIRED complications_other'],
    ['个体目标太高', { hba1c_personal_target: '9.5' }, 'block OUT_OF_RANGE hba1c_personal_target'],
  ])('%s', (_, change, expected) => expect(found(enrolForm, { ...card, ...change })).toContain(expected))
  test('在管的再建卡要确认，终止后可以重建', () => {
    const history = [record('dm_enrol', '2025-03-01', { consent_informed: '1' })]
    expect(found(enrolForm, card, { ...context, history })).toEqual(['warn DUPLICATE_FORM enrol_date'])
    expect(found(enrolForm, card, { ...context, history, close_date: day('2026-01-05') })).toEqual([])
  })
})

describe('高危筛查', () => {
  const values: Values = {
    screen_date: '2026-06-01',
    channel: '1',
    risk_prediabetes: '1',
    risk_inactive: '1',
    risk_family: '1',
    risk_htn: '1',
    risk_lipid: '1',
    risk_ascvd: '1',
    risk_drug: '1',
    fpg: '7.4',
    fasting_hours: '10',
    sample: '2',
    typical_symptoms: '1',
  }
  const outcome = (change: Values, around: FormContext = context) =>
    screenForm.result?.({ ...values, ...change }, around)?.[0].value

  test('填全的没有问题', () => expect(found(screenForm, values)).toEqual([]))
  test('女性多问两项', () => {
    expect(found(screenForm, values, { ...context, sex: '2' })).toEqual([
      'block REQUIRED risk_gdm',
      'block REQUIRED risk_pcos',
    ])
  })
  test('第一次偏高可疑，另一天再高为可能', () => {
    expect(outcome({})).toBe('可疑，换一天复查静脉血糖')
    const history = [record('dm_screen', '2026-05-20', { ...values, fpg: '7.6' })]
    expect(outcome({}, { ...context, history })).toBe('可能为糖尿病，转诊确诊，14天内随访结果')
  })
  test('禁食不足8小时按随机血糖', () => {
    expect(outcome({ fasting_hours: '2' })).toBe('正常')
    expect(found(screenForm, { ...values, fasting_hours: '2' })).toEqual(['warn CROSS_FIELD fpg'])
  })
  test('血糖正常、有危险因素为高危', () => expect(outcome({ fpg: '5.1', risk_family: '2' })).toContain('高危'))
  test('高血压、血脂由档案带出', () => {
    const history = [record('checkup', '2026-01-01', { hdl: '0.85', tg: '1.2' })]
    const { risk_htn, risk_lipid, ...rest } = values
    expect(found(screenForm, rest, { ...context, history, groups: ['htn'] })).toEqual([])
  })
  test('既往史有高血压的也带出', () => {
    const personal = (code: string) => [record('rec_personal', '2020-01-01', { past_disease: [{ code }] })]
    const risk = (history: RecordFact[]) => screenForm.fields.risk_htn.computed?.({}, { ...context, history })
    expect([risk(personal('2')), risk(personal('1')), risk([])]).toEqual(['2', '1', null])
  })
  test('只查糖化血红蛋白的，不问标本，有症状为可能', () => {
    const alone = { fpg: undefined, fasting_hours: undefined, sample: undefined, hba1c: '6.5' }
    expect(found(screenForm, { ...values, ...alone })).toEqual([])
    expect(outcome(alone)).toBe('可疑，换一天复查静脉血糖')
    expect(outcome({ ...alone, typical_symptoms: '2' })).toBe('可能为糖尿病，转诊确诊，14天内随访结果')
    expect(outcome({ ...alone, hba1c: '6.4' })).toBe('正常')
  })
})
