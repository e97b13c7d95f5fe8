import { describe, expect, test } from 'vitest'
import { type Day, day } from '../../day/day.ts'
import { evaluate } from '../../indicator/evaluate.ts'
import { planOf, variantOf } from '../../indicator/plan.ts'
import { derive } from '../../programme/derive.ts'
import { lifeOf } from '../../programme/life.ts'
import type { ClauseNode } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { doseCalendar } from './course/calendar.ts'
import { careOf } from './course/care.ts'
import { tuberculosis } from './programme.ts'
import { close, first, type Line, missed, notice, subject, visit } from './testing.ts'

const derived = (one: Subject) => derive(one, [tuberculosis])
const flagsOn = (one: Subject, on: string): readonly string[] =>
  derived(one).status.find(({ from, to }) => from <= on && on < to)?.flags ?? []
const numbersOn = (one: Subject, on: string) =>
  derived(one).status.find(({ from, to }) => from <= on && on < to)?.numbers
const STATES = ['suspect', 'notified', 'managed', 'lost', 'closing', 'closed']
const stateOn = (one: Subject, on: string): string =>
  flagsOn(one, on)
    .filter((flag) => STATES.includes(flag))
    .join('+')
const tasks = (one: Subject, on: string) =>
  derived(one)
    .due.filter(
      ({ opens, met_on, ended_on }) => opens <= on && (!met_on || met_on > on) && (!ended_on || ended_on > on),
    )
    .map(({ kind, due_by }) => `${kind} ${due_by}`)
    .sort()
const figure = (people: readonly Subject[], id: string, on: string, variant?: string) => {
  const indicator = tuberculosis.indicators.find((one) => one.id === id)
  const found = indicator && variantOf(indicator, variant)
  if (!indicator || !found) throw new RangeError(id)
  const asked = { start: day(`${on.slice(0, 4)}-01-01`), on: day(on), reading: 'pro_rata' as const }
  const rows = people.map((one, at) => ({ person: `p${at}`, rows: derived(one) }))
  const answer = evaluate(planOf(indicator, found, asked, [tuberculosis]), [tuberculosis], rows, {
    villages: null,
    base: () => 10,
  })
  return `${answer.numerator}/${answer.denominator}`
}
const tree = (one: Subject, indicator: string, on: string) =>
  tuberculosis.explain(one, lifeOf(one), indicator, day(on), { start: day(`${on.slice(0, 4)}-01-01`), end: day(on) })
const lines = (node: ClauseNode, depth = 0): string[] => [
  `${'  '.repeat(depth)}${{ met: '✓', unmet: '✗', not_yet: '○', none: '–' }[node.state]} ${node.text}${node.detail ? `｜${node.detail}` : ''}`,
  ...(node.children ?? []).flatMap((child) => lines(child, depth + 1)),
]

const stop = (on: string, reason: string): Line => ['tb_stop', on, { stop_date: on, stop_reason: reason }]
const death = (on: string): Line => ['rec_lifecycle', on, { to: 'closed_deceased', death_date: on }]
const begun = [notice('2025-03-07', '15:30'), first('2025-03-10')]

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

describe('服药', () => {
  test('日历：有日期的漏服标出，不知道哪天的标为不明', () => {
    const one = subject([
      ...begun,
      visit('2025-03-14', { missed_doses: 2, missed_dates: ['2025-03-11'] }),
      visit('2025-03-16'),
    ])
    const [course] = careOf(one).courses
    const { days, windows } = doseCalendar(course, day('2025-03-18'))
    expect(days.map(({ mark }) => mark)).toEqual([
      ...Array(6).fill('unsure'),
      'missed',
      ...Array(3).fill('unsure'),
      'taken',
      'taken',
      'unreported',
      'unreported',
    ])
    expect(windows.map(({ expected, taken, missed: left }) => [expected, taken, left])).toEqual([
      [10, 8, 2],
      [2, 2, 0],
    ])
  })
  test('间歇的隔日服，医嘱停药的日子空着', () => {
    const rest: Line = ['tb_break', '2025-03-08', { restart_on: '2025-03-11' }]
    const one = subject([notice('2025-03-07'), rest, first('2025-03-10', { frequency: '2' })])
    const marks = doseCalendar(careOf(one).courses[0], day('2025-03-14')).days.map(({ mark }) => mark)
    expect(marks).toEqual([
      'unreported',
      'off',
      'unreported',
      'break',
      'break',
      'break',
      'off',
      'unreported',
      'off',
      'unreported',
    ])
  })
  test('转入前的次数原样接过来', () => {
    const moved: Line = [
      'tb_notice',
      '2025-05-01',
      { moved_in: '2', doses_before_expected: 57, doses_before_taken: 50 },
    ]
    const one = subject([moved, first('2025-05-02', { supervisor: '1' }), visit('2025-05-31')])
    expect(numbersOn(one, '2025-05-31')).toMatchObject({ doses_due: 57 + 31, doses_taken: 50 + 31 })
  })
  test('漏服曲线：满1周或累计超过一成的在线外', () => {
    const one = subject([...begun, visit('2025-03-14', { missed_doses: 1 }), visit('2025-03-24', { missed_doses: 7 })])
    expect(tuberculosis.courses?.[0].points(one).map(({ values, out }) => [values, out])).toEqual([
      [[1, 10], false],
      [[7, 40], true],
    ])
  })
  test('应访视：家属督导每10天一次，换成医生督导后每月一次', () => {
    const one = subject([
      ...begun,
      visit('2025-03-20'),
      visit('2025-04-10', { supervisor: '1', supervisor_changed_on: '2025-04-01' }),
      visit('2025-05-10', { supervisor: '1' }),
    ])
    expect(numbersOn(one, '2025-03-31')).toMatchObject({ owed: 3, done: 1, capped: 1 })
    expect(numbersOn(one, '2025-06-01')).toMatchObject({ owed: 3 + 2, done: 3, capped: 3 })
  })
})

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
      visits_expected: 3,
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
