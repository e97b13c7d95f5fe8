import { rate } from '../../indicator/rate.ts'

const MINUTE = 60_000

/** Persons an hour over a stretch of minutes, rounded half-up to one decimal; null where no time has passed. */
export const perHour = (persons: number, minutes: number): number | null =>
  minutes > 0 ? rate(persons, Math.round(minutes), 60, 1) : null

/** Minutes between two times of a day, HH:MM. */
export const minutesBetween = (from: string, to: string): number => {
  const of = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
  return of(to) - of(from)
}

/** When the waiting will have passed at this pace; null without a pace. */
export const forecastEnd = (now: number, waiting: number, hourly: number | null): number | null =>
  hourly === null || hourly <= 0 ? null : now + Math.ceil((waiting / hourly) * 60) * MINUTE

/** A station that passes more in any hour is asked about (R-EXD-8). */
export const MOST_AN_HOUR = 120

/** The most starts within any 60 minutes. */
export const busiestHour = (starts: readonly number[]): number => {
  const sorted = starts.toSorted((a, b) => a - b)
  let [most, from] = [0, 0]
  for (const [to, start] of sorted.entries()) {
    while (sorted[from] <= start - 60 * MINUTE) from += 1
    most = Math.max(most, to - from + 1)
  }
  return most
}
