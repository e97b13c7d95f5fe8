import { type Day, earlier, parseDay } from '@wangdi/kernel/day/day.ts'
import { type PeriodInput, periodOf } from '@wangdi/kernel/indicator/period.ts'
import type { Reading } from '@wangdi/kernel/indicator/plan.ts'

export interface PeriodQuery {
  /** As-of day (截止日); today when left out. */
  readonly to?: string
  /** `YTD` (default), `CY`, `H1`, `H2`, `Q1`…`Q4`, `Q1_3`, `M5`, `MTD`, also of another year as `2025-H2`; or `S..E`. */
  readonly period?: string
  readonly reading?: Reading
}

/** A period with the reference day R = the earlier of the as-of day and its end. */
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

const inputOf = (text: string, to: Day): PeriodInput | null => {
  if (text.includes('..')) {
    const [start, end] = text.split('..')
    return { code: 'custom', start, end }
  }
  const parts = /^(?:(\d{4})-)?(?:M(1[0-2]|[1-9])|([A-Z0-9_]+))$/.exec(text)
  if (!parts) return null
  const year = { on: to, ...(parts[1] && { year: Number(parts[1]) }) }
  return parts[2] ? { code: 'M', month: Number(parts[2]), ...year } : { code: parts[3], ...year }
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
  const input = inputOf(period, to)
  const span = input && periodOf(input)
  if (!span || span.start > to) return { code: 'PERIOD_INVALID' }
  return { ...span, period, to, on: earlier(to, span.end), reading: query.reading ?? 'pro_rata' }
}
