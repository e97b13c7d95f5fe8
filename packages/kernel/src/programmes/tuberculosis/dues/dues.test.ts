import { describe, expect, test } from 'vitest'
import type { Day } from '../../../day/day.ts'
import { complete } from '../../../form/visible.ts'
import type { Subject } from '../../../programme/subject.ts'
import { closeForm } from '../forms/close.ts'
import { firstVisit } from '../forms/first-visit.ts'
import { followup } from '../forms/followup.ts'
import { tuberculosis } from '../programme.ts'
import { begun, death, derived, numbersOn, stateOn, stop, tasks } from '../testing/asking.ts'
import { close, first, type Line, missed, notice, subject, visit } from '../testing/records.ts'

describe('要做的事', () => {
  test('通知起72小时内首次入户，见到为止', () => {
    const one = subject([notice('2025-03-07', '15:30')])
    expect(tasks(one, '2025-03-07')).toEqual(['first_visit 2025-03-10'])
    const [due] = derived(one).due
    expect(tuberculosis.dueText(due)).toEqual({
      title: '首次入户随访',
      reason: '3月7日接到通知，应3月10日15:30前首次入户',
    })
    expect(tasks(subject(begun), '2025-03-10')).not.toContain('first_visit 2025-03-10')
  })
  test('72小时内两次未见到，报告上级，每2天再去', () => {
    const one = subject([notice('2025-03-07', '15:30'), missed('2025-03-08'), missed('2025-03-09')])
    expect(tasks(one, '2025-03-09')).toEqual([
      'first_visit 2025-03-10',
      'first_visit_report 2025-03-10',
      'first_visit_retry 2025-03-11',
    ])
    const again = subject([
      notice('2025-03-07', '15:30'),
      missed('2025-03-08'),
      missed('2025-03-09'),
      missed('2025-03-11'),
    ])
    expect(tasks(again, '2025-03-12')).toContain('first_visit_retry 2025-03-13')
    expect(stateOn(again, '2025-03-12')).toBe('notified')
  })
  test('家属督导：强化期每10天，继续期每月；转诊的两周内', () => {
    const one = subject([...begun, visit('2025-03-20'), visit('2025-05-06')])
    const follow = derived(one).due.filter(({ kind }) => kind === 'followup')
    expect(follow.map(({ due_by, met_on }) => [due_by, met_on])).toEqual([
      ['2025-03-20', '2025-03-20'],
      ['2025-03-30', '2025-05-06'],
      ['2025-06-06', null],
    ])
    const refer = subject([...begun, visit('2025-03-20', { adr: '2' })])
    expect(tasks(refer, '2025-03-21')).toContain('referral_14 2025-04-03')
    const seen = subject([...begun, visit('2025-03-20', { adr: '2', referral_2w_date: '2025-03-28' })])
    expect(tasks(seen, '2025-03-29')).toEqual(['followup 2025-03-30'])
  })
  test('自服药：缺省每10天，县里定为每月的每月，应访视次数和首访表也照此', () => {
    const lines = [notice('2025-03-07', '15:30'), first('2025-03-10', { supervisor: '3' })]
    const monthly = { tb_self_taken: 'monthly' }
    const due = (settings: Subject['settings']) =>
      derived(subject(lines, settings)).due.flatMap(({ kind, due_by }) => (kind === 'followup' ? [due_by] : []))
    expect([due({}), due(monthly)]).toEqual([['2025-03-20'], ['2025-04-10']])
    const owed = (settings: Subject['settings']) => numbersOn(subject(lines, settings), '2025-06-10')?.owed
    expect([owed({}), owed(monthly)]).toEqual([7, 3])
    const values = { ...first('2025-03-10')[2], supervisor: '3' }
    expect(complete(firstVisit, values, {}).next_date).toBe('2025-03-20')
    expect(complete(firstVisit, values, { settings: monthly }).next_date).toBe('2025-04-10')
    const history = subject(lines).records
    const follow = { ...visit('2025-03-20')[2], supervisor: '3' }
    expect(complete(followup, follow, { history, settings: monthly }).next_date).toBe('2025-04-20')
    const stopped = complete(closeForm, { stop_date: '2025-09-05' }, { history, settings: monthly })
    expect(stopped.visits_expected).toBe(5)
  })
  test('漏服满1周的两天内报告；登记了报告日期就完成', () => {
    const week = { missed_doses: 7, missed_reason: '1' }
    expect(tasks(subject([...begun, visit('2025-03-20', week)]), '2025-03-20')).toContain('missed_report 2025-03-22')
    const told = subject([...begun, visit('2025-03-20', { ...week, missed_reported_on: '2025-03-20' })])
    expect(tasks(told, '2025-03-21')).not.toContain('missed_report 2025-03-22')
  })
  test('初治2、5、6月末查痰，复治2、5、8月末', () => {
    const months = (one: Subject) =>
      derived(one)
        .due.filter(({ kind }) => kind === 'sputum')
        .map(({ due_by }) => due_by)
    expect(months(subject(begun))).toEqual(['2025-05-05', '2025-08-05', '2025-09-05'])
    const again = subject([notice('2025-03-07'), first('2025-03-10', { patient_type: '2', planned_end: '2025-11-05' })])
    expect(months(again)).toEqual(['2025-05-05', '2025-08-05', '2025-11-05'])
    const done = subject([...begun, visit('2025-04-30', { sputum_check: '1' })])
    expect(tasks(done, '2025-05-01').filter((task) => task.startsWith('sputum'))).toEqual([])
  })
  test('停药后14天内结案评估，转诊后14天内电话随访', () => {
    const stopped = subject([...begun, stop('2025-09-05', '1')])
    expect(tasks(stopped, '2025-09-05')).toEqual(['evaluation 2025-09-19'])
    const referred = subject([
      ...begun,
      stop('2025-09-05', '1'),
      close('2025-09-05', { evaluated_on: '2025-09-10', outcome_referral_date: '2025-09-20' }),
    ])
    expect(tasks(referred, '2025-09-21')).toEqual(['outcome_call 2025-10-04'])
  })
  test('停药因死亡的，结案评估仍要做', () => {
    const one = subject([...begun, stop('2025-05-01', '2'), death('2025-05-01')])
    expect(tasks(one, '2025-05-02')).toEqual(['evaluation 2025-05-15'])
  })
  test('推介后一周内电话，未就诊的再打，三次后报告', () => {
    const told = { cough_weeks: 3, referral_date: '2025-02-25' }
    const one = (more: object) => subject([['tb_screen', '2025-02-25', { ...told, ...more }]])
    expect(tasks(one({}), '2025-02-26')).toEqual(['referral_call 2025-03-04'])
    const second = { call_date: '2025-03-01', call_result: '2' }
    expect(tasks(one(second), '2025-03-02')).toEqual(['referral_call 2025-03-08'])
    const again = [
      { call_date: '2025-03-05', call_result: '3' },
      { call_date: '2025-03-10', call_result: '2' },
    ]
    expect(tasks(one({ ...second, calls_again: again }), '2025-03-10')).toEqual(['suspect_report 2025-03-12'])
  })
  test('痰检阳性的接触者7天内筛查，6、12个月再筛', () => {
    const positive = [notice('2025-03-07'), first('2025-03-10', { sputum: '1' })]
    const screens = (one: Subject) => derived(one).due.filter(({ kind }) => kind === 'contact_screen')
    expect(screens(subject(positive)).map(({ slot, due_by }) => [slot, due_by])).toEqual([['register', '2025-03-17']])
    const wife: Line = [
      'tb_contact',
      '2025-03-12',
      { contact_name: '妻', screen_date: '2025-03-12', repeats: [{ screen_date: '2025-09-08' }] },
    ]
    expect(screens(subject([...positive, wife])).map(({ due_by, met_on }) => [due_by, met_on])).toEqual([
      ['2025-03-17', '2025-03-12'],
      ['2025-09-10', '2025-09-08'],
      ['2026-03-10', null],
    ])
    const own = { tb_contact_screens: { first_days: 14, months: [3, 12] } }
    expect(screens(subject([...positive, wife], own)).map(({ due_by }) => due_by)).toEqual([
      '2025-03-24',
      '2025-06-10',
      '2026-03-10',
    ])
    const wrong = { tb_contact_screens: { first_days: 0, months: [12, 6] } }
    expect(screens(subject([...positive, wife], wrong))[1].due_by).toBe('2025-09-10')
    expect(screens(subject(begun))).toEqual([])
  })
  test('任务的文字不出现病名、检查和药物', () => {
    const kinds = [
      'referral_call',
      'suspect_report',
      'first_visit',
      'first_visit_report',
      'first_visit_retry',
      'new_card',
      'followup',
      'referral_14',
      'missed_report',
      'sputum',
      'treatment_end',
      'evaluation',
      'outcome_call',
      'contact_screen',
    ]
    for (const kind of kinds) {
      const { title, reason } = tuberculosis.dueText({
        kind,
        due_by: '2025-03-10' as Day,
        facts: { date: '2025-03-07', until: '2025-03-10T15:30', days: 7, month: 2, rounds: 3, round: 2 },
      })
      expect(`${title}${reason}`).not.toMatch(/结核|痰|药|漏服|密切接触|undefined/)
    }
  })
})
