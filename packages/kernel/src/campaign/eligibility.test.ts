import { expect, test } from 'vitest'
import { day } from '../day/day.ts'
import { type Candidate, type Eligibility, exclusionOf, laterRun, runEligibility } from './eligibility.ts'

const on = day('2026-06-30')
const someone = (more: Partial<Candidate> = {}): Candidate => ({
  person: 'a',
  birth_date: day('1958-06-30'),
  sex: '2',
  state: 'active',
  residence: 'permanent',
  programmes: ['one'],
  owes: ['checkup'],
  ...more,
})

test.each<[string, Partial<Eligibility>, Partial<Candidate>, string | null]>([
  ['欠这张表', { owes: ['checkup'] }, {}, null],
  ['今年已做过', { owes: ['checkup'] }, { owes: [] }, 'not_due'],
  ['不在所选项目', { programmes: ['two'] }, {}, 'programme'],
  ['当天满68岁', { age_from: 68 }, {}, null],
  ['明天才满', { age_from: 68 }, { birth_date: day('1958-07-01') }, 'age'],
  ['没有出生日期', { age_to: 80 }, { birth_date: null }, 'age'],
  ['已终止', {}, { state: 'closed' }, 'closed'],
  ['流动人口', { permanent: true }, { residence: 'mobile' }, 'residence'],
])('%s', (_, rule, more, expected) => {
  expect(exclusionOf({ on, ...rule }, someone(more))).toBe(expected)
})

test('再筛一次只加人，不再符合的标出，不删', () => {
  const run = runEligibility(2, { on, owes: ['checkup'] }, [
    someone({ person: 'b', owes: [] }),
    someone({ person: 'c' }),
    someone({ person: 'd' }),
  ])
  expect(laterRun(['b', 'c'], run)).toEqual({ added: ['d'], no_longer_eligible: ['b'] })
})
