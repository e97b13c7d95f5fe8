import { addDays, addMonths, completedMonths, type Day, earlier, later, yearOf, yearStart } from '../../day/day.ts'

/** Follow-ups asked for in a year (规范第三版·高血压、2型糖尿病·随访评估): one in three months. */
const VISITS_A_YEAR = 4
export const MONTHS_APART = 3

/** First day of the year on which the patient was managed. */
export const windowStart = (enrolDate: Day, year: number): Day => later(enrolDate, yearStart(year))

/**
 * Visits required from the start of the year, or enrolment in it, up to a day: one for each three complete months, at
 * least one in the year of enrolment, at most four. (mgmt.requiredVisits)
 */
export const requiredVisits = (enrolDate: Day, closeDate: Day | null, asOf: Day): number => {
  const year = yearOf(asOf)
  const start = windowStart(enrolDate, year)
  const end = closeDate ? earlier(asOf, closeDate) : asOf
  if (end < start) return 0
  const base = Math.floor((completedMonths(start, addDays(end, 1)) ?? 0) / MONTHS_APART)
  return Math.min(VISITS_A_YEAR, enrolDate >= yearStart(year) ? Math.max(1, base) : base)
}

/**
 * Days of a year from which one visit more is required, without closing: steps[k] is the day of the (k+1)-th. `apart`:
 * months between two, where a programme's county sets another number of visits.
 */
export const requiredSteps = (enrolDate: Day, year: number, apart = MONTHS_APART): readonly Day[] => {
  const start = windowStart(enrolDate, year)
  return Array.from({ length: 12 / apart }, (_, at) => {
    const day = addDays(addMonths(start, apart * (at + 1)), -1)
    return at === 0 && enrolDate >= yearStart(year) ? start : day
  })
}
