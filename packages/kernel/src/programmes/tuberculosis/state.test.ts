import { describe, expect, test } from 'vitest'
import { lifeOf } from '../../programme/life.ts'
import { tuberculosis } from './programme.ts'
import { begun, death, figure, flagsOn, numbersOn, stateOn, stop, tasks } from './testing/asking.ts'
import { close, first, type Line, notice, subject, visit } from './testing/records.ts'

describe('状态', () => {
  test('筛查、通知、首访、停药、评估，一步一步', () => {
    const screen: Line = ['tb_screen', '2025-02-25', { cough_weeks: 3, referral_date: '2025-02-25' }]
    const one = subject([
      screen,
      ...begun,
      stop('2025-09-05', '1'),
      close('2025-09-05', { evaluated_on: '2025-09-12' }),
    ])
    expect(
      ['2025-02-24', '2025-02-25', '2025-03-07', '2025-03-10', '2025-09-04', '2025-09-05', '2025-09-12'].map((on) =>
        stateOn(one, on),
      ),
    ).toEqual(['', 'suspect', 'notified', 'managed', 'managed', 'closing', 'closed'])
    expect(flagsOn(one, '2025-09-05')).toContain('enrolled')
    expect(flagsOn(one, '2025-09-12')).not.toContain('enrolled')
  })
  test('排除的不再是可疑者', () => {
    const told = {
      cough_weeks: 3,
      referral_date: '2025-02-25',
      call_date: '2025-03-01',
      call_result: '1',
      visit_result: '2',
    }
    const one = subject([['tb_screen', '2025-02-25', told]])
    expect([stateOn(one, '2025-02-28'), stateOn(one, '2025-03-01')]).toEqual(['suspect', ''])
  })
  test('两个月一次药都没服，丢失；又服药的回到在管', () => {
    const none = (on: string, doses: number) => visit(on, { missed_doses: doses, missed_reason: '3' })
    const one = subject([
      ...begun,
      visit('2025-03-20'),
      none('2025-04-20', 31),
      none('2025-05-21', 31),
      visit('2025-06-20', { missed_doses: 5, missed_reason: '1' }),
    ])
    expect([stateOn(one, '2025-05-20'), stateOn(one, '2025-05-21'), stateOn(one, '2025-06-20')]).toEqual([
      'managed',
      'managed+lost',
      'managed',
    ])
  })
  test('医嘱停药的日子不算中断', () => {
    const rest: Line = ['tb_break', '2025-03-21', { restart_on: '2025-06-01' }]
    const one = subject([...begun, visit('2025-03-20'), rest, visit('2025-05-31'), visit('2025-06-10')])
    expect(stateOn(one, '2025-05-31')).toBe('managed')
    expect(numbersOn(one, '2025-06-10')).toMatchObject({ doses_due: 16 + 10, doses_taken: 26 })
  })
  test('由人确认的丢失，找到后恢复', () => {
    const told = (on: string, to: string): Line => ['programme_state', on, { programme: 'tb', to }]
    const one = subject([...begun, told('2025-05-01', 'lost'), told('2025-06-01', 'found')])
    expect(['2025-04-30', '2025-05-01', '2025-06-01'].map((on) => stateOn(one, on))).toEqual([
      'managed',
      'managed+lost',
      'managed',
    ])
  })
  test('转入耐多药治疗：当日开始新疗程，管理不断', () => {
    const one = subject([
      ...begun,
      visit('2025-03-20'),
      close('2025-04-20', { stop_reason: '4' }),
      stop('2025-04-20', '4'),
    ])
    expect(tuberculosis.episodes(one, lifeOf(one)).map(({ from, to }) => [from, to])).toEqual([
      ['2025-03-07', '2025-04-20'],
      ['2025-04-20', null],
    ])
    expect(stateOn(one, '2025-04-20')).toBe('managed')
    expect(flagsOn(one, '2025-04-20')).toContain('drug_resistant')
    expect(tasks(one, '2025-04-20')).toEqual(['new_card 2025-04-23'])
    const renewed = subject([
      ...begun,
      stop('2025-04-20', '4'),
      first('2025-04-22', { intensive_end: '2025-10-20', planned_end: '2026-10-20', supervisor: '1' }),
    ])
    expect(tasks(renewed, '2025-05-20')).toContain('followup 2025-05-22')
    expect(figure([one], 'TB-01', '2025-12-31')).toBe('1/1')
  })
  test('复发是新的一段', () => {
    const one = subject([
      ...begun,
      close('2025-09-05'),
      notice('2026-02-01'),
      first('2026-02-02', { treatment_start: '2026-02-01' }),
    ])
    expect(['2026-01-31', '2026-02-01', '2026-02-02'].map((on) => stateOn(one, on))).toEqual([
      'closed',
      'notified',
      'managed',
    ])
    expect(figure([one], 'TB-01', '2026-12-31')).toBe('1/1')
  })
  test('没有通知单、只有首访表的，按表上的通知时间', () => {
    const one = subject([first('2025-03-10', { notice_at: '2025-03-08T10:00:00+08:00' })])
    expect([stateOn(one, '2025-03-07'), stateOn(one, '2025-03-08')]).toEqual(['', 'notified'])
    expect(figure([one], 'TB-03', '2025-12-31')).toBe('1/1')
  })
  test('死亡、迁出即结案', () => {
    const one = subject([...begun, death('2025-05-01')])
    expect([stateOn(one, '2025-04-30'), stateOn(one, '2025-05-01')]).toEqual(['managed', 'closed'])
    expect(tasks(one, '2025-05-01')).toEqual([])
  })
})
