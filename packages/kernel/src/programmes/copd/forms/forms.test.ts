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

const context: FormContext = { today: day('2026-06-12'), birth_date: day('1958-09-03'), sex: '1', history: [] }

const record = (form: string, on: string, fields: Values): RecordFact => ({
  record_id: `${form}@${on}`,
  form,
  edition: 'COPD2024-draft',
  service_date: day(on),
  status: 'submitted',
  fields,
  recorded_at: `${on}T09:00:00+08:00`,
  org_id: 1,
})
const visit = (on: string, fields: Values) =>
  record('copd_followup', on, { method: '1', contact_outcome: '1', mmrc: '1', exacerbations_since: 0, ...fields })

const inhaled = { name: '噻托溴铵粉雾剂', times_per_day: '1', amount: '18', unit: 'µg', route: '1' }

const met: Values = {
  service_date: '2026-06-12',
  method: '1',
  contact_outcome: '1',
  symptoms: ['2'],
  emergency_signs: ['0'],
  cyanosis: '1',
  oedema: '1',
  rr: 18,
  heart_rate: 78,
  spo2: 95,
  on_oxygen: '1',
  height: '168.0',
  weight: '60.0',
  mmrc: '1',
  exacerbations_since: 0,
  exac_hospital_since: 0,
  comorbidity: ['1'],
  smoke_now: 0,
  smoke_target: 0,
  exercise_freq_now: 3,
  exercise_min_now: 20,
  exercise_freq_target: 5,
  exercise_min_target: 30,
  psych: '1',
  compliance: '1',
  vaccines: ['0'],
  drugs: [inhaled],
  inhaler_skill: '1',
  adherence: '1',
  adr: '1',
  home_oxygen: { use: '1' },
  niv: { use: '1' },
  complication: '0',
  referral: '1',
  next_date: '2026-09-12',
}

const found = (form: Form, values: Values, around: FormContext = context) =>
  validate(form, values, around).map(({ code, severity, field }) => `${severity} ${code} ${field}`)
const changed = (change: Values, around?: Partial<FormContext>) =>
  found(followup, { ...met, ...change }, { ...context, ...around })

describe('慢阻肺随访表', () => {
  test('填全的没有问题', () => expect(changed({})).toEqual([]))

  test.each<[string, Values, string]>([
    ['血氧填成小数', { spo2: 0.96 }, 'block OUT_OF_RANGE spo2'],
    ['FEV1 大于 FVC', { fev1: '2.10', fvc: '1.90', spirometry_date: '2026-06-01' }, 'block CROSS_FIELD fev1'],
    ['比值填成小数', { fev1_fvc: '0.62' }, 'block OUT_OF_RANGE fev1_fvc'],
    ['住院多于急性加重', { exacerbations_since: 1, exac_hospital_since: 2 }, 'block CROSS_FIELD exac_hospital_since'],
    ['CAT 超过 40', { cat: 41 }, 'block OUT_OF_RANGE cat'],
    [
      'CAT 总分与各项不符',
      { cat: 18, cat_items: { cat_1: 3, cat_2: 2, cat_3: 2, cat_4: 2, cat_5: 2, cat_6: 2, cat_7: 2, cat_8: 2 } },
      'block CROSS_FIELD cat',
    ],
    ['无与流感疫苗并选', { vaccines: ['0', '1'] }, 'block EXCLUSIVE_OPTION vaccines'],
    ['有吸入药却填不适用', { inhaler_skill: '9' }, 'block CROSS_FIELD inhaler_skill'],
    ['没有启用网络随访', { method: '4' }, 'reject NOT_IN_OPTIONS method'],
    [
      '氧流量20升',
      { home_oxygen: { use: '2', flow: '20.0', hours: '8.0', adr: '1' } },
      'block OUT_OF_RANGE home_oxygen.flow',
    ],
    [
      '氧流量超过5升',
      { home_oxygen: { use: '2', flow: '5.5', hours: '8.0', adr: '1' } },
      'warn UNUSUAL_VALUE home_oxygen.flow',
    ],
    [
      '氧疗有不良反应要写明',
      { home_oxygen: { use: '2', flow: '2.0', hours: '15', adr: '2' } },
      'block DETAIL_REQUIRED home_oxygen.adr_text',
    ],
    ['无创呼吸机要写时间', { niv: { use: '2', adr: '1' } }, 'block REQUIRED niv.hours'],
    ['紫绀而无危急', { cyanosis: '2' }, 'warn CROSS_FIELD emergency_signs'],
    ['血氧要写是否吸氧', { on_oxygen: undefined }, 'block REQUIRED on_oxygen'],
    ['面对面要测血氧', { spo2: undefined, on_oxygen: undefined }, 'block REQUIRED spo2'],
    ['血压要写全', { sbp: 130 }, 'block REQUIRED dbp'],
    ['药物要写怎么用', { drugs: [{ ...inhaled, route: undefined }] }, 'block REQUIRED drugs[0].route'],
    ['其他症状要写明', { symptoms: ['11'] }, 'block DETAIL_REQUIRED symptoms_other'],
    ['其他合并症要写明', { comorbidity: ['11'] }, 'block DETAIL_REQUIRED comorbidity_other'],
    [
      '比值与算出的差得多',
      { fev1: '1.20', fvc: '2.00', fev1_fvc: '65.0', spirometry_date: '2026-06-01' },
      'warn CROSS_FIELD fev1_fvc',
    ],
    ['只抄了比值也要写检查日期', { fev1_fvc: '62.0' }, 'block REQUIRED spirometry_date'],
    [
      '肺功能晚于随访',
      { service_date: '2026-06-10', fev1_fvc: '62.0', spirometry_date: '2026-06-12' },
      'block DATE_ORDER spirometry_date',
    ],
    ['急性加重而填了满意', { exacerbations_since: 1, classification: '1' }, 'warn CLASS_MISMATCH classification'],
    ['血氧89未转诊', { spo2: 89, next_date: '2026-06-26' }, 'warn REFERRAL_NOT_GIVEN referral'],
    ['下次日期晚于规定', { exacerbations_since: 1 }, 'warn NEXT_LATER_THAN_RULE next_date'],
  ])('%s', (_, change, expected) => expect(changed(change)).toContain(expected))

  test.each([
    ['spo2', { spo2: 0.96 }, '填百分数，50～100'],
    ['fev1_fvc', { fev1_fvc: '0.62' }, '填百分数，10.0～100.0'],
  ])('%s 填成小数，写出填百分数', (key, change: Values, hint) => {
    const [one] = validate(followup, { ...met, ...change }, context).filter(({ field }) => field === key)
    expect(one.message_zh).toContain(hint)
  })
  test('没有吸入药才可以填不适用', () => {
    expect(changed({ inhaler_skill: '9', drugs: [{ ...inhaled, route: '2' }] })).toEqual([])
  })
  test('启用后可以网络随访', () => {
    const found = changed({ method: '4' }, { settings: { 'copd.online': true } })
    expect(found.filter((line) => line.includes('NOT_IN_OPTIONS'))).toEqual([])
  })
  test('其他疫苗也可以写日期，占预计值可以有一位小数', () => {
    const change = { vaccines: ['4'], vaccine_other: '带状疱疹疫苗', vaccine_other_date: '2026-03-01' }
    expect(changed({ ...change, fev1_pred: '56.3', spirometry_date: '2026-06-01' })).toEqual([])
  })
})

describe('给审核的提示，不拦', () => {
  const lung = { fev1: '1.20', fvc: '2.00', spirometry_date: '2026-06-01' }
  const lines = (change: Values, history: readonly RecordFact[] = []) =>
    changed(change, { history: [visit('2026-03-12', { height: '168.0', weight: '59.0' }), ...history] }).filter(
      (line) => line.startsWith('info'),
    )
  test('COPD-Q2 两次 FEV1/FVC 不低于70%', () => {
    const high = { fev1: '1.45', fvc: '2.00', spirometry_date: '2026-06-01' }
    expect(lines(high)).toEqual([])
    expect(lines(high, [record('copd_enrol', '2025-03-01', { fev1: '1.42', fvc: '2.00' })])).toEqual([
      'info COPD-Q2 fev1_fvc',
    ])
  })
  test('COPD-Q3 与另一年的肺功能完全相同', () => {
    expect(lines(lung, [visit('2025-06-01', { ...lung, spirometry_date: '2025-06-01' })])).toEqual([
      'info COPD-Q3 fev1',
    ])
    expect(lines(lung, [visit('2026-03-01', { ...lung, spirometry_date: '2026-03-01' })])).toEqual([])
  })
  test('COPD-Q5 在家吸氧而0级', () => {
    expect(lines({ mmrc: '0', home_oxygen: { use: '2', flow: '2.0', hours: '15', adr: '1' } })).toEqual([
      'info COPD-Q5 mmrc',
    ])
  })
  test('COPD-Q6 血氧低于90没有转诊', () => {
    expect(lines({ spo2: 89, on_oxygen: '2' })).toEqual(['info COPD-Q6 spo2'])
    expect(
      lines({ spo2: 89, on_oxygen: '2', referral: '2', referral_reason: '缺氧', referral_org_dept: '县医院' }),
    ).toEqual([])
  })
  test('DQ-COPY 与上次的数值完全相同', () => {
    const same = { spo2: 95, heart_rate: 78, rr: 18, weight: '60' }
    expect(lines({}, [visit('2026-05-01', { ...same, height: '168.0' })])).toEqual(['info DQ-COPY spo2'])
    expect(lines({}, [visit('2026-05-01', { ...same, spo2: 94 })])).toEqual([])
  })
})

describe('登记表', () => {
  const card: Values = {
    enrol_date: '2026-06-01',
    diagnosis_date: '2026-05-20',
    diagnosis_org: '县医院',
    diagnosis_basis: ['1'],
    fev1: '1.20',
    fvc: '2.00',
    fev1_pred: '48',
    bronchodilator: '1',
    risk_factors: ['1'],
    smoking_status: '2',
    quit_year: '2015',
    pack_years: '20',
    comorbidity: ['1'],
    exacerbations_12m: 1,
    hospitalised_12m: 0,
    consent_informed: '1',
  }
  test('填全的没有问题，戒烟只记得年份也可以', () => expect(found(enrolForm, card)).toEqual([]))
  test.each<[string, Values, string]>([
    ['没有肺功能要说明', { diagnosis_basis: ['3'] }, 'warn CROSS_FIELD diagnosis_basis'],
    ['70%以上要复核', { fev1: '1.40' }, 'warn CROSS_FIELD fev1_fvc'],
    ['舒张前的要确认', { bronchodilator: '2' }, 'warn CROSS_FIELD bronchodilator'],
    ['确诊晚于纳入', { diagnosis_date: '2026-06-02' }, 'block DATE_ORDER diagnosis_date'],
    ['无危险因素又选吸烟', { risk_factors: ['1', '8'] }, 'block EXCLUSIVE_OPTION risk_factors'],
    ['急性加重7次', { exacerbations_12m: 7 }, 'warn UNUSUAL_VALUE exacerbations_12m'],
    ['住院多于急性加重', { hospitalised_12m: 2 }, 'block CROSS_FIELD hospitalised_12m'],
    ['不满35岁', { enrol_date: '1990-06-01', diagnosis_date: '1990-05-01' }, 'warn UNUSUAL_VALUE enrol_date'],
  ])('%s', (_, change, expected) => expect(found(enrolForm, { ...card, ...change })).toContain(expected))

  test.each([
    [{}, '3'],
    [{ fev1_fvc: '69.5', fev1: '1.40' }, '3'],
    [{ fev1: '1.40' }, null],
    [{ fev1_pred: '80' }, '1'],
    [{ fev1_pred: '79.9' }, '2'],
    [{ fev1_pred: '29.9' }, '4'],
  ] as const)('分级按表上的比值和占预计值 %o', (change, grade) => {
    expect(enrolForm.fields.gold_grade.computed?.({ ...card, ...change }, context)).toBe(grade)
  })
})

test('筛查问卷缺一项不出总分', () => {
  const full: Values = {
    screen_date: '2026-06-12',
    sq_smoke: '35.0',
    height: '170.0',
    weight: '63.6',
    sq_cough: '2',
    sq_dyspnoea: '3',
    sq_fuel: '2',
    sq_family: '1',
  }
  const shown = (values: Values) => screenForm.result?.(values, context).map(({ value }) => value)
  expect(shown(full)).toEqual(['20分，建议做肺功能检查'])
  expect(shown({ ...full, sq_fuel: undefined })).toEqual([])
})
