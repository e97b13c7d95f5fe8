import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  earlier,
  monthOf,
  parseDay,
  yearEnd,
  yearOf,
  yearStart,
} from '@wangdi/kernel/day/day.ts'
import type { Reading } from '@wangdi/kernel/indicator/plan.ts'

export interface PeriodQuery {
  /** As-of day (截止日); today when left out. */
  readonly to?: string
  /** `YTD` (default), `CY`, `H1`, `H2`, `Q1`…`Q4`, `Q1_3`, `M5`, `MTD`, also of another year as `2025-H2`; or `S..E`. */
  readonly period?: string
  readonly reading?: Reading
}

/** A period with the reference day R = the earlier of the as-of day and its end (16 §2). */
export interface Period {
  readonly period: string
  readonly label: string
  readonly start: Day
  readonly end: Day
  /** As-of day. */
  readonly to: Day
  readonly on: Day
  readonly reading: Reading
}

type Span = { readonly start: Day; readonly end: Day; readonly label: string }

const months = (year: number, from: number, count: number, label: string): Span => {
  const start = addMonths(yearStart(year), from - 1)
  return { start, end: addDays(addMonths(start, count), -1), label: `${year}年${label}` }
}

const quarterWords = ['第一季度', '第二季度', '第三季度', '第四季度']

const untilWords = (to: Day): string => {
  const monthEnd = monthOf(addDays(to, 1)) !== monthOf(to)
  const month = monthOf(to)
  if (monthEnd) return month === 1 ? `${yearOf(to)}年1月` : `${yearOf(to)}年1－${month}月`
  return `截至${yearOf(to)}年${month}月${Number(to.slice(8))}日`
}

const named = (code: string, year: number, to: Day): Span | null => {
  if (code === 'YTD') return { start: yearStart(yearOf(to)), end: to, label: untilWords(to) }
  if (code === 'MTD') {
    const start = `${to.slice(0, 8)}01` as Day
    return { start, end: to, label: `${yearOf(to)}年${monthOf(to)}月1日—${monthOf(to)}月${Number(to.slice(8))}日` }
  }
  if (code === 'CY') return { start: yearStart(year), end: yearEnd(year), label: `${year}年` }
  if (code === 'H1') return months(year, 1, 6, '上半年')
  if (code === 'H2') return months(year, 7, 6, '下半年')
  if (code === 'Q1_3') return months(year, 1, 9, '1－9月')
  const quarter = /^Q([1-4])$/.exec(code)
  if (quarter) return months(year, Number(quarter[1]) * 3 - 2, 3, quarterWords[Number(quarter[1]) - 1])
  const month = /^M(1[0-2]|[1-9])$/.exec(code)
  return month ? months(year, Number(month[1]), 1, `${month[1]}月`) : null
}

/** Any two days at most 1 096 days apart; a day that does not exist is refused, never moved. */
const custom = (text: string): Span | null => {
  const [from, to] = text.split('..')
  const [start, end] = [parseDay(from), parseDay(to)]
  if (!start || !end || end < start || daysBetween(start, end) >= 1096) return null
  return { start, end, label: `${start}至${end}` }
}

const spanOf = (text: string, to: Day): Span | null => {
  if (text.includes('..')) return custom(text)
  const parts = /^(?:(\d{4})-)?([A-Z0-9_]+)$/.exec(text)
  return parts ? named(parts[2], Number(parts[1] ?? yearOf(to)), to) : null
}

/** The period that is asked for, or what is wrong with it. */
export const readPeriod = (
  query: PeriodQuery,
  today: Day,
): Period | { readonly code: 'PERIOD_INVALID' | 'FUTURE_ASOF' } => {
  const to = query.to === undefined ? today : parseDay(query.to)
  if (!to) return { code: 'PERIOD_INVALID' }
  if (to > today) return { code: 'FUTURE_ASOF' }
  const period = query.period ?? 'YTD'
  const span = spanOf(period, to)
  if (!span || span.start > to) return { code: 'PERIOD_INVALID' }
  return { ...span, period, to, on: earlier(to, span.end), reading: query.reading ?? 'pro_rata' }
}
