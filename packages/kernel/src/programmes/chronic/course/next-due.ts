import { addDays, type Day } from '../../../day/day.ts'
import { type Stay, stayOver } from '../../../programme/life/stays.ts'
import { closingAt } from '../../shared/enrolment.ts'
import { TWO_WEEKS } from '../../shared/obligation.ts'
import type { ChronicSpec } from '../spec.ts'
import type { Care } from './course.ts'
import type { Duty } from './duties.ts'
import type { Visit } from './visit.ts'

/** A due day that falls in a hospital stay moves to the seventh day after discharge (product). */
const AFTER_DISCHARGE = 7

/** The due day after moving it behind the stays known on a day; null while the patient is in hospital. */
export const shifted = (due: Day, stays: readonly Stay[], on: Day): Day | null => {
  let day = due
  for (let stay = stayOver(stays, day); stay && stay.admitted <= on; stay = stayOver(stays, day)) {
    if (!stay.discharged || stay.discharged > on) return null
    day = addDays(stay.discharged, AFTER_DISCHARGE)
  }
  return day
}

/** The day by which the first follow-up is due. */
export const firstDue = ({ firstWithin = TWO_WEEKS }: ChronicSpec, enrolled: Day): Day => addDays(enrolled, firstWithin)

/** The last measured follow-up up to a day. */
export const lastMeasured = ({ visits }: Care, on: Day): Visit | null =>
  visits.driving.findLast(({ date, measured }) => measured && date <= on) ?? null

/** The duty of the last follow-up that is still to be done on a day, after restarts. */
const pendingDuty = ({ duties }: Care, visit: Visit, on: Day): Duty | null => {
  const last = duties.findLast((duty) => duty.visit.id === visit.id && duty.created <= on)
  return last && !(last.fate.doneOn && last.fate.doneOn <= on) ? last : null
}

/**
 * The next follow-up due, as it stands on a day: the first soon after enrolment, two weeks after an unsatisfactory one,
 * by the programme's schedule after any other. A typed date never moves it. Null: in hospital, or not owed after closing.
 */
export const nextDueAt = (spec: ChronicSpec, care: Care, stays: readonly Stay[], on: Day): Day | null => {
  const { enrolment } = care
  const last = lastMeasured(care, on)
  const duty = last && pendingDuty(care, last, on)
  const closing = closingAt(enrolment, on)
  const due = duty
    ? stayOver(stays, duty.fate.due) && duty.fate.due <= on
      ? null
      : duty.fate.due
    : shifted(last ? last.next : firstDue(spec, enrolment.from), stays, on)
  return due && closing && due > closing.day ? null : due
}

/**
 * Days that may become the next due day of an enrolment, `after` days late. Where the next follow-up came earlier than
 * that, the day never passes.
 */
export const overdueDays = (
  spec: ChronicSpec,
  { enrolment, visits, duties }: Care,
  stays: readonly Stay[],
  after: number,
): Day[] => {
  const measured = visits.driving.filter((visit) => visit.measured)
  const days: Day[] = []
  const add = (due: Day, next: Day | undefined): void => {
    const late = addDays(due, after)
    if (!next || late <= next) days.push(late)
  }
  add(firstDue(spec, enrolment.from), measured[0]?.date)
  measured.forEach((visit, at) => {
    add(visit.next, measured[at + 1]?.date)
  })
  for (const { fate, visit } of duties) add(fate.due, measured.find(({ date }) => date > visit.date)?.date)
  for (const { discharged } of stays)
    if (discharged) days.push(addDays(discharged, AFTER_DISCHARGE + after), addDays(discharged, TWO_WEEKS + after))
  return days
}
