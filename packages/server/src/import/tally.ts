import type { Balance } from '@wangdi/kernel/api/routes/work.ts'

/** What became of one row of the file. */
export type RowOutcome = Exclude<keyof Balance, 'read'>

export const emptyBalance: Balance = {
  read: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  duplicates: 0,
  waiting: 0,
  rejected: 0,
}

/** The balance with one more row. */
export const counted = (balance: Balance, outcome: RowOutcome): Balance => ({
  ...balance,
  read: balance.read + 1,
  [outcome]: balance[outcome] + 1,
})

/** Every row that was read became one thing (IMP_BALANCE). */
export const balances = ({ read, ...parts }: Balance): boolean =>
  read === Object.values(parts).reduce((sum, part) => sum + part, 0)

const RANK: readonly RowOutcome[] = ['rejected', 'waiting', 'duplicates', 'created', 'updated', 'unchanged']

/** A row that gave several lines is the worst of them: rejected before waiting before anything stored. */
export const rowOutcome = (parts: readonly RowOutcome[]): RowOutcome =>
  RANK.find((outcome) => parts.includes(outcome)) ?? 'unchanged'
