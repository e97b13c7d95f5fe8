import { type Day, dayNumber } from '@wangdi/kernel/day/day.ts'
import { checkCharacter } from '@wangdi/kernel/identity/citizen-number.ts'
import type { Random } from '../random.ts'

const FIRST = dayNumber('1900-01-01' as Day)

/**
 * Citizen numbers that are valid in form, of areas that do not exist, none given twice: one bit per prefix, day and
 * order code. `prefixes` are tried in turn when a day's order codes are used up.
 */
export const numberGiver = (prefixes: readonly string[]) => {
  const used = new Map<string, Uint8Array>()
  const bitsOf = (prefix: string): Uint8Array => {
    const present = used.get(prefix)
    if (present) return present
    const bits = new Uint8Array(60_000 * 125)
    used.set(prefix, bits)
    return bits
  }
  const take = (prefix: string, birth: Day, sex: '1' | '2', r: Random): string | null => {
    const bits = bitsOf(prefix)
    const base = (dayNumber(birth) - FIRST) * 1000
    const start = r.int(0, 499)
    for (let step = 0; step < 500; step++) {
      const order = ((start + step) % 500) * 2 + (sex === '1' ? 1 : 0)
      const at = base + order
      if (bits[at >> 3] & (1 << (at & 7))) continue
      bits[at >> 3] |= 1 << (at & 7)
      const seventeen = prefix + birth.replaceAll('-', '') + String(order).padStart(3, '0')
      return seventeen + checkCharacter(seventeen)
    }
    return null
  }
  return (birth: Day, sex: '1' | '2', r: Random): string => {
    const first = r.int(0, prefixes.length - 1)
    for (let step = 0; step < prefixes.length; step++) {
      const number = take(prefixes[(first + step) % prefixes.length], birth, sex, r)
      if (number) return number
    }
    throw new RangeError(`no citizen number left for ${birth}: a county of this size needs more area codes`)
  }
}

/** Mobile numbers of a block that no network has given out. */
export const phoneNumber = (r: Random): string => `19900${String(r.int(0, 999_999)).padStart(6, '0')}`
