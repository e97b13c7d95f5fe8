import { compare, type Fraction, fraction, minus, over, roundHalfUp, times } from '../text/decimal.ts'
import { printRate, rate } from './rate.ts'

export interface UnitRate {
  readonly unit: string
  readonly numerator: number
  readonly denominator: number
}

/** n1/d1 below n2/d2, on exact fractions. */
const lower = (a: UnitRate, b: UnitRate): boolean =>
  BigInt(a.numerator) * BigInt(b.denominator) < BigInt(b.numerator) * BigInt(a.denominator)

/** The area's rate from sums, never from an average, and the unit with the lowest (“每个乡镇均达到X%”). */
export const areaRate = (units: readonly UnitRate[], claim: number | null) => {
  const numerator = units.reduce((sum, unit) => sum + unit.numerator, 0)
  const denominator = units.reduce((sum, unit) => sum + unit.denominator, 0)
  const counted = units.filter((unit) => unit.denominator > 0)
  const lowest = counted.reduce<UnitRate | null>((min, unit) => (min === null || lower(unit, min) ? unit : min), null)
  const wanted = claim === null ? null : fraction(claim)
  const reaches = ({ numerator: n, denominator: d }: UnitRate, limit: Fraction): boolean =>
    compare({ n: BigInt(n) * 100n, d: BigInt(d) }, limit) >= 0
  return {
    numerator,
    denominator,
    rate: rate(numerator, denominator),
    print: printRate(numerator, denominator),
    minimum: lowest && { unit: lowest.unit, print: printRate(lowest.numerator, lowest.denominator) },
    claim_true: wanted && lowest ? counted.every((unit) => reaches(unit, wanted)) : null,
  }
}

/** Shares of a whole in hundredths of a percent that add up to 100.00: the largest remainders get one more. */
export const shares = (parts: readonly number[]): readonly number[] => {
  const total = parts.reduce((sum, part) => sum + part, 0)
  if (total === 0) return []
  const whole = 10_000n
  const exact = parts.map((part) => BigInt(part) * whole)
  const cut = exact.map((value) => value / BigInt(total))
  const missing = Number(whole - cut.reduce((sum, value) => sum + value, 0n))
  const byRemainder = exact
    .map((value, at) => ({ at, rest: value % BigInt(total) }))
    .sort((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))
  const more = new Set(byRemainder.slice(0, missing).map(({ at }) => at))
  return cut.map((value, at) => Number(value + (more.has(at) ? 1n : 0n)) / 100)
}

const ZERO: Fraction = { n: 0n, d: 1n }

/** 同比、环比 in percent, or the difference of two rates in 个百分点; nothing to compare with: —. */
export const change = (now: number, before: number, asPoints: boolean) => {
  const [a, b] = [fraction(now), fraction(before)]
  const unit_zh = asPoints ? '个百分点' : '%'
  if (!a || !b || (!asPoints && compare(b, ZERO) === 0)) return { change: null, print: '—', unit_zh }
  const difference = minus(a, b)
  const value = asPoints ? difference : over(times(difference, { n: 100n, d: 1n }), b)
  const print = roundHalfUp(value, 2)
  return { change: Number(print), print, unit_zh }
}
