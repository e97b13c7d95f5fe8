import { addDays, addMonths, type Day } from '@wangdi/kernel/day/day.ts'
import type { Resident } from '../people/person.ts'
import type { Random } from '../random.ts'
import type { Judged } from './judge.ts'

/** Day of the next visit: most come about when they are due, some late, and a recheck is sometimes missed. */
export const nextVisit = (on: Day, judged: Judged, diligence: number, r: Random): Day => {
  if (judged.measure !== '1') {
    if (r.chance(0.9 + 0.09 * diligence)) return addDays(on, r.int(6, 14))
    return r.chance(0.45) ? addDays(on, r.int(16, 40)) : addDays(addMonths(on, 3), r.int(-10, 14))
  }
  const due = addMonths(on, 3)
  if (r.chance(0.2 + 0.8 * diligence)) return addDays(due, Math.round(r.normal(-5, 5)))
  return r.chance(0.75) ? addDays(due, r.int(3, 40)) : addDays(due, r.int(41, 110))
}

/** Away from the county on a day. */
export const isAway = ({ fate: { away } }: Resident, on: Day): boolean =>
  away !== null && on >= away.since && !(away.back && on > away.back)
