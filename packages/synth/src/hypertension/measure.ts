import type { Day } from '@wangdi/kernel/day/day.ts'
import { ageOn, type Resident } from '../people/person.ts'
import type { Random } from '../random.ts'

/** How one patient's pressure behaves over the years. */
export interface Pattern {
  readonly sbp: number
  readonly dbp: number
  /** Takes the drugs: 1 规律 · 2 间断 · 3 不服药. */
  readonly adherence: '1' | '2' | '3'
  readonly rate: number
  /** The doctor rounds readings to the last digit 0. */
  readonly rounds: boolean
}

export const patternOf = (person: Resident, r: Random): Pattern => {
  const adherence = r.chance(0.78) ? '1' : r.chance(0.75) ? '2' : '3'
  const worse = adherence === '1' ? 0 : adherence === '2' ? 5 : 9
  return {
    sbp: r.normal(135 + worse, 7),
    dbp: r.normal(80 + worse / 2, 5),
    adherence,
    rate: Math.round(r.normal(74, 6)),
    rounds: person.village.diligence < 0.68 && r.chance(0.4),
  }
}

const bounded = (value: number, low: number, high: number): number => Math.round(Math.min(high, Math.max(low, value)))

const toTen = (value: number): number => Math.round(value / 10) * 10

/** A reading on a day: higher in winter and in old age, lower right after a change of treatment. */
export const reading = (person: Resident, pattern: Pattern, on: Day, better: boolean, r: Random) => {
  const month = Number(on.slice(5, 7))
  const winter = month <= 2 || month === 12 ? 3 : month >= 6 && month <= 8 ? -2 : 0
  const old = ageOn(person, on) >= 65 ? 5 : 0
  const crisis = r.chance(0.006) ? r.int(35, 50) : 0
  const sbp = bounded(r.normal(pattern.sbp + winter + old + crisis - (better ? 5 : 0), 8.5), 88, 214)
  const dbp = bounded(
    r.normal(pattern.dbp + winter / 2 + crisis / 3 - (better ? 3 : 0), 5.5),
    52,
    Math.min(124, sbp - 22),
  )
  if (!pattern.rounds) return { sbp, dbp }
  return { sbp: Math.max(90, toTen(sbp)), dbp: Math.min(toTen(dbp), toTen(sbp) - 30) }
}
