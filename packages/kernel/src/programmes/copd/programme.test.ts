import { describe, expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import { validate } from '../../form/validate.ts'
import { derive } from '../../programme/derive.ts'
import { lifeOf } from '../../programme/life.ts'
import type { Subject } from '../../programme/subject.ts'
import { subject } from '../hypertension/testing.ts'
import { enrolForm } from './forms/enrol.ts'
import { followup } from './forms/followup.ts'
import { screenForm } from './forms/screen.ts'
import { copd } from './programme.ts'
import { enrol, visit } from './testing.ts'

const stateOn = (one: Subject, on: string) =>
  derive(one, [copd]).status.find(({ from, to }) => from <= on && on < to) ?? { flags: [] as string[], numbers: {} }
const has = (one: Subject, on: string, flag: string): boolean => stateOn(one, on).flags.includes(flag)

const context = { today: day('2026-06-12'), birth_date: day('1958-09-03'), sex: '1', history: [] }
const codesIn = (values: Values, settings?: Record<string, unknown>) =>
  validate(followup, { service_date: '2026-06-12', method: '1', ...values }, { ...context, settings }).map(
    ({ code, severity, field }) => `${severity} ${code} ${field}`,
  )

describe('慢阻肺随访表的错误输入', () => {
  test.each<[string, Values, string]>([
    ['血氧填成小数', { spo2: 0.96 }, 'block OUT_OF_RANGE spo2'],
    ['FEV1 大于 FVC', { fev1: '2.10', fvc: '1.90' }, 'block CROSS_FIELD fev1'],
    ['比值填成小数', { fev1_fvc: '0.62' }, 'block OUT_OF_RANGE fev1_fvc'],
    ['住院多于急性加重', { exacerbations_since: 1, exac_hospital_since: 2 }, 'block CROSS_FIELD exac_hospital_since'],
    ['CAT 超过 40', { cat: 41 }, 'block OUT_OF_RANGE cat'],
    [
      'CAT 总分与各项不符',
      {
        cat: 18,
        cat_items: { cat_1: 3, cat_2: 2, cat_3: 2, cat_4: 2, cat_5: 2, cat_6: 2, cat_7: 2, cat_8: 2 },
      },
      'block CROSS_FIELD cat',
    ],
    ['无与流感疫苗并选', { vaccines: ['0', '1'] }, 'block EXCLUSIVE_OPTION vaccines'],
    [
      '有吸入药却填不适用',
      { inhaler_skill: '9', drugs: [{ name: '噻托溴铵', times_per_day: '1', amount: '18', unit: 'µg', route: '1' }] },
      'block CROSS_FIELD inhaler_skill',
    ],
    ['没有启用网络随访', { method: '4' }, 'reject NOT_IN_OPTIONS method'],
    [
      '氧流量20升',
      { home_oxygen: { use: '2', flow: '20.0', hours: '8.0', adr: '1' } },
      'block OUT_OF_RANGE home_oxygen.flow',
    ],
    ['紫绀而无危急', { cyanosis: '2', emergency_signs: ['0'] }, 'warn CROSS_FIELD emergency_signs'],
    ['比值与算出的差得多', { fev1: '1.20', fvc: '2.00', fev1_fvc: '65.0' }, 'warn CROSS_FIELD fev1_fvc'],
  ])('%s', (_, values, found) => expect(codesIn(values)).toContain(found))

  test('启用后可以网络随访', () => {
    const found = codesIn({ method: '4' }, { 'copd.online': true })
    expect(found.filter((line) => line.includes('NOT_IN_OPTIONS'))).toEqual([])
  })

  test('登记时没有肺功能要说明，70%以上要复核', () => {
    const found = (values: Values) => validate(enrolForm, values, context).map(({ code, field }) => `${code} ${field}`)
    expect(found({ diagnosis_basis: ['3'] })).toContain('CROSS_FIELD diagnosis_basis')
    expect(found({ diagnosis_basis: ['1'], fev1: '1.40', fvc: '2.00' })).toContain('CROSS_FIELD fev1_fvc')
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
})

describe('慢阻肺的管理', () => {
  const cared = subject([enrol('2025-03-10'), visit('2026-02-10'), visit('2026-05-08')])

  test('面对面测了血氧的随访计数，末次控制满意为病情控制', () => {
    expect(stateOn(cared, '2026-06-30').numbers).toMatchObject({ required: 2, counted: 2 })
    expect(has(cared, '2026-06-30', 'controlled')).toBe(true)
    expect(has(cared, '2026-06-30', 'standard_full')).toBe(true)
  })

  test('急性加重两周内复查，没做的不规范', () => {
    const one = subject([enrol('2025-03-10'), visit('2026-02-10'), visit('2026-05-08', { exacerbations_since: 1 })])
    expect(has(one, '2026-05-22', 'obligations_ok')).toBe(true)
    expect(has(one, '2026-05-23', 'obligations_ok')).toBe(false)
    expect(has(one, '2026-06-30', 'controlled')).toBe(false)
  })

  test('默认电话随访不计数；设为每年两次面对面后计数，但面对面的要够', () => {
    const call = visit('2026-05-08', { method: '3', spo2: undefined })
    const one = subject([enrol('2025-03-10'), visit('2026-02-10'), call])
    expect(stateOn(one, '2026-06-30').numbers).toMatchObject({ counted: 1 })
    const eased = { ...one, settings: { 'copd.f2f_required': 2 } }
    expect(stateOn(eased, '2026-06-30').numbers).toMatchObject({ counted: 2 })
    expect(has(eased, '2026-06-30', 'visits_ok')).toBe(true)
    const calls = subject([enrol('2025-03-10'), visit('2026-02-10', { method: '3', spo2: undefined }), call])
    expect(has({ ...calls, settings: eased.settings }, '2026-06-30', 'visits_ok')).toBe(false)
  })

  test('肺功能、住院、戒烟、流感疫苗各按当年和当季', () => {
    const tested = visit('2026-02-10', {
      fev1: '1.20',
      fvc: '2.00',
      spirometry_date: '2026-01-20',
      smoke_now: 10,
      vaccines: ['1'],
      vaccine_flu_date: '2025-10-08',
      exacerbations_since: 1,
      exac_hospital_since: 1,
    })
    const one = subject([enrol('2025-03-10'), tested, visit('2026-05-08', { smoke_now: 0 })])
    const flags = ['spirometry', 'hospitalised', 'smoked_first', 'quit', 'flu_season']
    expect(flags.map((flag) => has(one, '2026-06-30', flag))).toEqual([true, true, true, true, true])
    expect(flags.map((flag) => has(one, '2026-03-01', flag))).toEqual([true, true, true, false, true])
    expect([has(one, '2026-08-31', 'flu_season'), has(one, '2026-09-01', 'flu_season')]).toEqual([true, false])
    expect(has(one, '2027-01-01', 'spirometry')).toBe(false)
  })

  test('为什么没做肺功能、为什么没控制，各有一句', () => {
    const one = subject([enrol('2025-03-10'), visit('2026-05-08', { mmrc: '3' })])
    const told = (indicator: string) =>
      copd.explain(one, lifeOf(one), indicator, day('2026-06-12')).children?.map(({ text }) => text)
    expect(told('COPD-04')).toContain('本年度没有肺功能检查')
    expect(told('COPD-04b')).toContain('末次5月8日血氧95%、控制不满意，未达标（末次评价为控制满意）')
  })

  test('评估写出状态、分类和下次日期', () => {
    expect(copd.assess?.(cared, lifeOf(cared), day('2026-06-12'), [])).toMatchObject({
      state: 'enrolled',
      last_visit: { class: '1', spo2: 95, mmrc: 1 },
      next_due: '2026-08-08',
    })
  })
})
