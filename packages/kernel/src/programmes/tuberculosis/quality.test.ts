import { expect, test } from 'vitest'
import { day } from '../../day/day.ts'
import type { Subject } from '../../programme/subject.ts'
import { qualityOf } from './quality.ts'
import { death, stop } from './testing/asking.ts'
import { first, type Line, notice, subject, visit } from './testing/records.ts'

const begun = [notice('2025-03-07'), first('2025-03-10')]

const doubts = (lines: readonly Line[], entered: Readonly<Record<string, string>> = {}): readonly string[] => {
  const one = subject(lines)
  const late: Subject = {
    ...one,
    records: one.records.map((record) => ({
      ...record,
      recorded_at: (record.form.startsWith('tb_') && entered[record.service_date]) || record.recorded_at,
    })),
  }
  return qualityOf(late, day('2025-12-31')).map(({ rule, weight, date }) => `${rule} ${weight} ${date}`)
}

test('TB-Q1：停止治疗、死亡之后的随访，后来才知道的列出', () => {
  expect(doubts([...begun, visit('2025-09-10'), stop('2025-09-05', '1')])).toEqual(['TB-Q1 high 2025-09-10'])
  expect(doubts([...begun, visit('2025-06-10'), death('2025-06-01')])).toEqual(['TB-Q1 high 2025-06-10'])
})

test('TB-Q2：医生督导、没有漏服，其间住院或外出；家属督导、有漏服的不算', () => {
  const doctor = [notice('2025-03-07'), first('2025-03-10', { supervisor: '1' })]
  const inpatient: Line = ['rec_inpatient', '2025-03-20', { admitted: '2025-03-20', discharged: '2025-03-28' }]
  const away: Line = ['rec_residence', '2025-03-20', { away_since: '2025-03-20' }]
  const after = (more = {}) => visit('2025-04-10', { supervisor: '1', ...more })
  expect(doubts([...doctor, inpatient, after()])).toEqual(['TB-Q2 medium 2025-04-10'])
  expect(doubts([...doctor, away, after()])).toEqual(['TB-Q2 medium 2025-04-10'])
  const before: Line = ['rec_inpatient', '2025-03-01', { admitted: '2025-03-01', discharged: '2025-03-08' }]
  expect(doubts([...doctor, before, after()])).toEqual([])
  expect(doubts([...doctor, inpatient, after({ missed_doses: 8, missed_reason: '3' })])).toEqual([])
  expect(doubts([...begun, inpatient, visit('2025-04-10')])).toEqual([])
})

test('TB-Q4：首访填在72小时内而录入在其后；晚7天以上更重', () => {
  const at = (recorded: string) => doubts(begun, { '2025-03-10': recorded })
  expect(at('2025-03-10T15:00:00+08:00')).toEqual([])
  expect(at('2025-03-12T09:00:00+08:00')).toEqual(['TB-Q4 low 2025-03-10'])
  expect(at('2025-03-17T09:00:00+08:00')).toEqual(['TB-Q4 low 2025-03-10'])
  expect(at('2025-03-18T09:00:00+08:00')).toEqual(['TB-Q4 high 2025-03-10'])
})

test('TB-Q6：3个日期的随访在10分钟内录入', () => {
  const days = ['2025-03-20', '2025-03-30', '2025-04-09']
  const at = (...minutes: number[]) =>
    doubts(
      [...begun, ...days.map((on) => visit(on))],
      Object.fromEntries(
        days.map((on, index) => [on, `2025-04-10T17:${String(minutes[index]).padStart(2, '0')}:00+08:00`]),
      ),
    )
  expect(at(0, 4, 10)).toEqual(['TB-Q6 high 2025-04-10'])
  expect(at(0, 4, 11)).toEqual([])
})
