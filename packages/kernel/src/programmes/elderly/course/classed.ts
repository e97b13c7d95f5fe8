import { completedYears, type Day, yearOf } from '../../../day/day.ts'
import { codesOf, textOf } from '../../../form/answers.ts'
import type { Subject } from '../../../programme/subject.ts'
import { followupDays, type OldClass, oldClass } from '../rules/class.ts'
import { chronicOn } from './chronic.ts'
import { type Course, courseOf, type Service } from './course.ts'
import { isCritical } from './critical.ts'

/** A critical value is open until somebody was met or reached on a later day. */
const isOpen = ({ person }: Subject, service: Service, { contacts }: Course, on: Day): boolean =>
  !contacts.some(({ service_date }) => service_date > service.date && service_date <= on) &&
  isCritical(service.record, person)

export interface Classed {
  readonly service: Service
  readonly class: OldClass
  readonly chronic: boolean
  readonly followup: number | null
}

/** The class after a check-up, from facts dated on or before a day. */
export const classify = (subject: Subject, service: Service, on: Day): Classed => {
  const course = courseOf(subject)
  const { fields } = service.record
  const yearly = (service.yearly && service.yearly.service_date <= on && service.yearly.fields) || {}
  const { birth_date } = subject.person
  const selfCare = course.years.get(yearOf(service.date))?.selfCare.findLast(({ date }) => date <= on)
  const chronic = chronicOn(subject, service.date)
  const found = oldClass({
    age: birth_date && completedYears(birth_date, service.date),
    adl_band: selfCare?.band ?? textOf(fields, 'elder_self_care'),
    cognition: textOf(yearly, 'elder_cognition') ?? textOf(fields, 'elder_cognition'),
    emotion: textOf(yearly, 'elder_emotion') ?? textOf(fields, 'elder_emotion'),
    chronic,
    assessment: textOf(fields, 'assessment'),
    guidance: codesOf(fields, 'guidance'),
    critical_open: isOpen(subject, service, course, on),
  })
  return { service, class: found, chronic: chronic.length > 0, followup: followupDays(found, chronic.length > 0) }
}

/** The class that holds on a day: of the last check-up of this year or the one before. */
export const classAt = (subject: Subject, on: Day): Classed | null => {
  const last = courseOf(subject).services.findLast(({ date }) => date <= on)
  return last && yearOf(last.date) >= yearOf(on) - 1 ? classify(subject, last, on) : null
}
