import { addDays, addMonths, type Day, yearOf, yearStart } from '../../day/day.ts'
import type { Life } from '../../programme/life.ts'
import type { Episode } from '../../programme/programme.ts'
import type { Subject } from '../../programme/subject.ts'
import { ageBasisOf, ageLimitOf, ELDER_AGE, isOfAge, ofAgeFrom } from './target.ts'

/** The age from which the yearly service is offered where the person lives. */
const limitOn = ({ settings, codeOf }: Subject, life: Life, on: Day): number =>
  ageLimitOf(settings, yearOf(on), codeOf?.(life.placeAt(on).village, on) ?? null)

/** In the target group of the service on a day. */
export const isTargetOn = (subject: Subject, life: Life, on: Day): boolean =>
  isOfAge(subject.person.birth_date, limitOn(subject, life, on), on, ageBasisOf(subject.settings))

/** 65 by the end of the year: whom the national figures are about, under either basis. */
export const isAged = ({ person }: Subject, on: Day): boolean => isOfAge(person.birth_date, ELDER_AGE, on, 'year_end')

const isGone = (life: Life, on: Day): boolean => {
  const residence = life.residenceAt(on)
  return residence === 'deceased' || residence === 'moved_out' || life.recordStateAt(on) === 'void_duplicate'
}

/** Who left before the year is no part of it. */
export const leftBefore = (life: Life, on: Day): boolean =>
  isGone(life, on) && isGone(life, addDays(yearStart(yearOf(on)), -1))

/** No place offers the service to younger people. */
const YOUNGEST = 40

/** The first day of belonging to the target group or to the national figures; null: not within the horizon. */
const firstDay = (subject: Subject, life: Life): Day | null => {
  const { birth_date } = subject.person
  if (!birth_date) return null
  const born = yearOf(birth_date)
  const basis = ageBasisOf(subject.settings)
  // Without limits of its own a county has none below 65.
  const first = subject.settings.old_age_limits === undefined ? ELDER_AGE : YOUNGEST
  for (let year = born + first; year < born + ELDER_AGE; year++) {
    const from = ofAgeFrom(birth_date, limitOn(subject, life, yearStart(year)), year, basis)
    if (from) return from <= subject.horizon ? from : null
  }
  const aged = yearStart(born + ELDER_AGE)
  return aged <= subject.horizon ? aged : null
}

/** One stretch from the first day on; years in which the person is too young for the place have no state. */
export const episodes = (subject: Subject, life: Life): readonly Episode[] => {
  const from = firstDay(subject, life)
  return from ? [{ id: 'elder', from, to: null }] : []
}

/** Birthdays on which the age of the group may be reached; by the end of the year it is reached on 1 January. */
export const birthdays = ({ person, settings }: Subject): Day[] => {
  const { birth_date } = person
  if (!birth_date || ageBasisOf(settings) === 'year_end') return []
  return Array.from({ length: ELDER_AGE - YOUNGEST + 1 }, (_, at) => addMonths(birth_date, (YOUNGEST + at) * 12))
}
