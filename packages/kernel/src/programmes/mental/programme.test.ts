import { describe, expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import { lifeOf } from '../../programme/life.ts'
import type { Subject } from '../../programme/subject.ts'
import { courseOf } from './course/course.ts'
import { mental } from './programme.ts'
import { flagsOn, has, lines, stateOn, stay, tree } from './testing/ask.ts'
import { type Line, profile, subject, visit } from './testing/lines.ts'

const quarterly = ['2026-01-10', '2026-04-08', '2026-07-08', '2026-10-08'].map((on) => visit(on))
describe('在册、在管、失访', () => {
  const refused = profile('2026-03-01', { consent: '0', consent_date: '2026-02-20' })
  test('不同意管理：在册、非在管，从签字那天起；再同意的回到在管', () => {
    const one = subject([profile('2025-01-10'), refused, profile('2026-08-01')])
    expect(flagsOn(one, '2026-02-19', 'registered', 'managed')).toEqual([true, true])
    expect(flagsOn(one, '2026-02-20', 'registered', 'managed', 'refused')).toEqual([true, false, true])
    expect(flagsOn(one, '2026-08-01', 'registered', 'managed')).toEqual([true, true])
  })
  test('走失即为失访；外出、迁居去向清楚的不算', () => {
    const gone = subject([profile('2025-01-10'), ['smd_followup', '2026-03-01', { lost_reason: '3' }]])
    expect(flagsOn(gone, '2026-03-01', 'registered', 'managed', 'lost')).toEqual([true, false, true])
    const away = (known: string) =>
      subject([profile('2025-01-10'), ['smd_followup', '2026-03-01', { lost_reason: '1', lost_whereabouts: known }]])
    expect(has(away('1'), '2026-03-01', 'lost')).toBe(false)
    expect(has(away('2'), '2026-03-01', 'lost')).toBe(true)
  })
  test('连续3次未访到：三个日期、间隔够的才是失访；访到即回', () => {
    const failed = (on: string, reason = '5'): Line => ['smd_followup', on, { method: '2', lost_reason: reason }]
    const call = (on: string, programme: string | null = 'smd'): Line => [
      'contact_attempt',
      on,
      { outcome: '2', ...(programme && { programme }) },
    ]
    const unstable = visit('2026-01-10', { risk: '1' })
    const before = [profile('2025-01-10'), unstable, failed('2026-02-01')]
    const lost = subject([...before, call('2026-02-20'), failed('2026-03-10', '4'), visit('2026-04-02')])
    expect([has(lost, '2026-03-09', 'lost'), has(lost, '2026-03-10', 'lost')]).toEqual([false, true])
    expect([has(lost, '2026-04-01', 'managed'), has(lost, '2026-04-02', 'managed')]).toEqual([false, true])
    const close = subject([...before, call('2026-02-10'), failed('2026-03-10', '4')])
    expect(has(close, '2026-03-10', 'lost')).toBe(false)
    const others = subject([...before, call('2026-02-20', 'htn'), failed('2026-03-10', '4')])
    expect(has(others, '2026-03-10', 'lost')).toBe(false)
    const stable = [profile('2025-01-10'), visit('2026-01-10'), failed('2026-02-01'), call('2026-02-20')]
    expect(has(subject([...stable, failed('2026-03-10', '4')]), '2026-03-10', 'lost')).toBe(false)
  })
  test('其他诊断照样管理，单列统计；转出、死亡离开在册', () => {
    const other = subject([profile('2025-01-10', { diagnosis: '7' })])
    expect(flagsOn(other, '2026-01-01', 'registered', 'registered_other', 'managed')).toEqual([false, true, true])
    const death: Line = ['rec_lifecycle', '2026-06-08', { to: 'closed_deceased', death_date: '2026-06-05' }]
    const died = subject([profile('2025-01-10'), death])
    expect([has(died, '2026-06-04', 'registered'), has(died, '2026-06-05', 'registered')]).toEqual([true, false])
    expect(has(died, '2026-06-05', 'ever_registered')).toBe(true)
    expect(stateOn(died, '2027-01-01').flags).toEqual([])
  })
  test('外出、暂住的仍在册；整份档案失访终止的在册、失访', () => {
    const away = subject([profile('2025-01-10'), ['rec_residence', '2025-06-01', { away_since: '2025-06-01' }]])
    expect(flagsOn(away, '2026-06-01', 'absent', 'registered', 'managed')).toEqual([true, true, true])
    const lost = subject([profile('2025-01-10'), ['rec_lifecycle', '2026-03-01', { to: 'closed_lost' }]])
    expect(flagsOn(lost, '2026-03-01', 'registered', 'managed', 'lost')).toEqual([true, false, true])
  })
  test('没有监护人的列出来，后来有了的不再列', () => {
    const one = subject([
      profile('2025-01-10', { guardian_name: '无' }),
      profile('2026-03-01', { guardian_name: '周大山' }),
    ])
    expect([has(one, '2026-02-28', 'no_guardian'), has(one, '2026-03-01', 'no_guardian')]).toEqual([true, false])
  })
  test('只有既往史的不算在册，未登记', () => {
    const one = subject([['rec_personal', '2020-01-01', { past_disease: [{ code: '8', diagnosed: '2019-05' }] }]])
    expect(stateOn(one, '2026-01-01').flags).toEqual(['permanent', 'active', 'present', 'known'])
  })
})

describe('规范管理', () => {
  test('一年四次、年底体检', () => {
    const one = subject([profile('2025-01-10'), ...quarterly])
    expect(stateOn(one, '2026-06-30').numbers).toMatchObject({ required: 2, counted: 2, required_year: 4 })
    expect(flagsOn(one, '2026-06-30', 'standard_full', 'standard_full_year')).toEqual([true, false])
    expect(flagsOn(one, '2026-12-31', 'standard_full', 'visits_ok', 'exam_ok')).toEqual([false, true, false])
  })
  test('电话和只见家属的计次，不是面访', () => {
    const calls = ['2026-01-10', '2026-04-08'].map((on) => visit(on, { method: '3', informant: ['2'] }))
    const one = subject([profile('2025-01-10'), ...calls])
    expect(flagsOn(one, '2026-06-30', 'standard_full', 'visited', 'faced')).toEqual([true, true, false])
  })
  test('住院满30天的，按整月从应随访里去掉', () => {
    const inside = [profile('2025-01-10'), stay('2026-02-01', '2026-05-10')]
    expect(stateOn(subject(inside), '2026-06-30').numbers).toMatchObject({ required: 1 })
    expect(stateOn(subject(inside), '2026-12-31').numbers).toMatchObject({ required: 3 })
    const short = [profile('2025-01-10'), stay('2026-02-01', '2026-03-02')]
    expect(stateOn(subject(short), '2026-12-31').numbers).toMatchObject({ required: 4 })
    const told = [profile('2025-01-10'), visit('2026-02-01', { inpatient: '1' })]
    const back = visit('2026-05-15', { inpatient: '2', last_discharge: '2026-05-10' })
    expect(stateOn(subject([...told, back]), '2026-06-30').numbers).toMatchObject({ required: 1 })
    expect(flagsOn(subject(told), '2026-03-01', 'home', 'overdue')).toEqual([false, false])
  })
  test('没有危险性评估的随访不计次，也不算规范', () => {
    const one = subject([
      profile('2025-01-10'),
      visit('2026-01-10'),
      visit('2026-03-20', { risk: null }),
      visit('2026-04-08'),
    ])
    expect(stateOn(one, '2026-06-30').numbers).toMatchObject({ counted: 2 })
    expect(flagsOn(one, '2026-06-30', 'visits_ok', 'risk_ok', 'standard_full')).toEqual([true, false, false])
  })
  test('转诊后两周内任何方式随访；住院的免', () => {
    const referral = visit('2026-05-10', { risk: '3', referral: '2' })
    const before = [profile('2025-01-10'), visit('2026-01-10'), referral]
    expect(has(subject(before), '2026-05-25', 'obligations_ok')).toBe(false)
    const call = visit('2026-05-20', { method: '3', informant: ['2'] })
    expect(has(subject([...before, call]), '2026-05-25', 'obligations_ok')).toBe(true)
    expect(has(subject([...before, stay('2026-05-11')]), '2026-05-25', 'obligations_ok')).toBe(true)
  })
  test('拒绝体检不是体检；“拒绝的不要求”另成口径', () => {
    const keys = ['fpg', 'ecg', 'alt', 'ast', 'hb', 'wbc', 'plt']
    const exam: Line = ['checkup', '2026-05-01', Object.fromEntries(keys.map((key) => [`${key}_not_done`, 'refused']))]
    const one = subject([profile('2025-01-10'), ...quarterly, exam])
    expect(flagsOn(one, '2026-12-31', 'exam_any', 'exam_done', 'standard_full')).toEqual([true, false, false])
  })
  test('县里增加的体检项目也要做；老年患者的项目按县里的起始日', () => {
    const exam: Line = ['checkup', '2026-05-01', {}]
    const missing = (settings: Subject['settings'], about = {}) => {
      const one = subject([profile('2025-01-10'), exam], about)
      return courseOf({ ...one, settings }).cares[0].exams[0].missing
    }
    const extra = { checkup_extra_items: [{ name: '甲状腺功能', groups: ['smd'], from: '2026-01-01' }] }
    expect(missing({})).not.toContain('extra_tests.甲状腺功能')
    expect(missing(extra)).toContain('extra_tests.甲状腺功能')
    const old = { birth_date: day('1950-05-02') }
    expect(missing({}, old)).toContain('hba1c')
    expect(missing({ checkup_required_from: { hba1c: null } }, old)).not.toContain('hba1c')
  })
  test('失访、不同意的不是规范管理，说得出是哪一条', () => {
    const one = subject([profile('2025-01-10', { consent: '0' })])
    expect(lines(tree(one, 'SMD-03', '2026-06-30'))).toEqual([
      '✗ 未达到',
      '  ✓ 在册｜2025年1月10日登记，精神分裂症',
      '  ✗ 不同意参加管理｜2025年1月10日起，每3个月再邀请',
      '  ✓ 未失访',
    ])
  })
  test('逐条说明', () => {
    const referral = visit('2026-05-10', { risk: '3', referral: '2' })
    const one = subject([profile('2025-01-10'), visit('2026-01-10'), referral])
    expect(lines(tree(one, 'SMD-03', '2026-06-30'))).toEqual([
      '✗ 未达到',
      '  ✓ 在册｜2025年1月10日登记，精神分裂症',
      '  ✓ 同意参加管理｜2025年1月10日签字',
      '  ✓ 未失访',
      '  ✓ 应随访2次，已完成2次｜1月10日面访、5月10日面访',
      '  ✗ 转诊后有未在两周内随访的',
      '    ✗ 5月10日转诊 → 未在14天内随访',
      '  ✗ 应于5月24日随访，已超期37天',
      '  ✓ 每次随访都有危险性评估',
      '  ○ 本年度体检｜年底才计入，征得同意后12月31日前做完即可',
    ])
    expect(lines(tree(one, 'SMD-03', '2026-06-30', 'full_year'))).toContain(
      '  ✗ 应随访4次，已完成2次｜1月10日面访、5月10日面访',
    )
  })
})

describe('指标用到的事实', () => {
  test('服药看末次，规律服药看每一次，稳定看末次分类', () => {
    const one = subject([profile('2025-01-10'), visit('2026-01-10', { adherence: '2' }), visit('2026-04-10')])
    expect(flagsOn(one, '2026-06-30', 'medicated', 'regular', 'regular_latest', 'stable')).toEqual([
      true,
      false,
      true,
      true,
    ])
    const none = subject([profile('2025-01-10'), visit('2026-01-10', { adherence: '4', classification: '2' })])
    expect(flagsOn(none, '2026-06-30', 'medicated', 'indicated', 'stable', 'basically_stable')).toEqual([
      false,
      false,
      false,
      true,
    ])
  })
  test('面访按年和按季度', () => {
    const one = subject([profile('2025-01-10'), visit('2026-02-10'), visit('2026-05-10', { method: '3' })])
    expect(flagsOn(one, '2026-06-30', 'faced', 'faced_quarter', 'visited_quarter')).toEqual([true, false, true])
  })
  test('肇事肇祸', () => {
    const one = subject([profile('2025-01-10'), visit('2026-02-10', { danger_accident: 1, risk: '2' })])
    expect(has(one, '2026-12-31', 'harmful')).toBe(true)
  })
})

test('评估写出状态、两种计数、规范管理、分类和质控', () => {
  const call = visit('2026-03-01', { method: '3', informant: ['2'] })
  const one = subject([profile('2026-02-10'), visit('2026-02-01'), visit('2026-02-12', { risk: '3' }), call])
  const draft = { ...subject([visit('2026-05-02')]).records[2], status: 'draft' as const }
  expect(mental.assess?.(one, lifeOf(one), day('2026-06-30'), [draft])).toMatchObject({
    state: 'enrolled',
    enrol_date: '2026-02-10',
    registered: true,
    managed: true,
    consent: '1',
    contacts: {
      count_any: [{ date: '2026-02-12' }, { date: '2026-03-01' }],
      count_f2f: [{ date: '2026-02-12' }],
      rejected: [
        { date: '2026-02-01', reason: 'BEFORE_ENROLMENT' },
        { date: '2026-05-02', reason: 'NOT_SUBMITTED' },
      ],
    },
    obligations: [{ type: 'REFERRAL_FOLLOWUP_14', created: '2026-02-12', due: '2026-02-26', status: 'unmet' }],
    standard: { required: 1, counted: 2, standard_full: false, standard_count: true },
    last_visit: { class: '3', prev_class: '1' },
    next_due: '2026-06-01',
    unmet_clauses: [{ code: 'C-OBLIG', text_zh: '2月12日转诊，未在14天内随访' }],
    quality: [{ id: 'SMD-Q8', weight: 'high' }],
  })
})

test('病情曲线：危险性、分类、依从性', () => {
  const one = subject([profile('2025-01-10'), visit('2026-01-10', { risk: '3' }), visit('2026-02-10')])
  const points = (mental.courses ?? []).map((course) => course.points(one).map(({ values, out }) => [...values, out]))
  expect(points).toEqual([
    [
      [3, true],
      [0, false],
    ],
    [
      [1, true],
      [3, false],
    ],
    [
      [1, false],
      [1, false],
    ],
  ])
})

test('概要给本人的状态和下次', () => {
  const one = subject([profile('2025-01-10'), visit('2026-03-02')])
  const facts = mental.summary?.(one, lifeOf(one), day('2026-06-10')) ?? []
  expect(facts.map(({ label, value }) => `${label} ${value}`)).toEqual([
    '状态 在管',
    '登记 2025年1月10日',
    '诊断 精神分裂症',
    '末次随访 3月2日 稳定，危险性0级',
    '服药 按医嘱规律用药',
    '下次随访 6月2日，逾期8天',
    '本年随访 1次（面访1次），至今应1次',
  ])
})
