/**
 * A calendar day in China (UTC+8), written `YYYY-MM-DD`. It has no time of day and knows no time zone, so that the
 * same record counts on the same day on every machine. Days compare with `<` and `>` as strings.
 */
export type Day = string & { readonly __brand: 'Day' }

const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Days in a month, 1 = January. */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : MONTH_DAYS[month - 1]

const pad = (value: number, width: number): string => String(value).padStart(width, '0')

const write = (year: number, month: number, date: number): Day =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}` as Day

/** The day named by a string, or null when the string is not `YYYY-MM-DD` or the day does not exist. */
export const parseDay = (text: unknown): Day | null => {
  const parts = typeof text === 'string' ? PATTERN.exec(text) : null
  if (!parts) return null
  const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null
  return text as Day
}

/** The day named by a literal. Throws on a day that does not exist: for constants and tests, never for input. */
export const day = (text: string): Day => {
  const parsed = parseDay(text)
  if (!parsed) throw new RangeError(`not a day: ${text}`)
  return parsed
}

export const yearOf = (d: Day): number => Number(d.slice(0, 4))
export const monthOf = (d: Day): number => Number(d.slice(5, 7))
const dateOf = (d: Day): number => Number(d.slice(8, 10))

export const yearStart = (year: number): Day => write(year, 1, 1)
export const yearEnd = (year: number): Day => write(year, 12, 31)

/** Days since 1970-01-01, for arithmetic only. */
export const dayNumber = (d: Day): number => Math.floor(Date.UTC(yearOf(d), monthOf(d) - 1, dateOf(d)) / 86_400_000)

const fromDayNumber = (n: number): Day => {
  const date = new Date(n * 86_400_000)
  return write(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
}

export const addDays = (d: Day, n: number): Day => fromDayNumber(dayNumber(d) + n)

/** Days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: Day, b: Day): number => dayNumber(b) - dayNumber(a)

/**
 * The same day of the month `n` months later, clipped to the last day of that month: 2024-08-31 + 6 = 2025-02-28.
 * Negative `n` goes back. (`R-DATE-1`)
 */
export const addMonths = (d: Day, n: number): Day => {
  const index = yearOf(d) * 12 + (monthOf(d) - 1) + n
  const year = Math.floor(index / 12)
  const month = index - year * 12 + 1
  return write(year, month, Math.min(dateOf(d), daysInMonth(year, month)))
}

/** The largest n ≥ 0 with `addMonths(from, n) ≤ to`; null when `to` is before `from`. (`R-DATE-2`) */
export const completedMonths = (from: Day, to: Day): number | null => {
  if (to < from) return null
  const span = (yearOf(to) - yearOf(from)) * 12 + monthOf(to) - monthOf(from)
  return addMonths(from, span) <= to ? span : span - 1
}

/**
 * Completed years of age. An age is reached on the birthday; someone born on 29 February reaches it on 28 February of
 * a common year. Null before birth. (`R-DATE-3`)
 */
export const completedYears = (birth: Day, on: Day): number | null => {
  const months = completedMonths(birth, on)
  return months === null ? null : Math.floor(months / 12)
}

export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)
export const later = (a: Day, b: Day): Day => (a > b ? a : b)

/** The calendar day in China of an instant in milliseconds since 1970 (UTC+8 has no daylight saving). */
export const dayOfInstant = (milliseconds: number): Day =>
  fromDayNumber(Math.floor((milliseconds + 8 * 3_600_000) / 86_400_000))
