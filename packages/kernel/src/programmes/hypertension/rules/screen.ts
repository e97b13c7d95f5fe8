import type { Day } from '../../../day/day.ts'
import { fraction, over, plus, roundHalfUp } from '../../../text/decimal.ts'

export interface Reading {
  readonly date: Day
  readonly sbp: number
  readonly dbp: number
}

export type ScreenStatus = 'refer_secondary' | 'urgent' | 'preliminary' | 'suspected' | 'high_risk' | 'normal'

export interface Screening {
  readonly status: ScreenStatus
  /** High day values in a row up to the latest date. */
  readonly high_dates: number
  readonly refer: boolean
  readonly next_within_months: number | null
}

/** 规范第三版·高血压·筛查: 收缩压≥140mmHg和（或）舒张压≥90mmHg, at every age. */
const isHigh = ({ sbp, dbp }: Reading): boolean => sbp >= 140 || dbp >= 90
const isUrgent = ({ sbp, dbp }: Reading): boolean => sbp >= 180 || dbp >= 110
/** The first of the six conditions of 高危人群: 收缩压130～139mmHg和（或）舒张压85～89mmHg. */
const isHighNormal = ({ sbp, dbp }: Reading): boolean => sbp >= 130 || dbp >= 85

const mean = (a: number, b: number): number => {
  const [x, y] = [fraction(a), fraction(b)]
  return x && y ? Number(roundHalfUp(over(plus(x, y), { n: 2n, d: 1n }), 0)) : a
}

/** One reading is the day's value; of more the mean of the last two, rounded half-up. */
const dayValue = (readings: readonly Reading[]): Reading => {
  const [last, before] = [readings[readings.length - 1], readings[readings.length - 2]]
  return before ? { date: last.date, sbp: mean(before.sbp, last.sbp), dbp: mean(before.dbp, last.dbp) } : last
}

/** Values of the measured days in order. */
export const dayValues = (readings: readonly Reading[]): readonly Reading[] =>
  [...Map.groupBy(readings, ({ date }) => date).values()].map(dayValue).sort((a, b) => (a.date < b.date ? -1 : 1))

const trailingHigh = (days: readonly Reading[]): number => {
  const calm = days.findLastIndex((value) => !isHigh(value))
  return days.length - 1 - calm
}

const statusOf = (days: readonly Reading[], riskFactors: number, secondary: boolean): ScreenStatus => {
  const latest = days[days.length - 1]
  if (secondary) return 'refer_secondary'
  if (isUrgent(latest)) return 'urgent'
  const high = trailingHigh(days)
  if (high >= 3) return 'preliminary'
  if (high > 0) return 'suspected'
  return riskFactors > 0 || isHighNormal(latest) ? 'high_risk' : 'normal'
}

const MONTHS: Readonly<Partial<Record<ScreenStatus, number>>> = { high_risk: 6, normal: 12 }
const REFERRED: readonly ScreenStatus[] = ['refer_secondary', 'urgent', 'preliminary']

/**
 * Decision from office readings without treatment: three high days in a row are a preliminary diagnosis; several
 * readings on one day are one day; one that is not high begins anew. (htn.screen)
 */
export const screen = (readings: readonly Reading[], riskFactors: number, secondary = false): Screening => {
  const days = dayValues(readings)
  const status = statusOf(days, riskFactors, secondary)
  return {
    status,
    high_dates: trailingHigh(days),
    refer: REFERRED.includes(status),
    next_within_months: MONTHS[status] ?? null,
  }
}
