import { describe, expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import { derive } from '../../programme/derive.ts'
import { lifeOf } from '../../programme/life.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { elderly } from './programme.ts'
import { adl, call, exam, type Line, subject } from './testing.ts'

const derived = (one: Subject) => derive(one, [elderly])
const flagsOn = (one: Subject, on: string): readonly string[] =>
  derived(one).status.find(({ from, to }) => from <= on && on < to)?.flags ?? []
const has = (one: Subject, on: string, flag: string): boolean => flagsOn(one, on).includes(flag)
const tasks = (one: Subject, on: string) =>
  derived(one)
    .due.filter(
      ({ opens, met_on, ended_on }) => opens <= on && (!met_on || met_on > on) && (!ended_on || ended_on > on),
    )
    .map((due) => ({ kind: due.kind, due_by: due.due_by, ...elderly.dueText(due) }))
const kinds = (one: Subject, on: string) => tasks(one, on).map(({ kind }) => kind)
const lines = (node: ClauseNode): string[] =>
  [node, ...(node.children ?? [])].map(
    ({ state, text, detail }) =>
      `${{ met: '✓', unmet: '✗', not_yet: '○', none: '–' }[state]} ${text}${detail ? `｜${detail}` : ''}`,
  )
const tree = (one: Subject, indicator: string, on: string) =>
  lines(elderly.explain(one, lifeOf(one), indicator, day(on)))

const whole: readonly Line[] = [exam('2026-04-20', { feedback_date: '2026-04-28' }), adl('2026-04-20')]

describe('谁在服务对象中', () => {
  test('年底满65的从1月1日起；按服务日的从生日起，指标仍按年底', () => {
    const about = { birth_date: day('1961-11-20') }
    const byYear = subject([], about)
    expect([flagsOn(byYear, '2025-12-31'), has(byYear, '2026-01-01', 'target')]).toEqual([[], true])
    const byDay = subject([], about, { age_basis: 'service_date' })
    expect([has(byDay, '2026-11-19', 'target'), has(byDay, '2026-11-20', 'target')]).toEqual([false, true])
    expect(has(byDay, '2026-01-01', 'aged')).toBe(true)
  })
  test('3 按服务日的，满65前的体检不计', () => {
    const about = { birth_date: day('1961-11-20') }
    const early = [exam('2026-03-05'), adl('2026-03-05')]
    expect(has(subject(early, about), '2026-12-31', 'received')).toBe(true)
    expect(has(subject(early, about, { age_basis: 'service_date' }), '2026-12-31', 'received')).toBe(false)
  })
  test('地方扩展的年龄：是服务对象，不进65岁的指标', () => {
    const one = subject(whole, { birth_date: day('1964-05-01') }, { old_age_limits: [{ from: 2026, age: 60 }] })
    expect(flagsOn(one, '2025-12-31')).toEqual([])
    expect([has(one, '2026-05-01', 'target'), has(one, '2026-05-01', 'aged')]).toEqual([true, false])
  })
  test('上一年离开的，不再有状态；当年离开的到年底', () => {
    const death = ['rec_lifecycle', '2026-06-10', { to: 'closed_deceased', death_date: '2026-06-08' }] as const
    const one = subject([...whole, death])
    expect([has(one, '2026-12-31', 'deceased'), flagsOn(one, '2027-01-01')]).toEqual([true, []])
    expect([has(one, '2026-12-31', 'keep'), has(subject([death]), '2026-12-31', 'keep')]).toEqual([true, false])
  })
})

describe('健康管理率、规范服务率', () => {
  const on = '2026-12-31'
  test('体检完整、有评价和指导：接受健康管理；加自理能力评估：规范', () => {
    expect([has(subject(whole), on, 'received'), has(subject(whole), on, 'standard')]).toEqual([true, true])
    const bare = subject([exam('2026-04-20')])
    expect([has(bare, on, 'received'), has(bare, on, 'standard')]).toEqual([true, false])
  })
  test('缺一项、没有指导都不算；两份各缺一样，仍写得出原因', () => {
    const lacking = subject([exam('2026-04-20', { ecg: null }), adl('2026-04-20')])
    expect(has(lacking, on, 'received')).toBe(false)
    expect(tree(lacking, 'OLD-01', on)).toEqual([
      '✗ 未达到',
      '✓ 本年度体检｜4月20日体检',
      '✗ 4月20日体检缺1项：心电图',
      '✓ 健康评价和指导已填写',
    ])
    const two = subject([exam('2026-04-20', { risk_control: [] }), exam('2026-05-20', { ecg: null })])
    expect(has(two, on, 'received')).toBe(false)
    expect([has(two, on, 'exam_complete'), has(two, on, 'guided')]).not.toEqual([true, true])
  })
  test('指导可以写在年度评估里', () => {
    const yearly: Line = ['old_yearly', '2026-04-20', { old_guidance: ['4'] }]
    const one = [exam('2026-04-20', { risk_control: ['3'] }), yearly]
    expect(has(subject(one), on, 'guided')).toBe(true)
  })
  test('指导可以在体检以后补，从补的那天起算', () => {
    const yearly: Line = ['old_yearly', '2026-05-03', { old_guidance: ['4'] }]
    const one = subject([exam('2026-04-20', { risk_control: [] }), yearly])
    expect([has(one, '2026-05-02', 'guided'), has(one, '2026-05-03', 'guided')]).toEqual([false, true])
    expect(derived(one).due.find(({ kind, slot }) => kind === 'guidance' && slot !== '')).toMatchObject({
      opens: '2026-04-20',
      met_on: '2026-05-03',
    })
  })
  test('慢阻肺患者的血氧由7天内的随访补上，从随访那天起完整', () => {
    const copd: readonly Line[] = [
      ['copd_enrol', '2025-01-05', {}],
      ['copd_followup', '2026-04-25', { spo2: 96 }],
    ]
    const one = subject([exam('2026-04-20'), ...copd])
    expect([has(one, '2026-04-24', 'exam_complete'), has(one, '2026-04-25', 'exam_complete')]).toEqual([false, true])
  })
  test('县里要求反馈的，从反馈那天起达到', () => {
    const one = subject(whole, {}, { require_feedback: true })
    expect([has(one, '2026-04-27', 'standard'), has(one, '2026-04-28', 'standard')]).toEqual([false, true])
    expect(tree(subject([exam('2026-04-20')], {}, { require_feedback: true }), 'OLD-02', on)).toEqual([
      '✗ 未达到',
      '✓ 本年度体检｜4月20日体检',
      '✓ 体检表完整',
      '✓ 健康评价和指导已填写',
      '✗ 未做生活自理能力评估',
      '✗ 4月20日体检结果未反馈',
    ])
  })
  test('没有体检，只说这一条；年底不满65、已迁出写出为什么不计入', () => {
    expect(tree(subject([]), 'OLD-01', '2026-06-30')).toEqual(['✗ 未达到', '✗ 本年度未体检｜12月31日前应完成'])
    expect(tree(subject([], { birth_date: day('1970-01-01') }), 'OLD-01', '2026-06-30')[1]).toBe(
      '– 年底不满65岁，不计入',
    )
    const gone = ['rec_lifecycle', '2026-03-01', { to: 'closed_moved_out', move_out_date: '2026-03-01' }] as const
    expect(tree(subject([gone]), 'OLD-01', '2026-06-30')[1]).toBe('– 截止日前已迁出，不计入')
  })
  test('32 上年12月和今年1月的体检各计各年', () => {
    const one = subject([exam('2025-12-20'), exam('2026-01-15')])
    expect([has(one, '2025-12-31', 'received'), has(one, '2026-01-31', 'received')]).toEqual([true, true])
  })
  test('体检、自理能力评估各记一件事', () => {
    const one = subject([exam('2026-04-20'), adl('2026-05-02', { adl_move: 10 })])
    expect(derived(one).event.map(({ kind, day: on, flags }) => [kind, on, flags])).toEqual([
      ['exam', '2026-04-20', ['target', 'aged', 'exam_complete', 'guided']],
      ['exam_adl', '2026-05-02', ['target', 'aged']],
    ])
  })
})

describe('年度服务走到哪一步', () => {
  const stages = [
    'due',
    'booked',
    'refused',
    'unable',
    'away',
    'examined',
    'results_pending',
    'assessed',
    'fed_back',
    'done',
  ]
  const stage = (some: readonly Line[], on: string) =>
    flagsOn(subject(some), on).filter((flag) => stages.includes(flag))
  const booked = call('2026-03-01', '1', { booked_for: '2026-03-15' })

  test.each<[string, readonly Line[], string, string]>([
    ['未体检', [], '2026-02-01', 'due'],
    ['约好的日子之前', [booked], '2026-03-15', 'booked'],
    ['约好没来', [booked], '2026-03-16', 'due'],
    ['拒绝', [call('2026-03-01', '5')], '2026-06-01', 'refused'],
    [
      '拒绝后又约好',
      [call('2026-03-01', '5'), call('2026-03-10', '1', { booked_for: '2026-03-20' })],
      '2026-03-12',
      'booked',
    ],
    ['卧床', [call('2026-03-01', '1', { cannot_come: true })], '2026-06-01', 'unable'],
    ['外出', [call('2026-03-01', '4')], '2026-06-01', 'away'],
    ['没人接', [call('2026-03-01', '2')], '2026-06-01', 'due'],
    ['别的项目的联系', [['contact_attempt', '2026-03-01', { programme: 'htn', outcome: '5' }]], '2026-06-01', 'due'],
    ['等化验', [exam('2026-04-20', { hb: null })], '2026-04-21', 'results_pending'],
    ['没有指导', [exam('2026-04-20', { assessment: null, ecg: '1' })], '2026-04-21', 'examined'],
    ['已评价', whole, '2026-04-21', 'assessed'],
    ['反馈并约好下次', whole, '2026-04-28', 'done'],
    [
      '反馈未约下次',
      [exam('2026-04-20', { feedback_date: '2026-04-28', next_exam_hint: null })],
      '2026-05-01',
      'fed_back',
    ],
    ['新的一年', whole, '2027-01-01', 'due'],
  ])('%s', (_, some, on, expected) => expect(stage(some, on)).toEqual([expected]))
})

describe('要做的事', () => {
  test('1月1日出现，做了就没有，过了年不再欠', () => {
    expect(tasks(subject([]), '2026-01-01')).toEqual([
      { kind: 'exam', due_by: '2026-12-31', title: '老年人体检', reason: '2026年度老年人体检，12月31日前做完即可' },
    ])
    expect(kinds(subject(whole), '2026-04-21')).toEqual([])
    expect(kinds(subject([]), '2027-01-01')).toEqual(['exam'])
  })
  test('约好的写出日子，卧床的请上门，拒绝的当年不再列', () => {
    const reason = (line: Line) => tasks(subject([line]), '2026-03-05')[0]?.reason
    expect(reason(call('2026-03-01', '1', { booked_for: '2026-03-15' }))).toBe('2026年度老年人体检，已约3月15日')
    expect(reason(call('2026-03-01', '1', { cannot_come: true }))).toBe('2026年度老年人体检，卧床或不能自理，请上门')
    expect(kinds(subject([call('2026-03-01', '5')]), '2026-03-05')).toEqual([])
    expect(kinds(subject([call('2026-03-01', '5')]), '2027-01-05')).toEqual(['exam'])
  })
  test('体检后：补结果、评价指导、自理能力评估', () => {
    const one = subject([exam('2026-04-20', { hb: null, risk_control: [] })])
    expect(tasks(one, '2026-04-21').map(({ kind, due_by, reason }) => [kind, due_by, reason])).toEqual([
      ['adl', '2026-05-05', '4月20日体检，还没有做生活自理能力评估'],
      ['guidance', '2026-05-05', '4月20日体检未填写健康指导，应5月5日前完成'],
      ['results', '2026-05-05', '4月20日体检缺2项，应5月5日前补全'],
    ])
    // What is lacking is filled into the check-up that is there, not into another one.
    const results = derived(one).due.find(({ kind }) => kind === 'results')
    expect(results?.facts.mends).toBe(one.records.find(({ form }) => form === 'checkup')?.record_id)
  })
  test('反馈的期限也是补结果、评价指导、自理能力评估的期限', () => {
    const due = (feedback_days: unknown) =>
      tasks(subject([exam('2026-04-20', { hb: null })], {}, { feedback_days }), '2026-04-21').map(
        ({ due_by }) => due_by,
      )
    expect(due(30)).toEqual(['2026-05-20', '2026-05-20'])
    expect(due('三十')).toEqual(['2026-05-05', '2026-05-05'])
  })
  test('迁走的没有要做的事', () => {
    const gone = ['rec_lifecycle', '2026-03-01', { to: 'closed_moved_out', move_out_date: '2026-03-01' }] as const
    expect(kinds(subject([gone]), '2026-03-02')).toEqual([])
    expect(kinds(subject([gone]), '2026-02-28')).toEqual(['exam'])
  })
  test('失能的3天内随访，以后每3个月；中间见过的往后推', () => {
    const severe = adl('2026-04-20', { adl_toilet: 10, adl_move: 10 })
    const seen = (on: string): Line => ['rec_encounter', on]
    const one = subject([exam('2026-04-20'), severe, seen('2026-04-22'), seen('2026-05-10')])
    const due = derived(one).due.filter(({ kind }) => kind === 'class_4')
    expect(due.map(({ opens, due_by, met_on }) => [opens, due_by, met_on])).toEqual([
      ['2026-04-20', '2026-04-23', '2026-04-22'],
      ['2026-07-27', '2026-08-10', null],
    ])
    expect(elderly.dueText(due[1]).reason).toBe('4月20日体检分类为失能或高危，应8月10日前再次随访')
    expect(has(one, '2026-04-21', 'class_4')).toBe(true)
  })
  test('危急值在处理之前按高危', () => {
    const one = subject([exam('2026-04-20', { bp_left_sys: 190 }), adl('2026-04-20'), ['rec_encounter', '2026-04-21']])
    expect([has(one, '2026-04-20', 'class_4'), has(one, '2026-04-21', 'class_4')]).toEqual([true, false])
  })
})

test('评估写出状态、缺项、分类', () => {
  const one = subject([exam('2026-04-20', { ecg: null, elder_emotion: '2' }), adl('2026-04-20', { adl_wash: 1 })])
  expect(elderly.assess?.(one, lifeOf(one), day('2026-06-30'), [])).toMatchObject({
    target: true,
    state: 'results_pending',
    exam_date: '2026-04-20',
    missing: ['ecg'],
    adl: { total: 1, band: '1' },
    received: false,
    standard: false,
    old_class: '3',
    followup_days: 14,
    unmet_clauses: [{ code: 'C-EXAM-INCOMPLETE', text_zh: '4月20日体检缺1项：心电图' }],
  })
  const young = subject([], { birth_date: day('1980-01-01') })
  expect(elderly.assess?.(young, lifeOf(young), day('2026-06-30'), [])).toBeNull()
})
