import type { FigurePage } from '@wangdi/kernel/api/routes/figures.ts'

interface Valued {
  readonly value: Pick<FigurePage['children'][number]['value'], 'rate' | 'numerator' | 'denominator'>
}

/** A rate in the direction of the indicator, or a count that has no base; nothing where there is nobody to count. */
const rankOf = ({ value: { rate, numerator, denominator } }: Valued, sign: number): number => {
  if (rate !== null) return rate * sign
  return denominator === null && numerator !== null ? numerator : Number.POSITIVE_INFINITY
}

/** Lowest first in the direction of the indicator; those without a value last. */
export const lowToHigh = <T extends Valued>(children: readonly T[], direction: string): readonly T[] => {
  const ranked = children.map((child) => ({ child, rank: rankOf(child, direction === '<=' ? -1 : 1) }))
  return ranked.toSorted((a, b) => (a.rank === b.rank ? 0 : a.rank - b.rank)).map(({ child }) => child)
}
