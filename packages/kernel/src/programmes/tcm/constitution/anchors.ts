import { compare, type Fraction, fraction } from '../../../text/decimal.ts'

/** Upper ends of the steps 1 to 4: the value lies below (or at, where said) the limit. */
const stepOf = (value: Fraction, below: readonly string[]): number => {
  const at = below.findIndex((limit) => {
    const edge = fraction(limit)
    return edge !== null && compare(value, edge) < 0
  })
  return at < 0 ? below.length + 1 : at + 1
}

/** 第9题: BMI <24 · 24≤x<25 · 25≤x<26 · 26≤x<28 · ≥28, by the unrounded value. */
export const proposedQ9 = (bmi: Fraction): number => stepOf(bmi, ['24', '25', '26', '28'])

/** 第28题: 腹围 <80 · 80～85 · 86～90 · 91～105 · >105 cm; a fraction belongs to the step below (product). */
export const proposedQ28 = (waist: Fraction): number => {
  const limit = fraction('105')
  if (limit && compare(waist, limit) > 0) return 5
  return Math.min(stepOf(waist, ['80', '86', '91']), 4)
}

/** 第14题, colds in a year: <2 · 2～4 · 5～6 · ≥8 · almost every month (from 11: product); the form leaves 7 out. */
export const proposedQ14 = (colds: number): number | null => {
  if (colds < 2) return 1
  if (colds <= 4) return 2
  if (colds <= 6) return 3
  return colds === 7 ? null : colds <= 10 ? 4 : 5
}
