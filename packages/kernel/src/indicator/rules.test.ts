import { describe, expect, test } from 'vitest'
import { runRule } from '../rule/run.ts'

const run = (name: string, input: unknown) => runRule(name, input)

describe('统计口径的例子', () => {
  test('1 在册、在管、规范、达标四组人不混用', () => {
    const facts = (numerator: number) => ({ numerator, REG: 4890, MAN: 3127 })
    expect(run('indicator.value', { indicator: 'HTN-03', facts: facts(3127) })).toMatchObject({
      values: { '/registered': 63.95 },
      default: '/registered',
    })
    expect(run('indicator.value', { indicator: 'HTN-04', facts: facts(2961) })).toMatchObject({
      values: { '/managed': 94.69 },
      default: '/managed',
    })
    expect(run('indicator.value', { indicator: 'HTN-05', facts: facts(1874) })).toMatchObject({
      values: { '/managed': 59.93, '/registered': 38.32, '/estimated': null },
    })
  })

  test.each([
    ['3', 8046, 12_500, '64.37', []],
    ['4 四舍五入，不截断', 12_745, 20_000, '63.73', []],
    ['10 超过 100 照印', 1203, 1190, '101.09', ['RATE_OVER_100']],
    ['11 分母为 0', 0, 0, '—', []],
  ])('%s', (_, numerator, denominator, print, flags) => {
    expect(run('calc.rate', { numerator, denominator })).toMatchObject({ print, flags })
  })

  test('27 未舍入的值与目标比', () => {
    const facts = { numerator: 64_996, denominator: 100_000, target: 65 }
    expect(run('calc.rate', facts)).toMatchObject({ print: '65.00', reached: false })
  })

  test('28 一位和两位小数都从准确值取', () => {
    const facts = { numerator: 64_449, denominator: 100_000 }
    expect(run('calc.rate', facts)).toMatchObject({ print: '64.45' })
    expect(run('calc.rate', { ...facts, decimals: 1 })).toMatchObject({ print: '64.4' })
  })

  test('24 每个乡镇都达到，看最低的一个', () => {
    const units = [
      { unit: '甲镇', numerator: 9210, denominator: 10_000 },
      { unit: '乙镇', numerator: 8996, denominator: 10_000 },
      { unit: '丙镇', numerator: 9500, denominator: 10_000 },
    ]
    expect(run('rate.area', { units, claim_at_least: 90 })).toMatchObject({
      minimum: { unit: '乙镇', print: '89.96' },
      claim_true: false,
      rate: 92.35,
    })
  })

  test('25 地区的率是和的比，不是率的平均', () => {
    const units = [
      { unit: '甲', numerator: 1, denominator: 2 },
      { unit: '乙', numerator: 90, denominator: 100 },
    ]
    expect(run('rate.area', { units })).toMatchObject({ numerator: 91, denominator: 102, print: '89.22' })
  })

  test('29 构成比相加为 100.00', () => {
    expect(run('rate.shares', { parts: [1, 1, 1] })).toEqual({ shares: [33.34, 33.33, 33.33] })
  })

  test('30 同比；上年为 0 印“—”', () => {
    expect(run('rate.change', { now: 30, before: 24 })).toEqual({ change: 25, print: '25.00', unit_zh: '%' })
    expect(run('rate.change', { now: 5, before: 0 })).toEqual({ change: null, print: '—', unit_zh: '%' })
  })

  test('5 应访次数口径', () => {
    const persons = Array.from({ length: 3127 }, (_, at) => ({ visits: at < 10_007 - 3127 * 3 ? 4 : 3 }))
    expect(run('visit.capped', { persons, cap_visits: true })).toMatchObject({
      numerator: 10_007,
      denominator: 12_508,
      print: '80.00',
    })
  })

  test('22 妇幼统计年度', () => {
    expect(run('period.of', { code: 'MCHY', year: 2026 })).toMatchObject({ start: '2025-10-01', end: '2026-09-30' })
    expect(run('period.of', { date: '2025-09-30' })).toMatchObject({ MCHY: 2025, MCHQ: 'MCHQ4', CY: 2025 })
    expect(run('period.of', { date: '2025-10-01' })).toMatchObject({ MCHY: 2026, MCHQ: 'MCHQ1', CY: 2025 })
  })

  test('23 录入截止后 10 天内的计入本期', () => {
    const visit = { service_date: '2026-06-28', end: '2026-06-30' }
    const at = (entered_at: string) => run('period.counts', { ...visit, entered_at })
    expect(at('2026-07-09T10:00:00+08:00')).toEqual({ counted: true, code: null })
    expect(at('2026-07-10T23:59:59+08:00')).toEqual({ counted: true, code: null })
    expect(at('2026-07-11T00:00:00+08:00')).toEqual({ counted: false, code: 'X-LATE' })
  })

  test('32 不存在的日期不会挪到最近的一天', () => {
    const input = { code: 'custom', start: '2026-04-01', end: '2026-06-31' }
    expect(run('period.of', input)).toMatchObject({ error: 'PERIOD_INVALID' })
    expect(run('period.of', { ...input, end: '2026-03-31' })).toMatchObject({ error: 'PERIOD_INVALID' })
  })
})

describe('时期', () => {
  test.each([
    [{ code: 'CY', year: 2026 }, '2026-01-01', '2026-12-31', '2026年'],
    [{ code: 'H1', year: 2026 }, '2026-01-01', '2026-06-30', '2026年上半年'],
    [{ code: 'H2', year: 2026 }, '2026-07-01', '2026-12-31', '2026年下半年'],
    [{ code: 'Q2', year: 2026 }, '2026-04-01', '2026-06-30', '2026年第二季度'],
    [{ code: 'Q1_3', year: 2026 }, '2026-01-01', '2026-09-30', '2026年1－9月'],
    [{ code: 'M', year: 2024, month: 2 }, '2024-02-01', '2024-02-29', '2024年2月'],
    [{ code: 'YTD', on: '2026-05-31' }, '2026-01-01', '2026-05-31', '2026年1－5月'],
    [{ code: 'YTD', on: '2026-05-18' }, '2026-01-01', '2026-05-18', '截至2026年5月18日'],
    [{ code: 'MTD', on: '2026-05-18' }, '2026-05-01', '2026-05-18', '2026年5月1日—5月18日'],
    [{ code: 'MCHQ1', year: 2026 }, '2025-10-01', '2025-12-31', '2026统计年度第一季度'],
    [{ code: 'MCHQ4', year: 2026 }, '2026-07-01', '2026-09-30', '2026统计年度第四季度'],
  ])('%j', (input, start, end, label_zh) => {
    expect(run('period.of', input)).toEqual({ start, end, label_zh })
  })

  test('统计年度的名称写出起止日', () => {
    expect(run('period.of', { code: 'MCHY', year: 2026 })).toMatchObject({
      label_zh: '2026统计年度（2025年10月1日—2026年9月30日）',
    })
  })
})

describe('条款说明', () => {
  test('方括号内的话只在事实齐全时出现', () => {
    const facts = { owed: 2, done: 1 }
    expect(run('clause.text', { clause: 'C-VISIT-N', facts })).toEqual({ text_zh: '应随访2次，已完成1次' })
    expect(run('clause.text', { clause: 'C-VISIT-N', facts: { ...facts, quarters: '1' } })).toEqual({
      text_zh: '应随访2次，已完成1次，缺第1季度',
    })
  })
  test('缺事实、没有这一条款', () => {
    expect(run('clause.text', { clause: 'C-OVERDUE', facts: { d: 3 } })).toMatchObject({
      error: 'BAD_INPUT',
      key: 'facts.due',
    })
    expect(run('clause.text', { clause: 'C-NONE', facts: {} })).toMatchObject({ error: 'BAD_INPUT', key: 'clause' })
  })
  test('名单人数与数字', () => {
    const group = { denominator_kind: 'group', denominator: 10, numerator: 7, not_met: 3 }
    expect(run('drill.sizes', group)).toEqual({ unknown: 0, balances: true })
    expect(run('drill.sizes', { denominator_kind: 'base', base: 100, numerator: 60, not_met: 50 })).toEqual({
      unknown: -10,
      balances: true,
    })
  })
})
