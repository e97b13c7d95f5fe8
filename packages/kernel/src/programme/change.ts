import type { Day } from '../day/day.ts'

/** A value that holds from a day on, until the next change. */
export interface Change<T> {
  readonly from: Day
  readonly value: T
}

/** The value on a day: that of the last change on or before it. Changes are in order of their days. */
export const valueAt = <T>(changes: readonly Change<T>[], on: Day, before: T): T => {
  let value = before
  for (const change of changes) {
    if (change.from > on) break
    value = change.value
  }
  return value
}

/** Only the changes that change something; of several on one day the last. */
export const simplified = <T>(changes: readonly Change<T>[], before: T | null = null): Change<T>[] => {
  const kept: Change<T>[] = []
  for (const change of changes) {
    if (kept.at(-1)?.from === change.from) kept.pop()
    if ((kept.at(-1)?.value ?? before) !== change.value) kept.push(change)
  }
  return kept
}
