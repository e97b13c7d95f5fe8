import { addDays, type Day, daysBetween } from '../../../day/day.ts'
import { dayOf, textOf } from '../../../form/answers.ts'
import { remember } from '../../../programme/memo.ts'
import type { RecordFact } from '../../../record/record.ts'
import { followedAs, graceDays, nextDue, refers, regularNext, TWO_WEEKS } from '../rules/next-due.ts'
import type { Course } from './model.ts'
import { planAt } from './plan.ts'
import { endedOn } from './standing.ts'

/** A contact and the follow-up that it makes due. */
export interface NextContact {
  readonly record: RecordFact
  readonly date: Day
  /** Day of the follow-up after this one, by any means; null: none yet. */
  readonly followed: RecordFact | null
  readonly refer: boolean
  readonly due: Day
  /** The regular day behind a referral that was followed up on the same sheet. */
  readonly regular: Day
  /** 2周内随访 of a referral that is noted on the sheet itself. */
  readonly referralSeenOn: Day | null
  /** Days of grace before it is shown as overdue. */
  readonly grace: number
}

const contactsIn = (course: Course): readonly NextContact[] => {
  const { managedFrom, visits, plans, record: opener } = course
  if (!managedFrom) return []
  const start = plans.find(({ service_date }) => service_date === managedFrom) ?? opener
  // A plan that is written anew is a contact too, unless a follow-up of the day says more.
  const renewed = plans
    .filter(({ service_date }) => service_date > managedFrom && !visits.some(({ date }) => date === service_date))
    .map((record) => ({ record, date: record.service_date }))
  const later = [...visits.filter(({ date }) => date > managedFrom), ...renewed]
  const all = [{ record: start, date: managedFrom }, ...later.sort((a, b) => (a.date < b.date ? -1 : 1))]
  return all.map(({ record, date }, at) => {
    const plan = planAt(course, date)
    const told = record.form === 'tb_followup' ? record.fields : {}
    const findings = {
      date,
      supervisor: followedAs(plan?.supervisor ?? '2', course.settings),
      intensiveEnd: plan?.intensiveEnd ?? null,
      adr: textOf(told, 'adr'),
      complication: textOf(told, 'complication'),
      urgent: textOf(told, 'urgent'),
      missedReason: textOf(told, 'missed_reason'),
    }
    const seen = refers(findings) ? dayOf(told, 'referral_2w_date') : null
    return {
      record,
      date,
      followed: all[at + 1]?.record ?? null,
      refer: refers(findings),
      due: nextDue(findings).next_due,
      regular: regularNext(findings),
      referralSeenOn: seen && seen > date && daysBetween(date, seen) <= TWO_WEEKS ? seen : null,
      grace: graceDays(findings.supervisor, date, findings.intensiveEnd),
    }
  })
}

/** The first visit, or the transfer, and each follow-up with what comes next. */
export const nextContacts: (course: Course) => readonly NextContact[] = remember(contactsIn)

/** The next follow-up owed as it stands on a day; null: before the first visit, or after the end of treatment. */
export const nextContactAt = (
  course: Course,
  on: Day,
): { readonly last: NextContact; readonly due: Day; readonly overdueFrom: Day } | null => {
  const last = nextContacts(course).findLast(({ date }) => date <= on)
  if (!last || endedOn(course, on)) return null
  const followedUp = last.referralSeenOn && last.referralSeenOn <= on
  const due = followedUp ? last.regular : last.due
  return { last, due, overdueFrom: addDays(due, last.grace + 1) }
}
