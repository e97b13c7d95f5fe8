import { addDays, addMonths, type Day, daysBetween, monthOf, parseDay, yearEnd, yearOf, yearStart } from '../day/day.ts'
import { fullDay, monthDay } from '../day/words.ts'

/** A period with both days included and the label that is printed. */
export interface Span {
  readonly start: Day
  readonly end: Day
  readonly label: string
}

/** What a period code needs besides itself. */
export interface PeriodInput {
  readonly code: string
  readonly year?: number
  readonly month?: number
  readonly start?: string
  readonly end?: string
  /** As-of day of MTD and YTD. */
  readonly on?: Day
}

/** A custom period is at most three years long. */
const CUSTOM_DAYS = 1096
const ORDINALS = ['一', '二', '三', '四'] as const

/** `count` months from the first of month `from` of a year; the month may lie outside 1–12. */
const months = (year: number, from: number, count: number, label: string): Span => {
  const start = addMonths(yearStart(year), from - 1)
  return { start, end: addDays(addMonths(start, count), -1), label }
}

const monthEnd = (day: Day): boolean => monthOf(addDays(day, 1)) !== monthOf(day)

const yearToDate = (on: Day): Span => {
  const month = monthOf(on)
  const label = monthEnd(on) ? `${yearOf(on)}年${month === 1 ? '1月' : `1－${month}月`}` : `截至${fullDay(on)}`
  return { start: yearStart(yearOf(on)), end: on, label }
}

const monthToDate = (on: Day): Span => {
  const start = `${on.slice(0, 8)}01` as Day
  return { start, end: on, label: `${fullDay(start)}—${monthDay(on)}` }
}

/** The maternal and child year: October of the year before to September, named by the later year. */
const motherChild = (year: number): Span => {
  const { start, end } = months(year, -2, 12, '')
  return { start, end, label: `${year}统计年度（${fullDay(start)}—${fullDay(end)}）` }
}

const custom = (from: string | undefined, to: string | undefined): Span | null => {
  const [start, end] = [parseDay(from), parseDay(to)]
  if (!start || !end || end < start || daysBetween(start, end) >= CUSTOM_DAYS) return null
  return { start, end, label: `${fullDay(start)}至${fullDay(end)}` }
}

const ofYear = (code: string, year: number, month: number | undefined): Span | null => {
  const quarter = /^(MCH)?Q([1-4])$/.exec(code)
  if (quarter) {
    const n = Number(quarter[2])
    return quarter[1]
      ? months(year, 3 * n - 5, 3, `${year}统计年度第${ORDINALS[n - 1]}季度`)
      : months(year, 3 * n - 2, 3, `${year}年第${ORDINALS[n - 1]}季度`)
  }
  switch (code) {
    case 'CY':
      return { start: yearStart(year), end: yearEnd(year), label: `${year}年` }
    case 'H1':
      return months(year, 1, 6, `${year}年上半年`)
    case 'H2':
      return months(year, 7, 6, `${year}年下半年`)
    case 'Q1_3':
      return months(year, 1, 9, `${year}年1－9月`)
    case 'M':
      return month !== undefined && month >= 1 && month <= 12 ? months(year, month, 1, `${year}年${month}月`) : null
    case 'MCHY':
      return motherChild(year)
    default:
      return null
  }
}

/**
 * First and last day of a period code (R-PERIOD). Null is PERIOD_INVALID: an unknown code, a missing part, a day that
 * does not exist (never moved to the nearest), an end before the start, or a custom period above three years.
 */
export const periodOf = ({ code, year, month, start, end, on }: PeriodInput): Span | null => {
  if (code === 'custom') return custom(start, end)
  if (code === 'YTD') return on ? yearToDate(on) : null
  if (code === 'MTD') return on ? monthToDate(on) : null
  const named = year ?? (on && yearOf(on))
  return named === undefined || named < 1 || named > 9998 ? null : ofYear(code, named, month)
}

/** The periods that a day lies in. */
export const periodsOfDay = (day: Day) => {
  const [year, month] = [yearOf(day), monthOf(day)]
  return {
    CY: year,
    H: month <= 6 ? 'H1' : 'H2',
    Q: `Q${Math.ceil(month / 3)}`,
    M: month,
    MCHY: month >= 10 ? year + 1 : year,
    MCHQ: `MCHQ${Math.ceil((((month + 2) % 12) + 1) / 3)}`,
  }
}
