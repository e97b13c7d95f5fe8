import { completedYears, type Day, yearOf } from '../../../day/day.ts'
import { codesOf, textOf } from '../../../form/answers.ts'
import type { Subject } from '../../../programme/subject.ts'
import { followupDays, type OldClass, oldClass } from '../rules/class.ts'
import { chronicOn } from './chronic.ts'
import { courseOf, type Service } from './course.ts'
import { examTasks } from './tasks.ts'

/** A critical value is open until its task is done: the same day's call, care, referral or feedback does it too. */
const isOpen = (subject: Subject, { record }: Service, on: Day): boolean =>
  examTasks(subject).some(
    ({ kind, slot, met_on }) => kind === 'critical' && slot === record.record_id && !(met_on && met_on <= on),
  )

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
    critical_open: isOpen(subject, service, on),
  })
  return { service, class: found, chronic: chronic.length > 0, followup: followupDays(found, chronic.length > 0) }
}

/** The class that holds on a day: of the last check-up of this year or the one before. */
export const classAt = (subject: Subject, on: Day): Classed | null => {
  const last = courseOf(subject).services.findLast(({ date }) => date <= on)
  return last && yearOf(last.date) >= yearOf(on) - 1 ? classify(subject, last, on) : null
}
