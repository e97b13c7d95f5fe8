/**
 * Exact decimals as fractions of integers: rules compare and round these, never a binary floating-point product
 * (规则 R-RATE-1; half-up as the national returns do).
 */
export interface Fraction {
  readonly n: bigint
  /** Always positive. */
  readonly d: bigint
}

const DECIMAL = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/

/** A plain decimal (`-12.50`) split into sign, whole digits and fraction digits; null for anything else. */
export const splitDecimal = (text: string): { sign: string; whole: string; digits: string } | null => {
  const parts = DECIMAL.exec(text)
  return parts ? { sign: parts[1], whole: parts[2], digits: parts[3] ?? '' } : null
}

/** The exact value of a decimal text or of the shortest decimal that names a number; null when it is neither. */
export const fraction = (value: unknown): Fraction | null => {
  const text = typeof value === 'number' ? String(value) : value
  const parts = typeof text === 'string' ? splitDecimal(text) : null
  if (!parts) return null
  const n = BigInt(parts.whole + parts.digits)
  return { n: parts.sign ? -n : n, d: 10n ** BigInt(parts.digits.length) }
}

export const times = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.n, d: a.d * b.d })
export const plus = (a: Fraction, b: Fraction): Fraction => ({ n: a.n * b.d + b.n * a.d, d: a.d * b.d })
export const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d })

/** a ÷ b; b must not be zero. */
export const over = (a: Fraction, b: Fraction): Fraction =>
  b.n < 0n ? { n: -a.n * b.d, d: a.d * -b.n } : { n: a.n * b.d, d: a.d * b.n }

/** Negative, zero or positive as a is below, equal to or above b. */
export const compare = (a: Fraction, b: Fraction): number => {
  const [left, right] = [a.n * b.d, b.n * a.d]
  return left < right ? -1 : left > right ? 1 : 0
}

/** Rounded half-up to `decimals` digits (negative values: the absolute value is rounded, then signed). */
export const roundHalfUp = (f: Fraction, decimals: number): string => {
  const magnitude = f.n < 0n ? -f.n : f.n
  const scaled = (2n * magnitude * 10n ** BigInt(decimals) + f.d) / (2n * f.d)
  const digits = scaled.toString().padStart(decimals + 1, '0')
  const cut = digits.length - decimals
  const text = decimals === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`
  return f.n < 0n && scaled !== 0n ? `-${text}` : text
}

/** The nearest binary number, for display and JSON only. */
export const toNumber = (f: Fraction): number => Number(f.n) / Number(f.d)
