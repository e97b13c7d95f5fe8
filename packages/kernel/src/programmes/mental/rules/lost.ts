import { type Day, daysBetween } from '../../../day/day.ts'

/** Days between failed attempts: 14 for classes 1 and 2 and before the first class, 30 for class 3 (product). */
export const gapOf = (lastClass: string | null): number => (lastClass === '3' ? 30 : 14)

/** Failed attempts that make 连续3次未访到. */
export const ATTEMPTS = 3

/** How many of the days lie far enough apart, counted from the first. */
export const spacedAttempts = (days: readonly Day[], gap: number): readonly Day[] => {
  const spaced: Day[] = []
  for (const day of days.toSorted()) {
    const last = spaced.at(-1)
    if (!last || daysBetween(last, day) >= gap) spaced.push(day)
  }
  return spaced
}

/** 连续3次未访到: three failed attempts on three dates, each far enough from the one before. */
export const failedThrice = (days: readonly Day[], lastClass: string | null): boolean =>
  spacedAttempts(days, gapOf(lastClass)).length >= ATTEMPTS
