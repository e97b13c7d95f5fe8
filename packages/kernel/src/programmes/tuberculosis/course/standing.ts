import { type Day, yearOf, yearStart } from '../../../day/day.ts'
import { type Change, simplified, valueAt } from '../../../programme/change.ts'
import type { Subject } from '../../../programme/subject.ts'
import { type Care, isOurs } from './care.ts'
import { endingAt } from './courses.ts'
import { interruptions } from './doses.ts'
import type { Course } from './model.ts'

const known = new WeakMap<Course, readonly Change<Day | null>[]>()

/**
 * 丢失: two months in a row without a dose as the follow-ups tell, or as a person decides; back with the first follow-up
 * that finds doses taken, or when found. The value is the day since when the patient is lost.
 */
export const lossesOf = (subject: Subject, course: Course): readonly Change<Day | null>[] => {
  const losses = known.get(course) ?? lossesIn(subject, course)
  known.set(course, losses)
  return losses
}

const lossesIn = ({ records }: Subject, course: Course): readonly Change<Day | null>[] => {
  const told = records
    .filter((record) => record.form === 'programme_state' && isOurs(record) && record.fields.to !== 'reopened')
    .filter(({ service_date: on }) => on >= course.from && (!course.until || on < course.until))
    .map(({ service_date: on, fields }) => ({ on, lost: fields.to === 'lost' }))
  const changes: Change<Day | null>[] = []
  for (const { on, lost } of [...told, ...interruptions(course)].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  ))
    if (!lost || !changes.at(-1)?.value) changes.push({ from: on, value: lost ? on : null })
  return simplified(changes)
}

export type CourseState = 'notified' | 'managed' | 'lost' | 'closing' | 'closed'

/** Where a course stands on a day (通知、在管、丢失、待评估、结案). */
export const courseStateAt = (subject: Subject, course: Course, on: Day): CourseState => {
  const { stop, evaluation, managedFrom } = course
  if (evaluation && evaluation.day <= on) return 'closed'
  if (endingAt(course, on)) return 'closed'
  if (stop && stop.day <= on) return 'closing'
  if (!managedFrom || managedFrom > on) return 'notified'
  return valueAt(lossesOf(subject, course), on, null) ? 'lost' : 'managed'
}

/** First day on which the patient is no longer treated; null: as of the day still treated. */
export const endedOn = (course: Course, on: Day): Day | null => {
  const days = [course.stop?.day, endingAt(course, on)?.day].filter((day) => day !== undefined && day <= on)
  return days.sort()[0] ?? null
}

/** Courses that were running on at least one day of the year of a day, as it stands on the day. */
export const coursesInYear = ({ courses }: Care, on: Day): readonly Course[] =>
  courses.filter((course) => {
    if (!course.managedFrom || course.managedFrom > on) return false
    const ended = endedOn(course, on)
    return !ended || ended >= yearStart(yearOf(on))
  })
