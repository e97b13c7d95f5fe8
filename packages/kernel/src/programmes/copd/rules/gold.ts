import { compare, type Fraction, fraction, over, roundHalfUp, times } from '../../../text/decimal.ts'

/** Airflow limitation by lung function after a bronchodilator. */
export interface Gold {
  /** FEV1 ÷ FVC in %, one decimal. */
  readonly ratio: string
  /** Below 70.0, after rounding. */
  readonly obstructed: boolean
  /** 1 轻 · 2 中 · 3 重 · 4 极重; null where not obstructed or the share of the predicted value is not known. */
  readonly grade: 1 | 2 | 3 | 4 | null
}

const HUNDRED: Fraction = { n: 100n, d: 1n }
const LIMIT: Fraction = { n: 70n, d: 1n }

const isBelow = (value: Fraction, limit: bigint): boolean => compare(value, { n: limit, d: 1n }) < 0

/** FEV1/FVC in % with one decimal; null unless both are above zero. */
export const ratioOf = (fev1: unknown, fvc: unknown): string | null => {
  const [first, whole] = [fraction(fev1), fraction(fvc)]
  if (!first || !whole || first.n <= 0n || whole.n <= 0n) return null
  return roundHalfUp(over(times(first, HUNDRED), whole), 1)
}

const isObstructed = (ratio: Fraction): boolean => compare(ratio, LIMIT) < 0

/** 1 轻 · 2 中 · 3 重 · 4 极重 of a ratio and the share of the predicted value, both in %; null where not obstructed. */
export const gradeOf = (ratio: unknown, predicted: unknown): Gold['grade'] => {
  const [exact, share] = [fraction(ratio), fraction(predicted)]
  if (!exact || !share || !isObstructed(exact)) return null
  return !isBelow(share, 80n) ? 1 : !isBelow(share, 50n) ? 2 : !isBelow(share, 30n) ? 3 : 4
}

/** Obstruction and grade. The ratio is rounded half-up to one decimal before it is compared. (copd.gold) */
export const gold = (fev1: unknown, fvc: unknown, predicted: unknown): Gold | null => {
  const ratio = ratioOf(fev1, fvc)
  const exact = ratio === null ? null : fraction(ratio)
  if (ratio === null || !exact) return null
  return { ratio, obstructed: isObstructed(exact), grade: gradeOf(ratio, predicted) }
}
