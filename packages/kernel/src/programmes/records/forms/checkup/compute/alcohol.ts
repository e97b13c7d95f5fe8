import { type Fraction, fraction, over, plus, roundHalfUp } from '../../../../../text/decimal.ts'

/** 折合白酒: how many 两 of a drink make one of liquor (规范第三版·健康体检表·日饮酒量). */
const PER_LIQUOR = { liquor: 1, beer: 10, red_wine: 4, yellow: 5 } as const

export type Drink = keyof typeof PER_LIQUOR
export const drinks = Object.keys(PER_LIQUOR) as readonly Drink[]

/** Daily amounts in 两 (1 斤 = 10 两; a bottle of 500 mL ≈ 10 两) as 两 of liquor, one decimal; null when none is given. */
export const asLiquor = (amounts: Readonly<Partial<Record<Drink, unknown>>>): string | null => {
  const parts = drinks.flatMap((drink) => {
    const amount = fraction(amounts[drink])
    return amount ? [over(amount, { n: BigInt(PER_LIQUOR[drink]), d: 1n })] : []
  })
  if (parts.length === 0) return null
  return roundHalfUp(parts.reduce<Fraction>(plus, { n: 0n, d: 1n }), 1)
}
