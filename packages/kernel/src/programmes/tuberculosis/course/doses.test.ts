import { describe, expect, test } from 'vitest'
import { day } from '../../../day/day.ts'
import { tuberculosis } from '../programme.ts'
import { begun, numbersOn } from '../testing/asking.ts'
import { first, type Line, notice, subject, visit } from '../testing/records.ts'
import { doseCalendar } from './calendar.ts'
import { careOf } from './care.ts'

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
    expect(numbersOn(one, '2025-03-31')).toMatchObject({ owed: 2, done: 1, capped: 1 })
    expect(numbersOn(one, '2025-06-01')).toMatchObject({ owed: 3 + 2, done: 3, capped: 3 })
  })
})
