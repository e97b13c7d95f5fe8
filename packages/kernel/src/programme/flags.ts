import type { Day } from '../day/day.ts'
import type { Life } from './life.ts'

/**
 * Flags that every programme carries in its state, so that a figure needs no join: residence on the day, and whether
 * the health record is in hand. `present`: neither dead nor moved out nor merged away.
 */
export const sharedFlags = [
  'permanent',
  'active',
  'present',
  'deceased',
  'moved_out',
  'absent',
  'temporary',
  'void',
] as const

/** Appends the shared flags that hold on a day. */
export const pushSharedFlags = (flags: string[], life: Life, on: Day): void => {
  const residence = life.residenceAt(on)
  const state = life.recordStateAt(on)
  flags.push(residence)
  if (state === 'active') flags.push('active')
  if (state === 'void_duplicate') flags.push('void')
  else if (residence !== 'deceased' && residence !== 'moved_out') flags.push('present')
}

/** Why a person of the group is not in a denominator, by the shared flags (X-… of 统计口径·下钻); null: not by these. */
export const exclusionOf = (flags: readonly string[]): string | null => {
  if (flags.includes('void')) return 'X-DUP'
  if (flags.includes('deceased')) return 'X-DEAD'
  if (flags.includes('moved_out')) return 'X-MOVED'
  if (flags.includes('absent')) return 'X-ABSENT'
  if (flags.includes('temporary')) return 'X-TEMP'
  return null
}
