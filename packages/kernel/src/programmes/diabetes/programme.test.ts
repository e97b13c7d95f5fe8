import { describe, expect, test } from 'vitest'
import { type Day, day } from '../../day/day.ts'
import { derive } from '../../programme/derive.ts'
import { lifeOf } from '../../programme/life.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { diabetes } from './programme.ts'
import { enrol, screening, subject, visit } from './testing.ts'

const derived = (one: Subject) => derive(one, [diabetes])
const stateOn = (one: Subject, on: string) =>
  derived(one).status.find(({ from, to }) => from <= on && on < to) ?? { flags: [] as string[], numbers: undefined }
const has = (one: Subject, on: string, flag: string): boolean => stateOn(one, on).flags.includes(flag)
const tree = (one: Subject, indicator: string, on: string) =>
  diabetes.explain(one, lifeOf(one), indicator, day(on), { start: day('2026-01-01'), end: day(on) })
const lines = (node: ClauseNode, depth = 0): string[] => [
  `${'  '.repeat(depth)}${{ met: '✓', unmet: '✗', not_yet: '○', none: '–' }[node.state]} ${node.text}${node.detail ? `｜${node.detail}` : ''}`,
  ...(node.children ?? []).flatMap((child) => lines(child, depth + 1)),
]
const tasks = (one: Subject, on: string) =>
  derived(one)
    .due.filter(
      ({ opens, met_on, ended_on }) => opens <= on && (!met_on || met_on > on) && (!ended_on || ended_on > on),
    )
    .map((due) => diabetes.dueText(due))

const zhao = subject([
  enrol('2019-03-14'),
  visit('2026-02-10', '8.1'),
  visit('2026-02-22', '6.8'),
  visit('2026-05-20', '9.4'),
])

describe('为什么没算规范管理', () => {
  test('逐条说明，写出空腹血糖', () => {
    expect(lines(tree(zhao, 'DM-04', '2026-06-12'))).toEqual([
      '✗ 未达到',
      '  ✓ 在管｜2019年3月14日建卡，未终止',
      '  ✓ 应随访1次，已完成3次｜2月10日、2月22日、5月20日，均面对面',
      '  ✗ 两周内复查：2项中1项未做',
      '    ✓ 2月10日 空腹血糖8.1 → 2月22日复查｜第12天完成',
      '    ✗ 5月20日 空腹血糖9.4 → 未在14天内复查｜应6月3日前，已过9天',
      '  ✓ 下次随访未超期30天｜应6月3日，超期9天',
      '  ○ 本年度体检｜年底才计入，12月31日前做完即可',
    ])
  })
  test('血糖控制写出末次空腹血糖和标准', () => {
    expect(lines(tree(zhao, 'DM-05', '2026-06-12'))).toContain('  ✗ 末次5月20日空腹血糖9.4mmol/L，未达标（标准<7.0）')
    expect(tree(zhao, 'DM-05', '2026-06-12').children?.[1].code).toBe('C-GLU-HIGH')
  })
  test('没有空腹血糖的面对面随访不计次，末次没有就不算达标', () => {
    const one = subject([enrol('2025-01-10'), visit('2026-02-10', '6.2'), visit('2026-04-20', null)])
    expect(stateOn(one, '2026-06-01').numbers?.counted).toBe(1)
    expect(has(one, '2026-06-01', 'controlled')).toBe(false)
    expect(lines(tree(one, 'DM-05', '2026-06-01'))).toContain(
      '  ✗ 本期无随访空腹血糖，按未达标计｜4月20日随访没有空腹血糖',
    )
    expect(lines(tree(one, 'DM-06', '2026-06-01'))).toContain('    – 4月20日没有空腹血糖，不计次')
  })
  test('3.9及以下算达标，剔除低血糖口径不算', () => {
    const one = subject([enrol('2025-01-10'), visit('2026-02-10', '3.9')])
    expect([has(one, '2026-03-01', 'controlled'), has(one, '2026-03-01', 'not_hypo')]).toEqual([true, false])
  })
})

describe('要做的事', () => {
  test('不达标后两周内复查，写出血糖', () => {
    expect(tasks(zhao, '2026-06-01')).toContainEqual({
      title: '糖尿病复查',
      reason: '5月20日空腹血糖 9.4，应6月3日前复查',
    })
  })
  test('达标的三个月后随访', () => {
    const one = subject([enrol('2025-09-01'), visit('2026-03-08', '6.0')])
    expect(tasks(one, '2026-06-01')).toContainEqual({
      title: '糖尿病随访',
      reason: '上次3月8日空腹血糖 6.0，应6月8日前随访',
    })
  })
  test('没有空腹血糖的面对面随访不能了结复查', () => {
    const one = subject([enrol('2025-09-01'), visit('2026-05-20', '9.4'), visit('2026-05-28', null)])
    expect(has(one, '2026-06-04', 'obligations_ok')).toBe(false)
  })
})

describe('高危人群', () => {
  const one = subject([screening('2025-10-01', '6.3')])
  test('为候选，每年测一次血糖', () => {
    expect([has(one, '2025-10-01', 'candidate'), has(one, '2025-12-31', 'glucose_done')]).toEqual([true, true])
    expect(has(one, '2026-06-01', 'glucose_done')).toBe(false)
    expect(tasks(one, '2025-12-01')).toEqual([])
    expect(tasks(one, '2026-06-01')).toEqual([
      { title: '糖尿病高危人群测血糖', reason: '糖尿病高危，2026年空腹血糖，12月31日前测1次' },
    ])
  })
  test('体检测了血糖即完成，过了年不再欠上一年的', () => {
    const tested = subject([screening('2025-10-01', '6.3'), ['checkup', '2026-04-01', { fpg: '5.9' }]])
    expect(tasks(tested, '2026-06-01')).toEqual([])
    expect(derived(one).due.find(({ slot }) => slot.endsWith('/2026'))).toMatchObject({ ended_on: '2027-01-01' })
    expect(lines(tree(tested, 'DM-I8', '2026-06-01'))).toEqual(['✓ 达到', '  ✓ 本年测过血糖｜4月1日'])
  })
  test('建卡后不再是候选，高危的事也结束', () => {
    const now = subject([screening('2025-10-01', '6.3'), enrol('2026-03-10')])
    expect(has(now, '2026-03-10', 'candidate')).toBe(false)
    expect(derived(now).due.find(({ slot }) => slot.endsWith('/2026'))).toMatchObject({ ended_on: '2026-03-10' })
    expect(lines(tree(now, 'DM-I8', '2026-06-01'))).toEqual(['– 不计入', '  – 不在高危人群'])
  })
  test('后来的筛查正常，不再是候选', () => {
    const well = subject([screening('2025-10-01', '6.3'), screening('2026-02-01', '5.0')])
    expect(has(well, '2026-02-01', 'candidate')).toBe(false)
  })
})

describe('筛查可能为糖尿病', () => {
  const probable = screening('2026-05-10', '7.4', { typical_symptoms: '2' })
  const due = (...more: Parameters<typeof subject>[0]) =>
    derived(subject([probable, ...more])).due.find(({ kind }) => kind === 'confirm_dm')
  test('转诊后两周内问结果', () => {
    expect(due()).toMatchObject({ opens: '2026-05-11', due_by: '2026-05-24', met_on: null, ended_on: '2027-05-10' })
    expect(tasks(subject([probable]), '2026-05-20')).toContainEqual({
      title: '糖尿病转诊结果随访',
      reason: '5月10日筛查可能为糖尿病，应转诊确诊，5月24日前问转诊结果',
    })
  })
  test('问到了、转回了、建了卡都算，当天的联系不算', () => {
    expect(due(['contact_attempt', '2026-05-20', { outcome: '1' }])?.met_on).toBe('2026-05-20')
    expect(due(['contact_attempt', '2026-05-20', { outcome: '2' }])?.met_on).toBe(null)
    expect(due(['contact_attempt', '2026-05-10', { outcome: '1' }])?.met_on).toBe(null)
    expect(due(['referral_back', '2026-06-01', {}])?.met_on).toBe('2026-06-01')
    expect(due(enrol('2026-05-10'))?.met_on).toBe('2026-05-11')
  })
  test('可疑的不转诊，在管的不问', () => {
    expect(derived(subject([screening('2026-05-10', '7.4')])).due.some(({ kind }) => kind === 'confirm_dm')).toBe(false)
    const known = derived(subject([enrol('2026-01-10'), probable]))
    expect(known.due.filter(({ kind }) => kind === 'confirm_dm')).toEqual([])
  })
  test('不算两周内随访率', () => {
    expect(diabetes.indicators.find(({ id }) => id === 'DM-12')?.numerator).toMatchObject({
      kinds: ['recheck_14', 'referral_14'],
    })
  })
})

test('禁食不足8小时的值不是空腹血糖', () => {
  const one = subject([screening('2026-05-10', '7.4', { fasting_hours: '2', hba1c: '6.1' })])
  expect(derived(one).event.find(({ kind }) => kind === 'screen')?.facts).toEqual({ hba1c: 6.1 })
})

describe('糖化血红蛋白', () => {
  const card = enrol('2025-01-10', { hba1c_personal_target: '7.5' })
  const one = subject([card, visit('2026-03-01', '6.5', { hba1c: '7.2', hba1c_date: '2026-02-20' })])
  test('按检查日期计入当年，个体目标另算', () => {
    const flags = ['hba1c_done', 'hba1c_low', 'hba1c_low_personal']
    expect(flags.map((flag) => has(one, '2026-03-01', flag))).toEqual([true, false, true])
    expect(has(one, '2026-02-28', 'hba1c_done')).toBe(false)
  })
  test('去年查的不计入今年', () => {
    const late = subject([card, visit('2026-01-05', '6.5', { hba1c: '6.8', hba1c_date: '2025-12-20' })])
    expect(has(late, '2026-06-01', 'hba1c_done')).toBe(false)
  })
  test('曲线用个体目标', () => {
    const course = diabetes.courses?.find(({ id }) => id === 'hba1c')
    expect(course?.points(one)).toMatchObject([{ day: '2026-02-20', values: [7.2], out: false }])
    expect(course?.targets(one, '2024-01-01' as Day, '2026-12-31' as Day)).toEqual([
      { from: '2024-01-01', below: [7] },
      { from: '2025-01-10', below: [7.5] },
    ])
  })
})

test('在管人群的其他标志：足背动脉', () => {
  const one = subject([enrol('2025-01-10'), visit('2026-03-01', '6.5', { foot_pulse: '1' })])
  expect([has(one, '2026-02-28', 'foot_pulse'), has(one, '2026-03-01', 'foot_pulse')]).toEqual([false, true])
})

test('评估写出空腹血糖、分类和提示', () => {
  expect(diabetes.assess?.(zhao, lifeOf(zhao), day('2026-06-12'), [])).toMatchObject({
    state: 'enrolled',
    standard: { required: 1, counted: 3, standard_full: false, standard_count: true },
    controlled: false,
    last_visit: { fpg: 9.4, class: '2', measure: '2' },
    next_due: '2026-06-03',
    unmet_clauses: [{ code: 'C-OBLIG', text_zh: '5月20日血糖不达标或转诊，未在14天内随访' }, { code: 'C-GLU-HIGH' }],
    advice: [{ code: 'HBA1C_DUE' }, { code: 'COMPLICATION_SCREEN_DUE' }],
  })
})

test('登记一览写出末次空腹血糖', () => {
  expect(diabetes.summary?.(zhao, lifeOf(zhao), day('2026-06-12'))).toContainEqual({
    label: '末次空腹血糖',
    value: '9.4（5月20日）',
    tone: 'over',
  })
})
