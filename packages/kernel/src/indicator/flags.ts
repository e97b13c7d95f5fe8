import type { Having } from './indicator.ts'

/** Flags of a row as one whole number: bit i is the programme's i-th flag. 52 flags fit a JavaScript number exactly. */
export type Packed = number

const HALF = 2 ** 26

/** How a programme's flags are packed, worked out once. */
export interface FlagPacker {
  readonly pack: (flags: readonly string[]) => Packed
  readonly unpack: (packed: Packed) => readonly string[]
}

export const flagPacker = (declared: readonly string[]): FlagPacker => {
  if (declared.length > 52) throw new RangeError(`${declared.length} flags do not fit`)
  const bits = new Map(declared.map((flag, at) => [flag, 2 ** at]))
  if (bits.size !== declared.length) throw new RangeError('a flag is declared twice')
  const bit = (flag: string): number => {
    const value = bits.get(flag)
    if (value === undefined) throw new RangeError(`flag not declared: ${flag}`)
    return value
  }
  return {
    pack: (flags) => {
      let packed = 0
      for (const flag of flags) packed += bit(flag)
      return packed
    },
    unpack: (packed) => declared.filter((_, at) => Math.floor(packed / 2 ** at) % 2 === 1),
  }
}

/** What a filter asks of the flags: all bits of `required`, none of `forbidden`. */
export interface FlagMask {
  readonly required: Packed
  readonly forbidden: Packed
}

const split = (packed: Packed): readonly [number, number] => [Math.floor(packed / HALF), packed % HALF]

/** `flag` and `!flag` names as a mask. */
export const flagMask = (packer: FlagPacker, having: Having): FlagMask => ({
  required: packer.pack([...new Set(having.filter((flag) => !flag.startsWith('!')))]),
  forbidden: packer.pack([...new Set(having.filter((flag) => flag.startsWith('!')).map((flag) => flag.slice(1)))]),
})

export const matches = (packed: Packed, { required, forbidden }: FlagMask): boolean => {
  const [high, low] = split(packed)
  const [mustHigh, mustLow] = split(required)
  const [notHigh, notLow] = split(forbidden)
  return (high & mustHigh) === mustHigh && (low & mustLow) === mustLow && (high & notHigh) === 0 && (low & notLow) === 0
}
