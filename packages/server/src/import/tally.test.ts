import { expect, test } from 'vitest'
import { balances, counted, emptyBalance, rowOutcome } from './tally.ts'

test('every row read became exactly one thing', () => {
  const balance = (['created', 'created', 'rejected', 'waiting'] as const).reduce(counted, emptyBalance)
  expect(balance).toMatchObject({ read: 4, created: 2, rejected: 1, waiting: 1 })
  expect(balances(balance)).toBe(true)
  expect(balances({ ...balance, read: 5 })).toBe(false)
})

test('a row with a rejected part is rejected', () => {
  expect(rowOutcome(['created', 'rejected'])).toBe('rejected')
  expect(rowOutcome(['unchanged', 'updated'])).toBe('updated')
  expect(rowOutcome([])).toBe('unchanged')
})
