import type { Fraction } from '../api/routes/figures.ts'
import { BESIDE, hideIn, isSmall, SMALL } from './suppress.ts'

/** Which of the two numbers of a figure may be shown. */
export interface Shown {
  readonly numerator: boolean
  readonly denominator: boolean
}

export const allShown: Shown = { numerator: true, denominator: true }
const noneShown: Shown = { numerator: false, denominator: false }

/** Those who are counted in the denominator and not in the numerator are persons too. */
const rest = ({ numerator: n, denominator: d }: Fraction): number | null => (n === null || d === null ? null : d - n)

const tellsFew = (value: Fraction): boolean => isSmall(value.numerator) || isSmall(rest(value))

/** A figure alone, without a row that it stands in. */
export const shownAlone = (value: Fraction): Shown => {
  const denominator = !isSmall(value.denominator)
  return { numerator: denominator && !tellsFew(value), denominator }
}

/**
 * Whether the hidden cells, summed up by whoever subtracts the others from the total, tell of few persons, or what each
 * of them is: two cells of 1 to 4 that make 8 are 4 and 4.
 */
const givesAway = (hidden: readonly number[]): boolean => {
  const sum = hidden.reduce((total, value) => total + value, 0)
  return isSmall(sum) || (hidden.every(isSmall) && sum === MOST_OF_FEW * hidden.length)
}
const MOST_OF_FEW = 4

const hiddenBy = (
  values: readonly (number | null)[],
  tells: (at: number) => boolean,
  total: number | null,
): { hidden: ReadonlySet<number>; totalHidden: boolean } => {
  const few = new Set(values.flatMap((value, at) => (value !== null && tells(at) ? [at] : [])))
  const row = hideIn(values, few, total)
  const hidden = [...row.hidden].map((at) => values[at] ?? 0)
  if (row.totalHidden || total === null || hidden.length === 0 || !givesAway(hidden)) return row
  const others = values.flatMap((value, at) => (value && !row.hidden.has(at) ? [{ value, at }] : []))
  const [beside] = others.toSorted((a, b) => a.value - b.value || a.at - b.at)
  return beside ? { ...row, hidden: new Set([...row.hidden, beside.at]) } : { ...row, totalHidden: true }
}

/**
 * What may be shown of the parts of an area for readers who see sums only. `of` is what may be shown of the area
 * itself: where its own number is hidden, no part is shown, for they add up to it.
 */
export const shownParts = (
  parts: readonly Fraction[],
  whole: Fraction,
  of: Shown,
): { readonly parts: readonly Shown[]; readonly whole: Shown } => {
  if (!of.denominator) return { parts: parts.map(() => noneShown), whole: noneShown }
  const below = hiddenBy(
    parts.map(({ denominator }) => denominator),
    (at) => isSmall(parts[at].denominator),
    whole.denominator,
  )
  const above = hiddenBy(
    parts.map(({ numerator }) => numerator),
    (at) => below.hidden.has(at) || tellsFew(parts[at]),
    of.numerator ? whole.numerator : null,
  )
  const denominator = !below.totalHidden
  const numerator = of.numerator && denominator && !above.totalHidden
  return {
    whole: { numerator, denominator },
    parts: parts.map((_, at) => ({
      denominator: denominator && !below.hidden.has(at),
      numerator: numerator && !below.hidden.has(at) && !above.hidden.has(at),
    })),
  }
}

/** A figure as readers of sums see it. */
export const printShown = (value: Fraction, shown: Shown): Fraction => {
  if (shown.numerator && shown.denominator) return value
  const few = isSmall(value.numerator) || isSmall(value.denominator)
  return {
    numerator: shown.numerator ? value.numerator : null,
    denominator: shown.denominator ? value.denominator : null,
    rate: null,
    print: few ? SMALL : BESIDE,
    flags: [],
    note: '人数少，不显示',
  }
}
