import { expect, test } from 'vitest'
import { minutesLeft } from './left.ts'

const job = { done: 250, of: 1000, started_at: '2026-06-12T08:00:00Z' }

test('a quarter in two minutes leaves six', () => expect(minutesLeft(job, Date.parse('2026-06-12T08:02:00Z'))).toBe(6))
test('before a tenth is done nobody knows', () =>
  expect(minutesLeft({ ...job, done: 99 }, Date.parse('2026-06-12T08:02:00Z'))).toBeNull())
