import { normaliseNumber } from '../../identity/citizen-number.ts'

/** How the two codes of a sex column read, settled by the citizen numbers beside it. */
export interface SexReading {
  /** What is written in the file → code of the form. */
  readonly codes: ReadonlyMap<string, '1' | '2'>
  readonly compared: number
  /** Share of the compared rows that agree. */
  readonly agreement: number
}

/** Rows with a valid number that must be compared, and how many of them must agree. */
const ENOUGH = 50
const AGREES = 0.99

const sexOfNumber = (number: string): '1' | '2' | null => {
  const normal = normaliseNumber(number)
  if (!/^\d{17}[\dX]$/.test(normal)) return null
  return Number(normal[16]) % 2 === 1 ? '1' : '2'
}

/**
 * Systems differ in 0 男 1 女 and 1 男 2 女: it is never guessed. With at least 50 valid numbers beside the column and
 * 99 % agreement the reading is fixed; otherwise null, and a person is asked.
 */
export const readSexColumn = (
  rows: readonly { readonly sex: string; readonly id_number: string }[],
): SexReading | null => {
  const counts = new Map<string, { 1: number; 2: number }>()
  let compared = 0
  for (const { sex, id_number } of rows) {
    const truth = sexOfNumber(id_number)
    if (!truth || sex === '') continue
    const count = counts.get(sex) ?? { 1: 0, 2: 0 }
    count[truth]++
    counts.set(sex, count)
    compared++
  }
  const agreed = [...counts.values()].reduce((sum, count) => sum + Math.max(count[1], count[2]), 0)
  const codes = new Map([...counts].map(([word, count]) => [word, count[1] > count[2] ? '1' : '2'] as const))
  const agreement = compared === 0 ? 0 : agreed / compared
  return compared >= ENOUGH && agreement >= AGREES ? { codes, compared, agreement } : null
}

/** Digits alone may mean either; words and letters may not. */
export const isOpenSex = (words: Iterable<string>): boolean => [...words].includes('0')
