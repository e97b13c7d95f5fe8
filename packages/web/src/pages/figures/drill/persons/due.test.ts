import type { FigurePerson } from '@wangdi/kernel/api/routes/figures.ts'
import { day } from '@wangdi/kernel/day/day.ts'
import { expect, test } from 'vitest'
import { dueOf } from './due.ts'

const person: FigurePerson = {
  resident_id: '0131bcd6-ec2d-7472-9ed3-871553f57abc',
  name: '陈*',
  sex: '1',
  age: 83,
  village_name: '西门社区',
  group: null,
  clauses: [{ code: 'C-OVERDUE', state: 'unmet', text: '应于1月7日随访，已超期322天', due_by: null }],
  reason: null,
  due_by: '2026-01-07',
  overdue_days: 322,
  may_open: true,
}

test('a clause without a day has nothing overdue, though the person owes something else', () =>
  expect(dueOf(person)).toBeNull())

test('a clause with a day is overdue since then', () =>
  expect(dueOf({ ...person, clauses: [{ ...person.clauses[0], due_by: day('2026-01-07') }] })).toEqual({
    by: '2026-01-07',
    overdue: 322,
  }))
