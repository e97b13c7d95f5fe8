/** Exact printing of rates: nothing is rounded before the last step (R-RATE-1). */

/** Rate × 10^decimals as an integer, half-up, or null without a denominator. */
const scaled = (numerator: number, denominator: number, scale: number, decimals: number): bigint | null => {
  if (denominator === 0) return null
  const n = BigInt(numerator) * BigInt(scale) * 10n ** BigInt(decimals)
  const d = BigInt(denominator)
  return (2n * n + d) / (2n * d)
}

/** numerator ÷ denominator × scale, rounded half-up; null (printed —) when there is no denominator. */
export const rate = (
  numerator: number | null,
  denominator: number | null,
  scale = 100,
  decimals = 2,
): number | null => {
  if (numerator === null || denominator === null) return null
  const q = scaled(numerator, denominator, scale, decimals)
  return q === null ? null : Number(q) / 10 ** decimals
}

/** What a rate of a unit is out of: 100 for %, 1,000 for ‰; null for counts. */
export const scaleOf = (unit: string): number | null => (unit === '%' ? 100 : unit === '‰' ? 1000 : null)

/** The text a sheet shows: `64.37`, or `—`. */
export const printRate = (numerator: number | null, denominator: number | null, scale = 100, decimals = 2): string => {
  const value = rate(numerator, denominator, scale, decimals)
  return value === null ? '—' : value.toFixed(decimals)
}

/** RATE_OVER_100 above the whole, SMALL_BASE under 30. */
export const rateFlags = (numerator: number | null, denominator: number | null): string[] => {
  if (numerator === null || denominator === null || denominator === 0) return []
  return [...(numerator > denominator ? ['RATE_OVER_100'] : []), ...(denominator < 30 ? ['SMALL_BASE'] : [])]
}
