import { describe, expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import { derive } from '../../programme/derive.ts'
import { lifeOf } from '../../programme/life.ts'
import type { Subject } from '../../programme/subject.ts'
import { subject } from '../hypertension/testing.ts'
import { followup } from './forms/followup.ts'
import { copd } from './programme.ts'
import { enrol, visit } from './testing.ts'

const stateOn = (one: Subject, on: string) =>
  derive(one, [copd]).status.find(({ from, to }) => from <= on && on < to) ?? {
    flags: [] as string[],
    numbers: undefined,
  }
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
      advice: [{ code: 'SPIROMETRY_DUE', text: '满12个月未做肺功能' }],
    })
  })
})

describe('国家没有定下来的，县里可以设', () => {
  const set = (one: Subject, settings: Record<string, unknown>): Subject => ({ ...one, settings })
  const two = subject([enrol('2024-03-10'), visit('2025-02-10'), visit('2025-08-12')])

  test('一年几次：次数、应随访日都按设的', () => {
    const eased = set(two, { 'copd.visits_per_year': 2 })
    expect(['2025-06-29', '2025-06-30', '2025-12-31'].map((on) => stateOn(eased, on).numbers?.required)).toEqual([
      0, 1, 2,
    ])
    expect([has(two, '2025-12-31', 'visits_ok'), has(eased, '2025-12-31', 'visits_ok')]).toEqual([false, true])
    const due = (one: Subject) => copd.assess?.(one, lifeOf(one), day('2025-09-01'), []) as { next_due: string }
    expect([due(two).next_due, due(eased).next_due]).toEqual(['2025-11-12', '2026-02-12'])
    expect(derive(eased, [copd]).due.find(({ kind, opens }) => kind === 'followup' && opens > '2026')?.due_by).toBe(
      '2026-02-12',
    )
    expect(stateOn(set(two, { 'copd.visits_per_year': 5 }), '2025-12-31').numbers?.required).toBe(4)
  })
  test('表上的下次随访日期也按设的', () => {
    const next = (settings: Record<string, unknown>) =>
      followup.fields.next_date.computed?.(
        { service_date: '2025-08-12', method: '1', mmrc: '1', exacerbations_since: 0 },
        { settings },
      )
    expect([next({}), next({ 'copd.visits_per_year': 2 })]).toEqual(['2025-11-12', '2026-02-12'])
  })
  test('不要求体检的，年底没有体检也规范', () => {
    const visits = ['2025-01-10', '2025-04-10', '2025-07-10', '2025-10-10'].map((on) => visit(on))
    const one = subject([enrol('2024-03-10'), ...visits])
    const free = set(one, { 'copd.exam_required': false })
    expect([has(one, '2025-12-31', 'standard_full'), has(free, '2025-12-31', 'standard_full')]).toEqual([false, true])
    expect(derive(free, [copd]).due.filter(({ kind }) => kind === 'exam')).toEqual([])
    expect(copd.explain(free, lifeOf(free), 'COPD-02', day('2025-12-31')).state).toBe('met')
  })
  test('肺功能算作规范管理的，年底才看', () => {
    const visits = ['2025-01-10', '2025-04-10', '2025-07-10', '2025-10-10'].map((on) => visit(on))
    const settings = { 'copd.lung_required': true, 'copd.exam_required': false }
    const one = set(subject([enrol('2024-03-10'), ...visits]), settings)
    expect([has(one, '2025-10-30', 'standard_full'), has(one, '2025-10-30', 'standard_full_year')]).toEqual([
      true,
      false,
    ])
    expect(has(one, '2025-12-31', 'standard_full')).toBe(false)
    const lung = (on: string) =>
      copd.explain(one, lifeOf(one), 'COPD-02', day(on)).children?.find(({ code }) => code === 'C-LUNG')
    expect(lung('2025-10-30')?.state).toBe('not_yet')
    expect(lung('2025-12-31')).toMatchObject({ state: 'unmet', text: '本年度没有肺功能检查' })
    const tested = visit('2025-12-05', { fev1: '1.20', fvc: '2.00', spirometry_date: '2025-12-01' })
    const done = set(subject([enrol('2024-03-10'), ...visits, tested]), settings)
    expect(has(done, '2025-12-31', 'standard_full')).toBe(true)
  })
  test('问卷满分值的、告知后未同意的为候选', () => {
    const screened = (total: number | null, ps: number | null = null) =>
      subject([['copd_screen', '2025-03-10', { sq_total: total, ps_total: ps }]])
    const asked = [
      screened(16),
      screened(15),
      screened(null, 5),
      screened(null),
      set(screened(15), { 'copd.sq_limit': 15 }),
    ]
    expect(asked.map((one) => has(one, '2025-04-01', 'candidate'))).toEqual([true, false, true, false, true])
    const refused = subject([['copd_enrol', '2025-03-10', { consent_informed: '2' }]])
    expect(copd.assess?.(refused, lifeOf(refused), day('2025-04-01'), [])).toMatchObject({ state: 'candidate' })
    const enrolled = subject([['copd_screen', '2025-03-10', { sq_total: 20 }], enrol('2025-05-10')])
    expect([has(enrolled, '2025-05-09', 'candidate'), has(enrolled, '2025-05-10', 'candidate')]).toEqual([true, false])
  })
})
