import { describe, expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import { lifeOf } from '../../programme/life.ts'
import { tuberculosis } from './programme.ts'
import { begun, death, figure, lines, tree } from './testing/asking.ts'
import { close, first, type Line, notice, subject, visit } from './testing/records.ts'

describe('指标', () => {
  const seenLate = subject([notice('2025-06-28', '08:00'), first('2025-07-02', { treatment_start: '2025-06-27' })])
  test('管理率：截止日以后见到的，不改变截止日的数', () => {
    const people = [subject(begun), seenLate]
    expect(figure(people, 'TB-01', '2025-06-30')).toBe('1/2')
    expect(figure(people, 'TB-01', '2025-07-02')).toBe('2/2')
    expect(figure(people, 'TB-01', '2025-06-30', 'due')).toBe('1/1')
    expect(figure(people, 'TB-03', '2025-06-30')).toBe('1/1')
    expect(figure(people, 'TB-03', '2025-12-31')).toBe('1/2')
  })
  test('首访前死亡的留在分母，剔除口径另算；72小时不再要求', () => {
    const people = [subject(begun), subject([notice('2025-03-07'), death('2025-03-08')])]
    expect(figure(people, 'TB-01', '2025-12-31')).toBe('1/2')
    expect(figure(people, 'TB-01', '2025-12-31', 'alive')).toBe('1/1')
    expect(figure(people, 'TB-03', '2025-12-31')).toBe('1/1')
  })
  test('规则服药：完成疗程的；变体除转入耐多药以外停止的', () => {
    const people = [
      subject([...begun, close('2025-09-05', { doses_expected: 180, doses_taken: 162 })]),
      subject([...begun, close('2025-09-05', { doses_expected: 180, doses_taken: 161 })]),
      subject([...begun, close('2025-05-05', { stop_reason: '3', doses_expected: 60, doses_taken: 30 })]),
      subject([...begun, close('2025-05-05', { stop_reason: '4', doses_expected: 60, doses_taken: 60 })]),
    ]
    expect(figure(people, 'TB-02', '2025-12-31')).toBe('1/2')
    expect(figure(people, 'TB-02', '2025-12-31', 'stopped')).toBe('1/3')
    expect(figure(people, 'TB-I8', '2025-12-31')).toBe('4/4')
  })
  test('到位、转归、接触者筛查、评估及时', () => {
    const screen: Line = [
      'tb_screen',
      '2025-02-25',
      { cough_weeks: 3, referral_date: '2025-02-25', call_date: '2025-03-01', call_result: '1' },
    ]
    const done = close('2025-09-05', { evaluated_on: '2025-09-20', outcome: '1', outcome_call_date: '2025-09-25' })
    const contact: Line = ['tb_contact', '2025-03-12', { contact_name: '妻', screen_date: '2025-03-20' }]
    const one = subject([screen, ...begun, contact, done])
    expect(figure([one], 'TB-05', '2025-02-28')).toBe('0/1')
    expect(figure([one], 'TB-05', '2025-03-01')).toBe('1/1')
    expect(figure([one], 'TB-06', '2025-12-31')).toBe('1/1')
    expect(figure([one], 'TB-06', '2026-12-31', 'cohort')).toBe('1/1')
    expect(figure([one], 'TB-I7', '2025-03-15')).toBe('0/1')
    expect(figure([one], 'TB-I7', '2025-12-31')).toBe('1/1')
    expect(figure([one], 'TB-I8', '2025-12-31')).toBe('0/1')
  })
  test('访视完成率：各人不超过应访视，本年有疗程的', () => {
    const one = subject([...begun, visit('2025-03-20'), visit('2025-03-30'), close('2025-04-10', { stop_reason: '3' })])
    expect(figure([one], 'TB-04', '2025-12-31')).toBe('2/4')
    expect(figure([one], 'TB-04', '2026-12-31')).toBe('0/0')
    const told = close('2025-04-10', { stop_reason: '3', visits_expected: 4, visits_actual: 6 })
    expect(figure([subject([...begun, visit('2025-03-20'), told])], 'TB-04', '2025-12-31')).toBe('4/4')
  })
})

describe('为什么', () => {
  test('首访迟了，写出小时数', () => {
    const one = subject([notice('2025-03-07', '15:30'), first('2025-03-11', { visit_time: '09:00' })])
    expect(lines(tree(one, 'TB-03', '2025-06-30'))).toEqual([
      '✗ 未达到',
      '  ✓ 3月7日接到管理通知',
      '  ✗ 首次入户距通知90小时，超过72小时｜应3月10日15:30前',
    ])
  })
  test('规则服药写出应服、实服和每次随访', () => {
    const one = subject([
      ...begun,
      visit('2025-03-14', { missed_doses: 1 }),
      close('2025-09-05', { doses_expected: 180, doses_taken: 161 }),
    ])
    expect(lines(tree(one, 'TB-02', '2025-12-31'))).toEqual([
      '✗ 未达到',
      '  ✓ 9月5日停止治疗：完成疗程',
      '  ✗ 应服180次，实服161次，占89.44%，低于90%',
      '    – 3月5日至3月14日：应服10次，漏服1次',
    ])
  })
  test('还没到72小时的是还来得及', () => {
    expect(lines(tree(subject([notice('2025-03-07', '15:30')]), 'TB-01', '2025-03-09'))).toEqual([
      '✗ 未达到',
      '  ✓ 3月7日接到管理通知',
      '  ○ 还没有首次入户｜应3月10日15:30前',
    ])
  })
})

test('评估写出状态、首访、治疗、服药、不计的随访和存疑', () => {
  const one = subject([visit('2025-03-01'), ...begun, visit('2025-03-20', { missed_doses: 2, missed_reason: '1' })])
  const draft = { ...subject([visit('2025-03-30')]).records[2], status: 'draft' as const }
  expect(tuberculosis.assess?.(one, lifeOf(one), day('2025-04-01'), [draft])).toMatchObject({
    state: 'managed',
    course: 'ordinary',
    first_visit: { due_at: '2025-03-10T15:30:00+08:00', seen_on: '2025-03-10', in_time: true, report_superior: false },
    treatment: {
      month_no: 1,
      phase: 'intensive',
      next_due: '2025-03-30',
      visits_expected: 2,
      visits_actual: 1,
      doses: { due: 28, reported: 16, taken: 14, rate: 87.5, regular: false, missed_days: 2 },
    },
    visits: {
      counted: [{ date: '2025-03-20' }],
      rejected: [
        { date: '2025-03-01', reason: 'BEFORE_FIRST_VISIT' },
        { date: '2025-03-30', reason: 'NOT_SUBMITTED' },
      ],
    },
    quality: [{ rule: 'TB-Q4', weight: 'low' }],
  })
})

test('结案以后又有可疑症状的，再是可疑者，直到新的通知', () => {
  const again: Line = ['tb_screen', '2026-02-01', { cough_weeks: 3, referral_date: '2026-02-01' }]
  const at = (on: string, ...more: Line[]) => {
    const one = subject([...begun, close('2025-09-05'), again, ...more])
    const told = tuberculosis.summary?.(one, lifeOf(one), day(on)) ?? []
    return [tuberculosis.assess?.(one, lifeOf(one), day(on), [])?.state, told[0]?.value]
  }
  expect(at('2026-01-31')[0]).toBe('closed')
  expect(at('2026-02-01')).toEqual(['suspect', '可疑症状者，已推介'])
  expect(at('2026-02-20', notice('2026-02-20'))[0]).toBe('notified')
})
