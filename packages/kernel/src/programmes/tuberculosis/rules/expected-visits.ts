import { addDays, addMonths, completedMonths, type Day, daysBetween, earlier, later } from '../../../day/day.ts'
import { DOCTOR } from './next-due.ts'

/** A stretch [from, to) of a course under one supervisor. */
export interface Supervised {
  readonly supervisor: string
  readonly from: Day
  readonly to: Day
}

const months = (from: Day, to: Day): number => completedMonths(from, to) ?? 0

const inIntensive = ({ from, to }: Supervised, end: Day): number =>
  Math.max(0, Math.ceil(daysBetween(from, earlier(end, to)) / 10))

const inContinuation = ({ from, to }: Supervised, end: Day): number => months(later(from, end), to)

/**
 * 应访视次数 without the first home visit: doctor-supervised the complete months, others every ten days of the intensive
 * phase and the complete months after it. A doctor's course asks at least one. Null end of the phase: all of it is
 * intensive. (tb.expectedVisits)
 */
export const expectedVisits = (spans: readonly Supervised[], intensiveEnd: Day | null): number => {
  const owed = spans.reduce((sum, span) => {
    if (span.supervisor === DOCTOR) return sum + months(span.from, span.to)
    const end = intensiveEnd ?? span.to
    return sum + inIntensive(span, end) + inContinuation(span, end)
  }, 0)
  return spans.length > 0 && spans.every(({ supervisor }) => supervisor === DOCTOR) ? Math.max(1, owed) : owed
}

/** Days in (from, to] of one span on which the number of owed visits may step up. */
export const owedSteps = ({ supervisor, from, to }: Supervised, intensiveEnd: Day | null): readonly Day[] => {
  const days: Day[] = []
  const monthly = (start: Day): void => {
    for (let n = 1; addMonths(start, n) <= to; n++) days.push(addMonths(start, n))
  }
  if (supervisor === DOCTOR) monthly(from)
  else {
    const end = earlier(intensiveEnd ?? to, to)
    for (let day = addDays(from, 1); day <= end; day = addDays(day, 10)) days.push(day)
    if (intensiveEnd) monthly(later(from, intensiveEnd))
  }
  return days
}
