import type { FigureRow } from '@wangdi/kernel/api/routes/figures.ts'

export interface Dot {
  readonly area: string
  readonly name: string
  readonly print: string
  /** Place on the axis, 0 to 100. */
  readonly at: number
  readonly lowest: boolean
}

export interface StripAxis {
  readonly dots: readonly Dot[]
  readonly targetAt: number | null
}

/** Places units and target on one axis that just holds them all; a lone value stands in the middle. */
export const stripOf = (row: Pick<FigureRow, 'units' | 'target' | 'lowest'>): StripAxis => {
  const known = row.units.filter((unit) => unit.rate !== null)
  const values = [...known.map((unit) => unit.rate ?? 0), ...(row.target === null ? [] : [row.target])]
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const at = (value: number): number => (high === low ? 50 : 8 + ((value - low) / (high - low)) * 84)
  return {
    dots: known
      .map(({ area, name, print, rate }) => ({
        area,
        name,
        print,
        at: at(rate ?? 0),
        lowest: area === row.lowest?.area,
      }))
      .toSorted((a, b) => Number(a.lowest) - Number(b.lowest)),
    targetAt: row.target === null || known.length === 0 ? null : at(row.target),
  }
}
