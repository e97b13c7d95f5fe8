import { describe, expect, test } from 'vitest'
import type { Values } from '../../../form/field.ts'
import type { Subject } from '../../../programme/subject.ts'
import { derived, flagsOn, has, stay, tasks } from '../testing/ask.ts'
import { type Line, profile, subject, visit } from '../testing/lines.ts'
import { dueText } from './text.ts'

describe('要做的事', () => {
  test('同意后7天内面访，见到本人才算', () => {
    const relatives = visit('2026-03-03', { informant: ['2'] })
    const one = subject([profile('2026-03-01', { past_locked: '1' }), relatives, visit('2026-03-20')])
    expect(tasks(one, '2026-03-01')).toContain('first_visit 2026-03-08')
    expect(tasks(one, '2026-03-10')).toContain('first_visit 2026-03-08')
    expect(tasks(one, '2026-03-20')).not.toContain('first_visit 2026-03-08')
  })
  test('首次面访的天数、多久未面访由县里定；写错的不用', () => {
    const one = subject([profile('2026-03-01')])
    const at = (settings: Subject['settings'], on: string) => tasks({ ...one, settings }, on)
    expect(at({ smd_first_visit_days: 10 }, '2026-03-01')).toContain('first_visit 2026-03-11')
    expect(at({ smd_first_visit_days: '10' }, '2026-03-01')).toContain('first_visit 2026-03-08')
    expect(at({ smd_unseen_months: 3 }, '2026-06-02')).toContain('report_unseen 2026-06-09')
    expect(flagsOn({ ...one, settings: { smd_unseen_months: 3 } }, '2026-06-02', 'unseen')).toEqual([true])
    const [due] = derived({ ...one, settings: { smd_unseen_months: 3 } }).due.filter(
      ({ kind }) => kind === 'report_unseen',
    )
    expect(dueText(due).reason).toBe('至6月2日已超过3个月未面访，应6月9日前面访或报告')
  })
  test('按分类随访：不稳定两周，稳定三个月，提前14天出现', () => {
    const one = subject([profile('2025-01-10'), visit('2026-03-02', { risk: '3' }), visit('2026-03-16')])
    expect(tasks(one, '2026-03-03')).toContain('followup 2026-03-16')
    expect(tasks(one, '2026-06-01')).not.toContain('followup 2026-06-16')
    expect(tasks(one, '2026-06-02')).toContain('followup 2026-06-16')
  })
  test('逾期：不稳定的次日报县，基本稳定7天后，稳定30天后', () => {
    const overdue = (risk: string, on: string): boolean[] =>
      flagsOn(subject([profile('2025-01-10'), visit('2026-03-02', { risk })]), on, 'overdue', 'overdue_county')
    expect([overdue('3', '2026-03-16'), overdue('3', '2026-03-17')]).toEqual([
      [false, false],
      [true, true],
    ])
    expect([overdue('1', '2026-03-23'), overdue('1', '2026-03-24')]).toEqual([
      [true, false],
      [true, true],
    ])
    expect([overdue('0', '2026-07-02'), overdue('0', '2026-07-03')]).toEqual([
      [true, false],
      [true, true],
    ])
  })
  test('关锁：7天内解锁救治，每周再来，直到解除', () => {
    const one = subject([
      profile('2026-03-01', { past_locked: '2' }),
      visit('2026-03-04', { locked: '2' }),
      visit('2026-03-20', { locked: '3' }),
    ])
    expect(tasks(one, '2026-03-02')).toContain('unlock 2026-03-08')
    expect(tasks(one, '2026-03-10')).toContain('unlock 2026-03-15')
    expect(tasks(one, '2026-03-20').filter((task) => task.startsWith('unlock'))).toEqual([])
    expect([has(one, '2026-03-19', 'locked'), has(one, '2026-03-20', 'locked')]).toEqual([true, false])
  })
  test('住院：不做社区随访，每月询问出院，出院后7天内面访', () => {
    const one = subject([profile('2025-01-10'), visit('2026-03-02'), stay('2026-04-01', '2026-06-15')])
    expect(tasks(one, '2026-05-03')).toEqual(['exam 2026-12-31', 'ask_discharge 2026-05-08'])
    expect(tasks(one, '2026-06-15')).toEqual(['exam 2026-12-31', 'discharge_visit 2026-06-22'])
  })
  test('不同意：没有随访任务，报告一次，每3个月再邀请', () => {
    const one = subject([profile('2026-01-10', { consent: '0' })])
    expect(tasks(one, '2026-01-12')).toEqual(['report_refusal 2026-01-17'])
    expect(tasks(one, '2026-04-01')).toContain('invite 2026-04-10')
    expect(tasks(one, '2026-07-01')).toContain('invite 2026-07-10')
    const reported = subject([profile('2026-01-10', { consent: '0' }), ['smd_notice', '2026-01-15', { kind: '3' }]])
    expect(tasks(reported, '2026-01-15')).toEqual([])
  })
  test('失访：书面报告，每3个月再查找；高风险的离开辖区当日报告', () => {
    const lost: Line = ['smd_followup', '2026-03-20', { lost_reason: '3' }]
    const one = subject([profile('2025-01-10'), visit('2026-03-02', { risk: '3' }), lost])
    expect(tasks(one, '2026-03-20')).toEqual(
      expect.arrayContaining(['report_leaving 2026-03-20', 'report_lost 2026-03-27']),
    )
    expect(tasks(one, '2026-06-10')).toContain('search 2026-06-20')
    expect(tasks(one, '2026-06-10').some((task) => task.startsWith('followup'))).toBe(false)
  })
  test('危险性3级：当日应急处置；应急后两周内随访', () => {
    const record: Line = ['smd_emergency', '2026-03-02', { sign: ['2'], action: ['1'] }]
    const seen = [profile('2025-01-10'), visit('2026-03-02', { risk: '3' })]
    expect(tasks(subject(seen), '2026-03-02')).toContain('emergency 2026-03-02')
    const done = subject([...seen, record])
    expect(tasks(done, '2026-03-03')).not.toContain('emergency 2026-03-02')
    expect(tasks(done, '2026-03-03')).toContain('emergency_followup 2026-03-16')
  })
  test('自杀未遂、严重不良反应也要应急处置；发生时已处置的不再要；不进3级及以上的率', () => {
    const acute = (more: Values) => [profile('2025-01-10'), visit('2026-01-10'), visit('2026-03-02', more)]
    const handled = (on: string): Line => ['smd_emergency', on, { sign: ['1'], action: ['3'] }]
    const suicide = acute({ danger_suicide: 1, risk: '1' })
    expect(tasks(subject(suicide), '2026-03-02')).toContain('emergency_acute 2026-03-02')
    expect(tasks(subject([...suicide, handled('2026-02-10')]), '2026-03-02')).not.toContain(
      'emergency_acute 2026-03-02',
    )
    expect(tasks(subject([...suicide, handled('2026-01-08')]), '2026-03-02')).toContain('emergency_acute 2026-03-02')
    const reaction = acute({ adr: '2', adr_severity: '2', adr_text: '皮疹' })
    expect(tasks(subject(reaction), '2026-03-02')).toContain('emergency_acute 2026-03-02')
    expect(tasks(subject(acute({ risk: '4', danger_suicide: 1 })), '2026-03-02')).not.toContain(
      'emergency_acute 2026-03-02',
    )
  })
  test('6个月没有面访，报告综合管理', () => {
    const calls = ['2026-03-20', '2026-06-19', '2026-09-18'].map((on) => visit(on, { method: '3', informant: ['2'] }))
    const one = subject([profile('2025-01-10'), visit('2026-01-10'), ...calls])
    expect([has(one, '2026-07-10', 'unseen'), has(one, '2026-07-11', 'unseen')]).toEqual([false, true])
    expect(tasks(one, '2026-07-11')).toContain('report_unseen 2026-07-18')
  })
  test('档案迁出终止，转出交接仍在，直到接收', () => {
    const moved: Line = ['rec_lifecycle', '2026-05-01', { to: 'closed_moved_out', move_out_date: '2026-05-01' }]
    const taken: Line = ['rec_transfer', '2026-05-12', { state: 'accepted', to_village: '2' }]
    expect(tasks(subject([profile('2025-01-10'), moved]), '2026-05-20')).toContain('transfer 2026-05-15')
    expect(tasks(subject([profile('2025-01-10'), moved, taken]), '2026-05-20')).toEqual([])
  })
  test('短语不写诊断和公安', () => {
    const kinds = new Set(
      derived(subject([profile('2025-01-10'), visit('2026-03-02', { risk: '3' })])).due.map((due) => dueText(due)),
    )
    for (const { title, reason } of kinds) expect(`${title}${reason}`).not.toMatch(/精神|公安|专科/)
  })
})

test('随访记录死亡：离开在册，没有随访任务，登记终止', () => {
  const told: Line = ['smd_followup', '2026-05-06', { method: '2', death_date: '2026-05-01', death_cause: '4' }]
  const one = subject([profile('2025-01-10'), visit('2026-03-02'), told])
  expect([has(one, '2026-04-30', 'registered'), has(one, '2026-05-01', 'registered')]).toEqual([true, false])
  expect(tasks(one, '2026-06-10')).toEqual(['close 2026-05-08'])
  const closed: Line = [
    'programme_close',
    '2026-05-07',
    { programme: 'smd', close_reason: '1', death_date: '2026-05-01' },
  ]
  expect(tasks(subject([profile('2025-01-10'), visit('2026-03-02'), told, closed]), '2026-06-10')).toEqual([])
})
