import { describe, expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import { derive } from '../../programme/derive.ts'
import { lifeOf } from '../../programme/life.ts'
import type { Subject } from '../../programme/subject.ts'
import { subject } from '../hypertension/testing.ts'
import { copd } from './programme.ts'
import { enrol, visit } from './testing.ts'

const stateOn = (one: Subject, on: string) =>
  derive(one, [copd]).status.find(({ from, to }) => from <= on && on < to) ?? { flags: [] as string[], numbers: {} }
const has = (one: Subject, on: string, flag: string): boolean => stateOn(one, on).flags.includes(flag)

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
