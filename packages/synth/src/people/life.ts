import { addDays, addMonths, completedYears, type Day, dayNumber, earlier, later } from '@wangdi/kernel/day/day.ts'
import type { Random } from '../random.ts'
import type { Member } from './family.ts'

/** What happens to a person in the years before the day, apart from the services. */
export interface Fate {
  /** Health record opened. */
  readonly opened: Day
  readonly death: Day | null
  readonly movedOut: Day | null
  readonly away: { readonly since: Day; readonly back: Day | null } | null
  /** Moves to another village of the county. */
  readonly transfer: Day | null
  readonly registered: boolean
  readonly residenceStart: Day | null
  /** Last day on which the person can be seen. */
  readonly until: Day
}

/** Years of history that are generated. */
export const YEARS = 3

const between = (from: Day, to: Day, r: Random): Day =>
  to <= from ? from : addDays(from, r.int(0, dayNumber(to) - dayNumber(from)))

/** Deaths a year at an age, about. */
const mortality = (age: number): number => {
  if (age < 45) return 0.0007
  if (age < 65) return 0.005
  if (age < 75) return 0.018
  return age < 85 ? 0.05 : 0.12
}

/** The great drives of 2010 to 2013 opened most records; later ones follow people as they come. */
const openingDay = (birth: Day, from: Day, on: Day, r: Random): Day => {
  const drive = r.chance(0.72)
    ? between('2010-06-01' as Day, '2013-12-31' as Day, r)
    : between('2014-01-01' as Day, on, r)
  const born = addDays(birth, r.int(4, 45))
  return earlier(on, later(later(drive, born), from))
}

const residence = (birth: Day, on: Day, r: Random): Pick<Fate, 'registered' | 'residenceStart'> => {
  if (!r.chance(0.05)) return { registered: true, residenceStart: null }
  const start = r.chance(0.12) ? between(addMonths(on, -6), on, r) : between(addMonths(on, -180), addMonths(on, -7), r)
  return { registered: false, residenceStart: later(birth, start) }
}

const death = (member: Member, age: number, start: Day, on: Day, stays: boolean, r: Random): Day | null =>
  !stays && r.chance(mortality(age) * YEARS * 1.6)
    ? later(addDays(member.birth, 60), between(start, addDays(on, -3), r))
    : null

const awayOf = (age: number, on: Day, r: Random): Fate['away'] => {
  if (age < 18 || age > 52 || !r.chance(0.13)) return null
  const since = between(addMonths(on, -40), addMonths(on, -2), r)
  return { since, back: r.chance(0.25) ? earlier(on, addMonths(since, r.int(3, 14))) : null }
}

/** `stays`: the head of a family of several, whose death or leaving would leave the household without one. */
export const fateOf = (member: Member, on: Day, stays: boolean, r: Random): Fate => {
  const age = completedYears(member.birth, on) ?? 0
  const start = addMonths(on, -12 * YEARS)
  const { registered, residenceStart } = residence(member.birth, on, r)
  const opened = openingDay(member.birth, residenceStart ?? member.birth, on, r)
  const died = death(member, age, later(start, addDays(opened, 30)), on, stays, r)
  const long = addDays(opened, 60) < on
  const movedOut = !died && !stays && long && r.chance(0.008) ? between(later(start, addDays(opened, 60)), on, r) : null
  const ended = died ?? movedOut
  const away = !ended && long ? awayOf(age, on, r) : null
  const transfer = !ended && !away && long && r.chance(0.006) ? between(later(start, addDays(opened, 60)), on, r) : null
  return {
    opened: died && opened > died ? died : opened,
    death: died && died <= on ? died : null,
    movedOut,
    away: away && away.since > opened ? away : null,
    transfer,
    registered,
    residenceStart,
    until: ended && ended < on ? ended : on,
  }
}
