import { addDays, addMonths, completedYears, type Day, dayNumber, later } from '@wangdi/kernel/day/day.ts'
import type { Fate } from '../people/life.ts'
import type { Disease } from '../people/person.ts'
import type { Random } from '../random.ts'

/** Diseases besides hypertension that the county manages. */
export interface Illnesses {
  readonly diabetes: Disease | null
  readonly copd: Disease | null
  readonly mental: Disease | null
  readonly tuberculosis: Disease | null
}

const between = (from: Day, to: Day, r: Random): Day =>
  to <= from ? from : addDays(from, r.int(0, dayNumber(to) - dayNumber(from)))

interface About {
  readonly birth: Day
  readonly fate: Fate
  readonly on: Day
  readonly diligence: number
}

/** Found between two days; enrolled soon after, where the clinic is diligent. */
const found = ({ fate, diligence }: About, from: Day, known: number, r: Random): Disease | null => {
  const last = addDays(fate.until, -40)
  const diagnosed = between(from, last, r)
  if (diagnosed >= last) return null
  const enrolled = addDays(later(diagnosed, addDays(fate.opened, 1)), r.int(0, 60))
  const managed = enrolled < last && !r.chance(known * (1.2 - diligence))
  return { diagnosed, enrolled: managed ? enrolled : null }
}

const diabetesShare = (age: number, hypertensive: boolean): number => {
  if (age < 35) return 0
  const share = age < 55 ? 0.03 : 0.07
  return hypertensive ? share * 2.6 : share
}

/** Who has what: diabetes often comes with hypertension, lung disease with smoking and age. */
export const illnessesOf = (about: About, hypertensive: boolean, smokes: boolean, r: Random): Illnesses => {
  const { birth, fate, on } = about
  const age = completedYears(birth, on) ?? 0
  const draws = { diabetes: r.next(), copd: r.next(), mental: r.next(), tuberculosis: r.next() }
  const recent = later(fate.opened, addMonths(on, -30))
  return {
    diabetes:
      draws.diabetes < diabetesShare(age, hypertensive)
        ? found(about, later(addMonths(birth, 35 * 12), '2009-01-01' as Day), 0.3, r)
        : null,
    copd:
      draws.copd < (age < 45 ? 0 : smokes ? 0.04 : 0.012)
        ? found(about, later(addMonths(birth, 45 * 12), '2024-09-13' as Day), 0.25, r)
        : null,
    mental:
      draws.mental < (age < 18 ? 0 : 0.009)
        ? found(about, later(addMonths(birth, 18 * 12), '2009-01-01' as Day), 0.08, r)
        : null,
    tuberculosis: draws.tuberculosis < (age < 15 ? 0.0004 : 0.0022) ? found(about, recent, 0.05, r) : null,
  }
}
