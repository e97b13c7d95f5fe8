import { addDays, addMonths, completedMonths, type Day, daysBetween, earlier, later } from '../../../day/day.ts'
import { DOCTOR } from './next-due.ts'

/** A stretch [from, to) of a course under one supervisor. */
export interface Supervised {
  readonly supervisor: string
  readonly from: Day
  readonly to: Day
}

const months = (from: Day, to: Day): number => completedMonths(from, to) ?? 0

/** Ten-day steps that begin in the intensive phase; while treatment goes on, those of them that have come due. */
const inIntensive = ({ from, to }: Supervised, end: Day, running: boolean): number => {
  const steps = Math.max(0, Math.ceil(daysBetween(from, earlier(end, to)) / 10))
  return running ? Math.min(steps, Math.floor(daysBetween(from, to) / 10)) : steps
}

const inContinuation = ({ from, to }: Supervised, end: Day): number => months(later(from, end), to)

/**
 * 应访视次数 without the first home visit: doctor-supervised the complete months, others every ten days of the intensive
 * phase and the complete months after it. A doctor's course asks at least one. Null end of the phase: all of it is
 * intensive. (tb.expectedVisits) `running`: treatment goes on, and only what has come due by the last day is owed.
 */
export const expectedVisits = (
  spans: readonly Supervised[],
  intensiveEnd: Day | null,
  running: boolean = false,
): number => {
  const owed = spans.reduce((sum, span, at) => {
    if (span.supervisor === DOCTOR) return sum + months(span.from, span.to)
    const end = intensiveEnd ?? span.to
    const open = running && at === spans.length - 1
    return sum + inIntensive(span, end, open) + inContinuation(span, end)
  }, 0)
  const byDoctor = spans.length > 0 && spans.every(({ supervisor }) => supervisor === DOCTOR)
  return byDoctor && !running ? Math.max(1, owed) : owed
}

/** Days in (from, to] of one span under way on which the number of owed visits steps up. */
export const owedSteps = ({ supervisor, from, to }: Supervised, intensiveEnd: Day | null): readonly Day[] => {
  const days: Day[] = []
  const monthly = (start: Day): void => {
    for (let n = 1; addMonths(start, n) <= to; n++) days.push(addMonths(start, n))
  }
  if (supervisor === DOCTOR) monthly(from)
  else {
    const end = earlier(intensiveEnd ?? to, to)
    for (let day = from; day < end && addDays(day, 10) <= to; day = addDays(day, 10)) days.push(addDays(day, 10))
    if (intensiveEnd) monthly(later(from, intensiveEnd))
  }
  return days
}
