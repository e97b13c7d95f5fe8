import { addDays, type Day, later } from '../../../day/day.ts'
import { closingAt } from '../../shared/enrolment.ts'
import { firstVisitDue } from '../rules/state.ts'
import { consentAt, consentedSince } from './consent.ts'
import { type Care, isDeadByVisit } from './course.ts'
import { stayOn, staysAt } from './stays.ts'
import { lastReached } from './visit.ts'

/** Days of delay after which an overdue follow-up is shown to the county institution, by class; without a class 7. */
export const escalationDays = (code: string | null): number => (code === '1' ? 0 : code === '3' ? 30 : 7)

export interface NextDue {
  readonly due: Day
  /** Class of the follow-up that it follows; null: the first one. */
  readonly class: string | null
}

/** Since when the patient is managed: consent within the registration; null: there is none up to the day. */
export const managedFrom = ({ enrolment, consents }: Care, on: Day): Day | null => {
  const since = consentedSince(consents, on)
  return since && later(since, enrolment.from)
}

/**
 * The next follow-up due, as it stands on a day: within a week of consent or discharge, otherwise by the class of the last
 * reached one. Null: no consent, lost, in hospital, or not owed after closing.
 */
export const nextDueAt = (care: Care, on: Day): NextDue | null => {
  const from = managedFrom(care, on)
  const closing = closingAt(care.enrolment, on)
  const stays = staysAt(care.stays, on)
  const lost = care.losses.changes.findLast((change) => change.from <= on)?.value ?? null
  if (!from || consentAt(care.consents, on) !== '1' || lost || stayOn(stays, on) || isDeadByVisit(care, on)) return null
  const last = lastReached(care.visits, on)
  const visit = last && last.date >= from ? last : null
  const discharged = stays.findLast((stay) => stay.discharged && stay.discharged >= (visit?.date ?? from))?.discharged
  const afterStay = discharged && (!visit || discharged > visit.date || visit.inpatient === '1') ? discharged : null
  const due = afterStay
    ? addDays(afterStay, care.limits.firstVisitDays)
    : visit
      ? (visit.action?.next_due ?? null)
      : firstVisitDue(from, null, care.limits.firstVisitDays)
  if (!due || (closing && due > closing.day)) return null
  return { due, class: visit?.class ?? null }
}

/** Days that may become the next due day. */
export const dueDays = ({ consents, enrolment, visits, stays, limits }: Care): readonly Day[] => [
  ...[enrolment.from, ...consents.map(({ from }) => from)].map((day) => addDays(day, limits.firstVisitDays)),
  ...visits.reached.flatMap(({ action }) => action?.next_due ?? []),
  ...stays.flatMap(({ discharged, endKnown }) =>
    [discharged, endKnown].flatMap((day) => (day ? [addDays(day, limits.firstVisitDays)] : [])),
  ),
]
