import type { Fraction } from '@wangdi/kernel/api/routes/figures.ts'
import { scaleOf } from '@wangdi/kernel/indicator/rate.ts'
import { BESIDE, SMALL } from '@wangdi/kernel/indicator/suppress.ts'
import { countWords } from '../../parts/format.ts'

/** A count as text, or a dash where there is none. */
export const count = (n: number | null): string => (n === null ? '—' : countWords(n))

/** Too few people to be told: the server sends the sign that stands for the number. */
export const isHidden = (print: string): boolean => print === SMALL || print === BESIDE

/** A rate as shown: `88.70%`, `▲102.00%`, `—`; a count with thin spaces. */
export const printed = (value: Fraction, unit: string): string => {
  if (isHidden(value.print)) return value.print
  if (scaleOf(unit) === null) return count(value.numerator)
  if (value.rate === null) return '—'
  return `${value.flags.includes('RATE_OVER_100') ? '▲' : ''}${value.print}${unit}`
}

/** A value that the server has printed, in the unit: `88.70` as 88.70%, `4013` as 4 013. */
export const printedAs = (print: string, unit: string): string => {
  if (print === '—' || isHidden(print)) return print
  return scaleOf(unit) === null ? count(Number(print)) : `${print}${unit}`
}

/** A target in the indicator's unit without trailing zeros: 90%, 64.5%. */
export const printTarget = (target: number, unit: string): string =>
  `${target}${scaleOf(unit) === null ? ` ${unit}` : unit}`

const rounded = (numerator: bigint, denominator: bigint): number => {
  const size = numerator < 0n ? -numerator : numerator
  const q = (2n * size + denominator) / (2n * denominator)
  return Number(numerator < 0n ? -q : q) / 100
}

/**
 * Now minus then in percentage points, two decimals: the absolute value is rounded half-up from the exact fractions,
 * then the sign is put (R-RATE-1). Null when one of them has no value.
 */
export const pointsBetween = (now: Fraction, then: Fraction | null): number | null => {
  if (!then || !now.denominator || !then.denominator || now.numerator === null || then.numerator === null) return null
  const [a, b] = [BigInt(now.numerator), BigInt(now.denominator)]
  const [c, d] = [BigInt(then.numerator), BigInt(then.denominator)]
  return rounded((a * d - c * b) * 10_000n, b * d)
}

/** Percentage points to the target, negative when it is missed. */
export const pointsToTarget = (value: Fraction, target: number): number | null =>
  pointsBetween(value, { ...value, numerator: Math.round(target * 100), denominator: 10_000 })

/** How many more must count for the target to be reached; 0 when it is. Only for "at least" targets. */
export const missingForTarget = (value: Fraction, target: number): number | null => {
  if (value.numerator === null || !value.denominator) return null
  const needed = (BigInt(Math.round(target * 100)) * BigInt(value.denominator) + 9_999n) / 10_000n
  return Math.max(0, Number(needed) - value.numerator)
}

/** Members of the denominator who do not count. */
export const notMetOf = (value: Fraction): number | null =>
  value.numerator === null || value.denominator === null ? null : value.denominator - value.numerator

/** Where a bar list starts: 0, or a round number well below the lowest when all are high; the page names it. */
export const axisStart = (rates: readonly (number | null)[]): number => {
  const known = rates.filter((rate) => rate !== null)
  const lowest = Math.min(...known)
  return known.length < 2 || lowest < 60 ? 0 : Math.min(80, Math.floor(lowest / 10) * 10 - 10)
}

/** Length of a bar in percent of its track. */
export const barLength = (rate: number | null, from = 0): number =>
  rate === null ? 0 : Math.max(0, Math.min(100, ((rate - from) / (100 - from)) * 100))
