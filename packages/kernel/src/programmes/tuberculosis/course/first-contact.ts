import { dayOfInstant } from '../../../day/day.ts'
import type { Course, FirstTry } from './model.ts'

/** A visit without a time of day is in time on the day on which the limit ends. */
const isInTime = ({ day, at }: FirstTry, deadline: number): boolean =>
  at === null ? day <= dayOfInstant(deadline) : at <= deadline

/** The tries that met nobody within the 72 hours, in order. */
export const failedInTime = ({ notice, tries }: Course): readonly FirstTry[] =>
  notice ? tries.filter((one) => !one.seen && isInTime(one, notice.deadline)) : []

/** The first try that met the patient. */
export const firstSeen = ({ tries }: Course): FirstTry | null => tries.find(({ seen }) => seen) ?? null

/** The patient was seen within the 72 hours. */
export const inTimeOf = (course: Course): boolean => {
  const seen = firstSeen(course)
  return seen !== null && course.notice !== null && isInTime(seen, course.notice.deadline)
}
