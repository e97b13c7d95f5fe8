/**
 * A small seeded generator of random numbers (sfc32): the same seed and label give the same sequence on every
 * machine, so that the same county comes out byte for byte. Never for secrets.
 */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number
  /** Whole number from low to high, both included. */
  readonly int: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  readonly pick: <T>(items: readonly T[]) => T
  readonly normal: (mean: number, deviation: number) => number
  /** 32 random bits. */
  readonly bits: () => number
}

/**
 * 64 bits of the label, so that each village and household has a sequence of its own: with 32 bits a county of 200,000
 * households would hold some of them twice.
 */
const hash = (text: string): readonly [number, number] => {
  let [g, h] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    g = Math.imul(g ^ code, 2_654_435_761)
    h = Math.imul(h ^ code, 1_597_334_677)
    g ^= h >>> 15
    h ^= g >>> 13
  }
  return [g, h]
}

const sfc32 = (seed: number, [first, second]: readonly [number, number]): (() => number) => {
  let [a, b, c, d] = [seed | 0, first | 0, second | 0, 1]
  const bits = (): number => {
    const t = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return t >>> 0
  }
  for (let round = 0; round < 12; round++) bits()
  return bits
}

export const random = (seed: number, label: string): Random => {
  const bits = sfc32(seed, hash(label))
  const next = (): number => bits() / 4_294_967_296
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    int,
    bits,
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)],
    // Sum of four uniforms: near enough to a bell, bounded, and without logarithms.
    normal: (mean, deviation) => mean + (next() + next() + next() + next() - 2) * 1.732 * deviation,
  }
}

/** One of the items by its weight. `total` is the sum of the weights. */
export interface Weighted<T> {
  readonly items: readonly T[]
  readonly upTo: readonly number[]
}

export const weighted = <T>(pairs: readonly (readonly [T, number])[]): Weighted<T> => {
  let sum = 0
  return {
    items: pairs.map(([item]) => item),
    upTo: pairs.map(([, weight]) => {
      sum += weight
      return sum
    }),
  }
}

export const draw = <T>(from: Weighted<T>, r: Random): T => {
  const { items, upTo } = from
  const point = r.next() * upTo[upTo.length - 1]
  const at = upTo.findIndex((limit) => point < limit)
  return items[at < 0 ? items.length - 1 : at]
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const hex32 = (n: number): string => HEX[n >>> 24] + HEX[(n >>> 16) & 255] + HEX[(n >>> 8) & 255] + HEX[n & 255]

/** A UUID of version 7 for an instant in milliseconds, with random bits of the sequence. */
export const uuid7 = (milliseconds: number, r: Random): string => {
  const high = hex32(Math.floor(milliseconds / 65_536))
  const low = hex32(milliseconds % 65_536).slice(4)
  const [a, b, c] = [r.bits(), r.bits(), r.bits()]
  const version = hex32((0x7000 | (a & 0xfff)) >>> 0).slice(4)
  const variant = hex32((0x8000 | ((a >>> 12) & 0x3fff)) >>> 0).slice(4)
  return `${high}-${low}-${version}-${variant}-${hex32(b)}${hex32(c).slice(4)}`
}
