/** One line of the table. */
export interface Measure {
  readonly part: string
  /** What was done, and on how much. */
  readonly name: string
  readonly result: Result
  /** The plain way of doing the same, measured in the same run; null where there is none. */
  readonly plain: { readonly name: string; readonly result: Result } | null
  /** Result ÷ plain: of rates the medians, of times the 95th percentiles. */
  readonly ratio: number | null
  /** How many runs or requests the figures are the median or percentiles of; warm-up is not among them. */
  readonly runs: number
}

export type Result =
  | { readonly kind: 'rate'; readonly median: number; readonly unit: string }
  | { readonly kind: 'time'; readonly p50: number; readonly p95: number; readonly unit: 'ms' }
  | { readonly kind: 'size'; readonly value: number; readonly unit: string }

/** The value below which this share of the values lies (nearest rank). */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))]
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Milliseconds that the work takes. */
export const clock = async (work: () => unknown): Promise<number> => {
  const began = performance.now()
  await work()
  return performance.now() - began
}

export const rateOf = (unit: string, perSecond: readonly number[]): Result => ({
  kind: 'rate',
  median: median(perSecond),
  unit,
})

export const timeOf = (milliseconds: readonly number[]): Result => ({
  kind: 'time',
  p50: quantile(milliseconds, 0.5),
  p95: quantile(milliseconds, 0.95),
  unit: 'ms',
})

/** Times of each request after a warm-up. */
export const timesOf = async <T>(
  asked: readonly T[],
  warmUp: number,
  work: (each: T) => Promise<unknown>,
): Promise<number[]> => {
  for (let at = 0; at < warmUp; at++) await work(asked[at % asked.length])
  const times: number[] = []
  for (const each of asked) times.push(await clock(() => work(each)))
  return times
}

const headOf = (result: Result): number =>
  result.kind === 'rate' ? result.median : result.kind === 'time' ? result.p95 : result.value

/** A line with its ratio worked out. */
export const measure = (
  part: string,
  name: string,
  result: Result,
  runs: number,
  plain: Measure['plain'] = null,
): Measure => ({ part, name, result, plain, ratio: plain && headOf(result) / headOf(plain.result), runs })
