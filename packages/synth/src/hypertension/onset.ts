import { addDays, addMonths, completedYears, type Day, dayNumber, later } from '@wangdi/kernel/day/day.ts'
import type { Fate } from '../people/life.ts'
import type { Disease } from '../people/person.ts'
import type { Random } from '../random.ts'

/** Share of residents known with hypertension at an age: about 16 % of a county's residents are managed. */
const share = (age: number): number => {
  if (age < 35) return 0
  if (age < 45) return 0.075
  if (age < 55) return 0.2
  if (age < 65) return 0.37
  return age < 75 ? 0.51 : 0.56
}

const between = (from: Day, to: Day, r: Random): Day =>
  to <= from ? from : addDays(from, r.int(0, dayNumber(to) - dayNumber(from)))

/** A resident's hypertension: diagnosed from 35 years on, mostly managed soon after. */
export const hypertensionOf = (birth: Day, fate: Fate, on: Day, diligence: number, r: Random): Disease | null => {
  const age = completedYears(birth, on) ?? 0
  if (!r.chance(share(age))) return null
  const from = later(addMonths(birth, 35 * 12), '2005-01-01' as Day)
  const late = r.chance(0.18)
  const last = addDays(fate.until, -30)
  const diagnosed = between(late ? later(from, addMonths(on, -36)) : from, late ? last : addMonths(last, -36), r)
  if (diagnosed > last || r.chance(0.14 - 0.1 * diligence))
    return diagnosed > fate.until ? null : { diagnosed, enrolled: null }
  const earliest = later(later(diagnosed, addDays(fate.opened, 1)), '2011-01-01' as Day)
  const enrolled = addDays(earliest, r.chance(0.7) ? r.int(0, 40) : r.int(41, 500))
  return { diagnosed, enrolled: enrolled < last ? enrolled : null }
}
