import { type Day, day } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'

/** Pressures must stay below these. */
export interface Target {
  readonly sbp: number
  readonly dbp: number
}

interface Period {
  readonly from: Day
  /** By age in completed years on the service date, youngest first. */
  readonly ages: readonly (Target & { readonly from: number })[]
}

/**
 * Control targets by the day of service (规范第三版·高血压·分类干预): below 140/90; from 65 years below 150/90. Diabetes
 * and kidney disease do not change them. A new standard is one more entry, by the county's setting `htn_targets` or here.
 */
const national: readonly Period[] = [
  {
    from: day('2009-01-01'),
    ages: [
      { from: 0, sbp: 140, dbp: 90 },
      { from: 65, sbp: 150, dbp: 90 },
    ],
  },
]

const periodsOf = (settings: Settings | undefined): readonly Period[] => {
  const own = settings?.htn_targets
  return Array.isArray(own) && own.length > 0 ? (own as readonly Period[]) : national
}

/** The target on a day; an unknown age has the target of the youngest. */
export const targetOf = (on: Day, age: number | null, settings?: Settings): Target => {
  const periods = periodsOf(settings)
  const { ages } = periods.findLast(({ from }) => from <= on) ?? periods[0]
  return ages.findLast(({ from }) => from <= (age ?? 0)) ?? ages[0]
}

/** Ages at which the target changes. */
export const targetAges = (settings?: Settings): readonly number[] => [
  ...new Set(periodsOf(settings).flatMap(({ ages }) => ages.map(({ from }) => from).filter((age) => age > 0))),
]

/** Days on which another table of targets begins. */
export const targetDays = (settings?: Settings): readonly Day[] => periodsOf(settings).map(({ from }) => from)

export const isBelow = (sbp: number, dbp: number, target: Target): boolean => sbp < target.sbp && dbp < target.dbp
