/** What is printed where fewer than 5 people would be told, and where a neighbour would tell them by subtraction. */
export const SMALL = '<5'
export const BESIDE = '*'

/** 1 to 4: few enough to point at persons; 0 tells of nobody. */
export const isSmall = (n: number | null): boolean => n !== null && n >= 1 && n <= 4

export interface Row {
  /** Places of the row that are not printed. */
  readonly hidden: ReadonlySet<number>
  /** The total is not printed. */
  readonly totalHidden: boolean
}

/**
 * Which cells of a row stay hidden. When exactly one is hidden beside a printed total, the smallest other cell that is
 * not 0 is hidden too (of equal ones the first); without such a cell the total is.
 */
export const hideIn = (values: readonly (number | null)[], small: ReadonlySet<number>, total: number | null): Row => {
  const totalSmall = isSmall(total)
  if (small.size !== 1 || total === null || totalSmall) return { hidden: small, totalHidden: totalSmall }
  const others = values.flatMap((value, at) => (small.has(at) || value === null || value === 0 ? [] : [{ value, at }]))
  const [beside] = others.toSorted((a, b) => a.value - b.value || a.at - b.at)
  return beside === undefined
    ? { hidden: small, totalHidden: true }
    : { hidden: new Set([...small, beside.at]), totalHidden: false }
}

/** A row of counts as it is printed for readers who see sums only (精神卫生法第四条; 统计小数隐藏). */
export const suppress = (
  cells: readonly (number | null)[],
  total: number | null,
): { readonly cells: readonly string[]; readonly total: string | null } => {
  const small = new Set(cells.flatMap((value, at) => (isSmall(value) ? [at] : [])))
  const { hidden, totalHidden } = hideIn(cells, small, total)
  const print = (value: number | null, at: number): string => {
    if (value === null) return '—'
    if (!hidden.has(at)) return String(value)
    return isSmall(value) ? SMALL : BESIDE
  }
  return { cells: cells.map(print), total: total === null ? null : totalHidden ? SMALL : String(total) }
}
