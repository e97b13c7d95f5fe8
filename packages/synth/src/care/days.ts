import { addDays, addMonths, type Day } from '@wangdi/kernel/day/day.ts'
import { isAway } from '../hypertension/rhythm.ts'
import { YEARS } from '../people/life.ts'
import type { Resident } from '../people/person.ts'
import type { Random } from '../random.ts'

/** Days on which a patient is met: every three months or so, less often where the clinic is slack. */
export const visitDays = (person: Resident, enrolled: Day, today: Day, r: Random): readonly Day[] => {
  const window = addMonths(today, -12 * YEARS)
  const { diligence } = person.village
  const days: Day[] = []
  let on = enrolled >= window ? addDays(enrolled, r.int(0, 10)) : addDays(window, r.int(0, 95))
  while (on < person.fate.until && on <= today && days.length < 40) {
    if (on > enrolled || on === enrolled) if (!isAway(person, on)) days.push(on)
    const late = r.chance(0.25 + 0.75 * diligence) ? r.int(-9, 0) : r.int(3, 70)
    on = addDays(addMonths(on, 3), late)
  }
  return days
}

/** The visits of one programme among the days on which the patient was met anyway: now and then one is left out. */
export const joining = (days: readonly Day[], enrolled: Day, r: Random): readonly Day[] =>
  days.filter((day) => day >= enrolled && r.chance(0.93))
