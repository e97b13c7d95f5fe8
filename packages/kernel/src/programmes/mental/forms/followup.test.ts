import { describe, expect, test } from 'vitest'
import { day } from '../../../day/day.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import { validate } from '../../../form/validate.ts'
import { complete } from '../../../form/visible.ts'
import type { RecordFact } from '../../../record/record.ts'
import { dailyMg } from './drug.ts'
import { followup } from './followup/followup.ts'

const today = day('2025-05-06')
const around: FormContext = { today, birth_date: day('1980-05-02'), sex: '1' }

const followUp: Values = {
  service_date: '2025-05-06',
  method: '2',
  informant: ['1'],
  risk: '0',
  symptoms_none: true,
  insight: '1',
  sleep: '1',
  diet: '1',
  func_self: '1',
  func_house: '2',
  func_work: '9',
  func_learn: '1',
  func_social: '2',
  danger_none: true,
  locked: '1',
  inpatient: '0',
  lab: '1',
  adherence: '1',
  adr: '1',
  physical: '0',
  effect: '2',
  referral: '1',
  drugs: [{ name: '利培酮', morning: '1', evening: '2' }],
}

const found = (values: Values, context: FormContext = around) =>
  validate(followup, values, context).map(({ code, severity, field }) => `${severity} ${code} ${field}`)
const visit = (over: Values, context?: FormContext) => found({ ...followUp, ...over }, context)

const record = (form: string, on: string, fields: Values): RecordFact => ({
  record_id: `${form}@${on}`,
  form,
  edition: 'GW2017',
  service_date: day(on),
  status: 'submitted',
  fields,
  recorded_at: `${on}T08:00:00+08:00`,
  org_id: 1,
})

describe('随访', () => {
  test('填全的没有问题，分类、下次日期、次数和不良反应程度自动填', () => {
    expect(visit({})).toEqual([])
    expect(complete(followup, followUp, around)).toMatchObject({
      symptom_status: '0',
      adr_severity: '0',
      danger_minor: 0,
      danger_suicide: 0,
      classification: '3',
      next_date: '2025-08-06',
    })
  })
  test.each<[string, Values, string]>([
    ['危险性未填', { risk: null }, 'block REQUIRED risk'],
    ['没有6级', { risk: '6' }, 'reject NOT_IN_OPTIONS risk'],
    ['症状空、未选无症状', { symptoms: [], symptoms_none: null }, 'block REQUIRED symptoms'],
    ['有症状又选无症状', { symptoms: ['1'] }, 'block EXCLUSIVE_OPTION symptoms'],
    ['次数都是0未选无', { ...zeros(), danger_none: null }, 'block CROSS_FIELD danger_none'],
    ['选无又有次数', { danger_minor: 1 }, 'block CROSS_FIELD danger_none'],
    ['自杀未遂、1级', { risk: '1', ...zeros(), danger_suicide: 1, danger_none: null }, 'warn CROSS_FIELD risk'],
    ['自伤、3级', { risk: '3', ...zeros(), danger_selfharm: 1, danger_none: null }, 'warn CROSS_FIELD risk'],
    ['肇祸、2级', { risk: '2', ...zeros(), danger_crime: 1, danger_none: null }, 'warn CROSS_FIELD risk'],
    ['肇事、1级', { risk: '1', ...zeros(), danger_accident: 1, danger_none: null }, 'warn CROSS_FIELD risk'],
    ['4级、无危险行为', { risk: '4' }, 'warn CROSS_FIELD risk'],
    ['伤人毁物、0级', { symptoms: ['7'], symptoms_none: null, symptom_status: '1' }, 'warn CROSS_FIELD risk'],
    [
      '伤人毁物、症状消失',
      { symptoms: ['7'], symptoms_none: null, symptom_status: '0' },
      'warn CROSS_FIELD symptom_status',
    ],
    ['用药没有药', { drugs: [] }, 'block DETAIL_REQUIRED drugs'],
    ['用药，不良反应不适用', { adr: '9' }, 'block CROSS_FIELD adr'],
    ['用药，效果不适用', { effect: '9' }, 'block CROSS_FIELD effect'],
    ['医嘱勿需用药又有药', { adherence: '4', adr: '9', effect: '9' }, 'warn CROSS_FIELD drugs'],
    ['有不良反应没有说明', { adr: '2', adr_severity: '1' }, 'block DETAIL_REQUIRED adr_text'],
    ['无不良反应，程度严重', { adr_severity: '2' }, 'block CROSS_FIELD adr_severity'],
    ['曾住院没有出院时间', { inpatient: '2' }, 'block DETAIL_REQUIRED last_discharge'],
    ['出院晚于随访', { inpatient: '2', last_discharge: '2025-05-07' }, 'block DATE_ORDER last_discharge'],
    ['有检查没有结果', { lab: '2' }, 'block DETAIL_REQUIRED lab_text'],
    ['躯体疾病没有说明', { physical: '1' }, 'block DETAIL_REQUIRED physical_text'],
    ['其他失访没有说明', { lost_reason: '5' }, 'block DETAIL_REQUIRED lost_reason_other'],
    ['失访还填危险性', { lost_reason: '3' }, 'block SKIP_FILLED risk'],
    ['分类与规范不同', { classification: '2' }, 'warn CLASS_MISMATCH classification'],
    ['下次晚于规定', { next_date: '2025-09-01' }, 'warn NEXT_LATER_THAN_RULE next_date'],
    ['下次不晚于本次', { next_date: '2025-05-06' }, 'block DATE_ORDER next_date'],
    ['不稳定未转诊', { risk: '3' }, 'warn REFERRAL_NOT_GIVEN referral'],
    ['死亡没有原因', { ...blank(), death_date: '2025-05-01' }, 'block REQUIRED death_cause'],
    ['躯体疾病死亡', { ...blank(), death_date: '2025-05-01', death_cause: '1' }, 'block DETAIL_REQUIRED death_disease'],
  ])('%s', (_, over, expected) => expect(visit(over)).toContain(expected))

  test('失访的只填联系和下次', () => {
    const values = { service_date: '2025-05-06', method: '2', lost_reason: '3', next_date: '2025-05-20' }
    expect(found(values)).toEqual([])
    const away = { ...values, lost_reason: '1' }
    expect(found(away)).toEqual(['block REQUIRED lost_whereabouts'])
    expect(found({ ...away, informant: ['2'], lost_whereabouts: '1' })).toEqual([])
  })
  test('上次转诊的，这次要填是否到位；以后不再要', () => {
    const before = (on: string, referral: string) => record('smd_followup', on, { ...followUp, referral })
    const referred = before('2025-04-20', '2')
    expect(visit({}, { ...around, history: [referred] })).toEqual(['block REQUIRED referral_reached'])
    expect(visit({ referral_reached: '2' }, { ...around, history: [referred] })).toEqual([])
    expect(visit({}, { ...around, history: [referred], imported: true })).toEqual([])
    expect(visit({}, { ...around, history: [referred, before('2025-05-01', '1')] })).toEqual([])
  })
  test('住院的不要求下次日期，不提示转诊', () => {
    expect(visit({ inpatient: '1', risk: '4', ...zeros(), danger_selfharm: 1, danger_none: null })).toEqual([])
  })
  test('不同意管理的，不能随访', () => {
    const refused = record('smd_profile', '2025-02-01', { consent: '0', consent_date: '2025-02-01' })
    expect(visit({}, { ...around, history: [refused] })).toContain('block CONSENT_MISSING service_date')
    const again = record('smd_profile', '2025-04-01', { consent: '1', consent_date: '2025-04-01' })
    expect(visit({}, { ...around, history: [refused, again] })).toEqual([])
    expect(visit({}, { ...around, consent: '0' })).toContain('block CONSENT_MISSING service_date')
  })
  test('连续3次未访到：三个日期，间隔14天；上次稳定的30天', () => {
    const failed = (on: string) => record('smd_followup', on, { lost_reason: '5', lost_reason_other: '不在家' })
    const call = (on: string) => record('contact_attempt', on, { outcome: '2' })
    const lost = { ...blank(), lost_reason: '4', next_date: '2025-05-20' }
    const with2 = { ...around, history: [failed('2025-04-01'), call('2025-04-20')] }
    expect(visit(lost, with2)).toEqual([])
    expect(visit(lost, { ...around, history: [failed('2025-04-01'), call('2025-04-05')] })).toEqual([
      'block CROSS_FIELD lost_reason',
    ])
    const stable = record('smd_followup', '2025-01-06', {
      ...followUp,
      service_date: '2025-01-06',
      classification: '3',
    })
    expect(visit(lost, { ...with2, history: [stable, ...with2.history] })).toEqual(['block CROSS_FIELD lost_reason'])
  })
  test('基本稳定：上次也是，一个月；否则两周', () => {
    const before = record('smd_followup', '2025-04-06', { ...followUp, risk: '1', classification: '2' })
    const next = (history: readonly RecordFact[], settings = {}) =>
      complete(followup, { ...followUp, risk: '1' }, { ...around, history, settings }).next_date
    expect(next([before])).toBe('2025-06-06')
    expect(next([])).toBe('2025-05-20')
    expect(next([], { smd_interval_profile: 'GF2018' })).toBe('2025-06-06')
  })
  test('只有本产品的项目，导入的表可以没有', () => {
    const { informant: _, symptoms_none: __, physical: ___, ...paper } = followUp
    const values = { ...paper, symptoms: ['1'], adr: '2', adr_text: '手抖', classification: '2' }
    expect(found(values, { ...around, imported: true })).toEqual([])
  })
  test('用药安全提示：育龄妇女用丙戊酸，锂盐、氯氮平长期没有检查', () => {
    const woman = { ...around, sex: '2', history: [] }
    const drugs = ['丙戊酸镁缓释片', '碳酸锂', '氯氮平'].map((name) => ({ name, morning: '250' }))
    expect(visit({ drugs }, woman).filter((each) => each === 'info CROSS_FIELD drugs')).toHaveLength(3)
    expect(visit({ drugs, lab: '2', lab_text: '血锂 0.8' }, woman)).toHaveLength(1)
  })
})

describe('用药', () => {
  test.each<[Values, string | null]>([
    [{ name: '利培酮', morning: '1', evening: '2' }, '3'],
    [{ name: '奥氮平', evening: '7.5' }, '7.5'],
    [{ name: '氯丙嗪', times_per_day: '3', amount: '100', unit: 'mg' }, '300'],
    [{ name: '苯海索', times_per_day: '2', amount: '1', unit: '片' }, null],
    [{ name: '帕利哌酮', every_weeks: 4, depot_mg: '100' }, null],
  ])('%j 每日总量', (row, expected) => expect(dailyMg(row)).toBe(expected))

  test('一种药一种填法，填全', () => {
    const drugs = (row: Values): Values => ({ drugs: [{ name: '利培酮', ...row }] })
    expect(visit(drugs({}))).toEqual(['block DETAIL_REQUIRED drugs[0].name'])
    expect(visit(drugs({ every_weeks: 2 }))).toEqual(['block DETAIL_REQUIRED drugs[0].name'])
    expect(visit(drugs({ every_weeks: 2, depot_mg: '25' }))).toEqual([])
    expect(visit(drugs({ morning: '1', times_per_day: '1', amount: '1', unit: 'mg' }))).toEqual([
      'block CROSS_FIELD drugs[0].name',
    ])
    expect(visit(drugs({ times_per_month: '1', amount: '25', unit: 'mg' }))).toEqual([])
  })
})

function zeros(): Values {
  const keys = ['minor', 'accident', 'crime', 'other', 'selfharm', 'suicide']
  return Object.fromEntries(keys.map((key) => [`danger_${key}`, 0]))
}

/** Nothing but the contact. */
function blank(): Values {
  return Object.fromEntries(
    Object.keys(followUp).flatMap((key) => (key === 'service_date' || key === 'method' ? [] : [[key, null]])),
  )
}
