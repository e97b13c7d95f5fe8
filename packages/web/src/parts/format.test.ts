import { day } from '@wangdi/kernel/day/day.ts'
import { expect, test } from 'vitest'
import { ageWords, agoWords, countWords, dayWords, dueWords, momentWords } from './format.ts'

const today = '2026-06-12'

test('日期不是今年的带年份', () => {
  expect(dayWords('2026-05-20', today)).toBe('5月20日')
  expect(dayWords('2025-11-06', today)).toBe('2025年11月6日')
  expect(dayWords(null, today)).toBe('—')
})

test.each([
  ['2026-06-12', '今天'],
  ['2026-05-20', '23天前'],
  ['2025-11-06', '7个月前'],
  ['2024-01-01', '2年前'],
])('%s 是%s', (from, words) => expect(agoWords(from, today)).toBe(words))

test.each([
  ['2026-06-01', '11天'],
  ['2026-01-12', '5个月'],
  ['2024-12-01', '1岁6个月'],
  ['1958-09-03', '67岁'],
])('%s 出生，今天%s', (birth, words) => expect(ageWords(day(birth), day(today))).toBe(words))

test.each([
  [812, '812'],
  [6212, '6\u2009212'],
  [1234567, '1\u2009234\u2009567'],
])('%i 写作 %s', (count, words) => expect(countWords(count)).toBe(words))

test.each([
  ['2026-06-03', 'overdue', '逾期9天'],
  ['2026-06-12', 'due', '今天'],
  ['2026-06-14', 'due', '还剩2天'],
  ['2026-12-31', 'later', '12月31日前'],
])('%s 到期：%s %s', (due, state, word) => expect(dueWords(due, today)).toEqual({ state, word }))

test('时刻按东八区写，今天的只写时间', () => {
  expect(momentWords('2026-06-12T01:26:00Z', today)).toBe('今天 09:26')
  expect(momentWords('2026-06-11T20:00:00Z', today)).toBe('今天 04:00')
  expect(momentWords('2026-05-20T01:26:00Z', today)).toBe('5月20日 09:26')
})
