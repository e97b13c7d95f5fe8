import { addDays, completedMonths, type Day, daysBetween, earlier, later, yearOf, yearStart } from '../../../day/day.ts'
import type { Stay } from '../../../programme/life/stays.ts'
import { windowStart } from '../../shared/required-visits.ts'

/** Stays from this length on are cut out of the window, in whole months of so many days (product). */
export const LONG_STAY = 30
const MONTHS_APART = 3
/** 每年至少随访4次 (规范第三版·严重精神障碍·随访评估). */
const VISITS_A_YEAR = 4

/** Stays one after another, those that touch or overlap as one. */
export const mergedStays = (stays: readonly Stay[]): readonly Stay[] => {
  const merged: Stay[] = []
  for (const stay of stays.toSorted((a, b) => (a.admitted === b.admitted ? 0 : a.admitted < b.admitted ? -1 : 1))) {
    const last = merged.at(-1)
    if (!last || (last.discharged && last.discharged < stay.admitted)) merged.push(stay)
    else if (last.discharged && (!stay.discharged || stay.discharged > last.discharged))
      merged[merged.length - 1] = { admitted: last.admitted, discharged: stay.discharged }
  }
  return merged
}

/** Days of [from, to] spent in stays of 30 days and more, as it stands on `to`. */
export const longStayDays = (stays: readonly Stay[], from: Day, to: Day): number => {
  const after = addDays(to, 1)
  let days = 0
  for (const { admitted, discharged } of stays) {
    const end = discharged && discharged < after ? discharged : after
    if (end <= from || admitted > to || daysBetween(admitted, end) < LONG_STAY) continue
    days += daysBetween(later(admitted, from), end)
  }
  return days
}

/**
 * Visits required up to a day (每年至少4次): one for each three complete months of the managed window, months spent as an
 * inpatient or in custody cut out; at least one in the year of enrolment, at most four. `stays` are merged ones.
 */
export const requiredVisits = (managedFrom: Day, closeDate: Day | null, asOf: Day, stays: readonly Stay[]): number => {
  const start = windowStart(managedFrom, yearOf(asOf))
  const end = closeDate ? earlier(asOf, closeDate) : asOf
  if (end < start) return 0
  const months = completedMonths(start, addDays(end, 1)) ?? 0
  const cut = Math.floor(longStayDays(stays, start, end) / LONG_STAY)
  const base = Math.floor(Math.max(0, months - cut) / MONTHS_APART)
  return Math.min(VISITS_A_YEAR, managedFrom >= yearStart(yearOf(asOf)) ? Math.max(1, base) : base)
}
