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

const TWO: readonly string[] = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'))

const write = (year: number, month: number, date: number): Day =>
  `${String(year).padStart(4, '0')}-${TWO[month]}-${TWO[date]}` as Day

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

const digit = (d: Day, at: number): number => d.charCodeAt(at) - 48

export const yearOf = (d: Day): number => digit(d, 0) * 1000 + digit(d, 1) * 100 + digit(d, 2) * 10 + digit(d, 3)
export const monthOf = (d: Day): number => digit(d, 5) * 10 + digit(d, 6)
const dateOf = (d: Day): number => digit(d, 8) * 10 + digit(d, 9)

export const yearStart = (year: number): Day => write(year, 1, 1)
export const yearEnd = (year: number): Day => write(year, 12, 31)

const floor = Math.floor

/** Days from 0000-03-01 to 1970-01-01, and in 400 years: years that begin in March have their leap day at the end. */
const EPOCH = 719_468
const DAYS_400 = 146_097

/** Days since 1970-01-01, for arithmetic only. */
export const dayNumber = (d: Day): number => {
  const month = monthOf(d)
  const year = month <= 2 ? yearOf(d) - 1 : yearOf(d)
  const era = floor(year / 400)
  const inEra = year - era * 400
  const inYear = floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + dateOf(d) - 1
  return era * DAYS_400 + inEra * 365 + floor(inEra / 4) - floor(inEra / 100) + inYear - EPOCH
}

const fromDayNumber = (n: number): Day => {
  const days = n + EPOCH
  const era = floor(days / DAYS_400)
  const rest = days - era * DAYS_400
  const inEra = floor((rest - floor(rest / 1460) + floor(rest / 36_524) - floor(rest / 146_096)) / 365)
  const inYear = rest - (365 * inEra + floor(inEra / 4) - floor(inEra / 100))
  const march = floor((5 * inYear + 2) / 153)
  const month = march < 10 ? march + 3 : march - 9
  return write(inEra + era * 400 + (month <= 2 ? 1 : 0), month, inYear - floor((153 * march + 2) / 5) + 1)
}

export const addDays = (d: Day, n: number): Day => {
  const date = dateOf(d) + n
  // Every month has the days 1 to 28.
  if (date >= 1 && date <= 28) return (d.slice(0, 8) + TWO[date]) as Day
  return fromDayNumber(dayNumber(d) + n)
}

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
