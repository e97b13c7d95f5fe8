import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '../../../day/day.ts'
import { answer } from '../../../rule/run.ts'
import { expectedDoses } from './doses.ts'
import { expectedVisits, owedSteps } from './expected-visits.ts'
import { nextDue } from './next-due.ts'
import { rules } from './rules.ts'
import { isSuspect } from './suspect.ts'
import { defaultIntensiveEnd, defaultPlannedEnd, sputumMonths } from './treatment.ts'

const run = (name: string, input: object) => answer(rules[name], input)

describe('可疑症状', () => {
  test('没有问的不当作没有', () => {
    expect(isSuspect({ coughWeeks: 0, signs: ['1', null, '1', '1', '1'] })).toBe(null)
    expect(isSuspect({ coughWeeks: null, signs: ['2', null, null, null, null] })).toBe(true)
    expect(isSuspect({ coughWeeks: 0, signs: ['1', '1', '1', '1', '1'] })).toBe(false)
  })
})

describe('首次入户', () => {
  const notice = { notice_at: '2025-03-07' }
  test('72小时未到还没见到，不能说超时', () => {
    expect(run('tb.firstVisitStatus', { ...notice, visits: [], now: '2025-03-10' })).toEqual({
      in_time: null,
      managed: false,
      report_superior: false,
    })
    expect(run('tb.firstVisitStatus', { ...notice, visits: [], now: '2025-03-11' })).toMatchObject({ in_time: false })
  })
  test('两次未见之一在72小时之后，不报告', () => {
    const visits = [
      { at: '2025-03-08', seen: '2' },
      { at: '2025-03-12', seen: '2' },
    ]
    expect(run('tb.firstVisitStatus', { ...notice, visits, now: '2025-03-12' })).toMatchObject({
      report_superior: false,
    })
  })
  test.each([
    [{ notice_at: '15:30' }, 'notice_at'],
    [{ notice_at: '2025-02-30' }, 'notice_at'],
  ])('通知时间 %j 不能判断', (input, key) => {
    expect(run('tb.firstVisitDue', input)).toMatchObject({ error: 'BAD_INPUT', key })
  })
  test('不写时区的按北京时间，协调世界时换算', () => {
    expect(run('tb.firstVisitDue', { notice_at: '2025-03-07T15:30' })).toEqual({ due: '2025-03-10T15:30:00+08:00' })
    expect(run('tb.firstVisitDue', { notice_at: '2025-03-07T18:00:00Z' })).toEqual({ due: '2025-03-11T02:00:00+08:00' })
  })
})

describe('下次随访', () => {
  const base = { date: day('2025-03-10'), supervisor: '1', intensiveEnd: day('2025-05-05') }
  test.each([
    [{}, '2025-04-10', false],
    [{ complication: '2' }, '2025-03-24', true],
    [{ urgent: '2' }, '2025-03-24', true],
    [{ missedReason: '2' }, '2025-03-24', true],
    [{ missedReason: '1' }, '2025-04-10', false],
    [{ supervisor: '4' }, '2025-03-20', false],
    [{ supervisor: '2', intensiveEnd: null }, '2025-03-20', false],
  ])('%j', (findings, next_due, refer) => {
    expect(nextDue({ ...base, ...findings })).toEqual({ next_due, refer })
  })
  test.each<[string, unknown]>([
    ['supervisor', '5'],
    ['adr', '7'],
    ['urgent', '0'],
    ['missed_reason', '9'],
  ])('没有这个代码：%s %s', (key, code) => {
    const input = { date: '2025-03-10', supervisor: '2', intensive_end: '2025-05-05', [key]: code }
    expect(run('tb.nextDue', input)).toMatchObject({ error: 'BAD_INPUT', key })
  })
})

test('自服药、其他督导方式：缺省按家属，县里定为每月的按医生', () => {
  const settings = { tb_self_taken: 'monthly' }
  const next = (supervisor: string, more = {}) =>
    run('tb.nextDue', { date: '2025-03-10', supervisor, intensive_end: '2025-05-05', ...more })
  expect([next('3'), next('4')]).toMatchObject([{ next_due: '2025-03-20' }, { next_due: '2025-03-20' }])
  expect([next('3', { settings }), next('4', { settings })]).toMatchObject([
    { next_due: '2025-04-10' },
    { next_due: '2025-04-10' },
  ])
  expect(next('2', { settings })).toMatchObject({ next_due: '2025-03-20' })
  expect(next('3', { settings: { tb_self_taken: 'weekly' } })).toMatchObject({ next_due: '2025-03-20' })
  const course = { first_visit: '2025-03-10', intensive_end: '2025-05-05', stop_date: '2025-09-05' }
  expect(run('tb.expectedVisits', { supervisor: '3', ...course })).toEqual({ expected: 10 })
  expect(run('tb.expectedVisits', { supervisor: '3', ...course, settings })).toEqual({ expected: 5 })
})

describe('应访视次数', () => {
  const of = (supervisor: string, first: string, stop: string) =>
    run('tb.expectedVisits', { supervisor, first_visit: first, intensive_end: '2025-05-05', stop_date: stop }).expected
  test.each([
    ['1', '2025-03-10', '2025-09-05', 5],
    ['1', '2025-03-10', '2025-03-20', 1],
    ['2', '2025-03-10', '2025-09-05', 10],
    ['2', '2025-03-10', '2025-03-31', 3],
    ['3', '2025-06-10', '2025-09-10', 3],
    ['2', '2025-03-10', '2025-03-10', 0],
  ])('督导%s，%s至%s：%i次', (supervisor, first, stop, expected) => {
    expect(of(supervisor, first, stop)).toBe(expected)
  })
  test('治疗没有结束的，只算已经到期的', () => {
    const at = (supervisor: string, to: string) =>
      expectedVisits([{ supervisor, from: day('2025-03-10'), to: day(to) }], day('2025-05-05'), true)
    expect(['2025-03-19', '2025-03-20', '2025-05-05', '2025-05-09', '2025-06-05'].map((to) => at('2', to))).toEqual([
      0, 1, 5, 6, 7,
    ])
    expect(['2025-04-09', '2025-04-10'].map((to) => at('1', to))).toEqual([0, 1])
  })
  test('换过督导人员的分段算', () => {
    const spans = [
      { supervisor: '2', from: day('2025-03-10'), to: day('2025-04-10') },
      { supervisor: '1', from: day('2025-04-10'), to: day('2025-09-10') },
    ]
    expect(expectedVisits(spans, day('2025-05-05'))).toBe(4 + 5)
  })
  test.each(['1', '2'])('督导%s：只在各步的日子增加', (supervisor) => {
    const [from, end] = [day('2025-03-10'), day('2025-05-05')]
    const all = { supervisor, from, to: day('2025-10-01') }
    const steps = owedSteps(all, end)
    const at = (to: Day) => expectedVisits([{ ...all, to }], end, true)
    for (const step of steps) expect(at(step) - at(addDays(step, -1))).toBe(1)
    expect(at(day('2025-10-01'))).toBe(steps.length)
  })
})

describe('漏服满一周', () => {
  const alert = (frequency: string, dates: readonly string[], settings = {}) =>
    run('tb.missedAlert', { frequency, missed_doses: dates.length, missed_dates: dates, settings })
  const scattered = ['01', '02', '03', '04', '10', '11', '12', '20'].map((day) => `2025-03-${day}`)
  const consecutive = { tb_missed_days: 'consecutive' }
  test('缺省相加；县里要求连续、日期都知道的，取最长的一段', () => {
    expect(alert('1', scattered)).toEqual({ missed_days: 8, report: true })
    expect(alert('1', scattered, consecutive)).toEqual({ missed_days: 4, report: false })
    expect(alert('2', ['2025-03-01', '2025-03-03', '2025-03-05', '2025-03-07'], consecutive)).toEqual({
      missed_days: 8,
      report: true,
    })
  })
  test('有不知道日期的，仍相加', () => {
    const input = { frequency: '1', missed_doses: 8, missed_dates: scattered.slice(0, 3), settings: consecutive }
    expect(run('tb.missedAlert', input)).toEqual({ missed_days: 8, report: true })
  })
})

describe('应服药次数', () => {
  const stop = { from: day('2025-01-11'), until: day('2025-01-21') }
  test('医嘱停药的日子不算，恢复当天算', () => {
    expect(expectedDoses('1', day('2025-01-01'), day('2025-01-31'), [stop])).toBe(21)
    expect(expectedDoses('2', day('2025-01-01'), day('2025-01-31'), [stop])).toBe(11)
    expect(expectedDoses('1', day('2025-01-15'), day('2025-01-20'), [stop])).toBe(0)
  })
  test('重叠的停药只减一次，没有恢复日的减到底', () => {
    const overlapping = [stop, { from: day('2025-01-15'), until: null }]
    expect(expectedDoses('1', day('2025-01-01'), day('2025-01-31'), overlapping)).toBe(10)
  })
  test('结束早于开始为0', () => {
    expect(run('tb.expectedDoses', { frequency: '1', from: '2025-01-02', to: '2025-01-01' })).toEqual({ expected: 0 })
  })
})

describe('疗程默认值', () => {
  const start = day('2025-01-31')
  test.each([
    ['2HRZE/4HR', '1', '2025-03-31', '2025-07-31'],
    ['3HRZE/6HRE', '2', '2025-04-30', '2025-10-31'],
    ['2HRZES/6HRE', '2', '2025-03-31', '2025-09-30'],
    ['个体化方案', '1', '2025-03-31', '2025-07-31'],
    [null, '2', '2025-03-31', '2025-09-30'],
  ])('%s（%s）', (regimen, type, intensive, planned) => {
    expect(defaultIntensiveEnd(start, regimen)).toBe(intensive)
    expect(defaultPlannedEnd(start, regimen, type)).toBe(planned)
  })
  test('查痰月份可由县里改，写错的不用', () => {
    expect(sputumMonths('2')).toEqual([2, 5, 8])
    expect(sputumMonths('1', { tb_sputum_months: { '1': [2, 6] } })).toEqual([2, 6])
    expect(sputumMonths('1', { tb_sputum_months: { '1': ['x'] } })).toEqual([2, 5, 6])
  })
})

test('转入耐多药治疗，管理不终止；没有的原因不能判断', () => {
  expect(run('tb.onStop', { stop_reason: '1', stop_date: '2025-09-01' })).toEqual({
    course_closed: true,
    new_course: null,
    new_course_start: null,
    management_ends: true,
  })
  expect(run('tb.onStop', { stop_reason: '6', stop_date: '2025-09-01' })).toMatchObject({ error: 'BAD_INPUT' })
})
