import { addDays, type Day, yearOf, yearStart } from '../../../day/day.ts'
import type { Life } from '../../../programme/life.ts'
import type { Subject } from '../../../programme/subject.ts'
import { ageBasisOf, ageLimitOf, ofAgeFrom } from '../target.ts'

/** The part of a year in which the yearly service is owed to a person. */
export interface Stretch {
  readonly year: number
  readonly from: Day
  /** The day of leaving for good in the year, else 1 January of the next. */
  readonly until: Day
  readonly left: boolean
}

/** Lives here for good with a record in hand: to these the service is owed (R-OLD-3). */
const belongs = (life: Life, on: Day): boolean =>
  life.residenceAt(on) === 'permanent' && life.recordStateAt(on) === 'active'

const stretchOf = (subject: Subject, life: Life, year: number, age: number): Stretch | null => {
  const first = ofAgeFrom(subject.person.birth_date, age, year, ageBasisOf(subject.settings))
  const over = yearStart(year + 1)
  if (!first) return null
  const days = [first, ...life.breakpoints.filter((day) => day > first && day < over)].sort()
  const from = days.find((day) => belongs(life, day))
  if (!from) return null
  const last = days.findLast((day) => belongs(life, day)) ?? from
  const gone = days.find((day) => day > last)
  return { year, from, until: gone ?? over, left: gone !== undefined }
}

/** The stretches of every year up to the horizon, oldest first. */
export const stretchesOf = (subject: Subject, life: Life): readonly Stretch[] => {
  const { birth_date } = subject.person
  if (!birth_date || !life.openedOn) return []
  const stretches: Stretch[] = []
  for (let year = yearOf(life.openedOn); year <= yearOf(subject.horizon); year++) {
    const village = life.placeAt(addDays(yearStart(year + 1), -1)).village
    const area = subject.codeOf?.(village, yearStart(year)) ?? null
    const stretch = stretchOf(subject, life, year, ageLimitOf(subject.settings, year, area))
    if (stretch) stretches.push(stretch)
  }
  return stretches
}
