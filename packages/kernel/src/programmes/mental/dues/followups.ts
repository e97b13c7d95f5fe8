import { addDays, addMonths, type Day, later, monthOf, yearEnd, yearOf, yearStart } from '../../../day/day.ts'
import type { Care } from '../course/course.ts'
import type { Duty } from '../course/duties.ts'
import type { Visit } from '../course/visit.ts'
import { mergedStays } from '../rules/required.ts'
import { closedFrom, type Due, endFrom, type Met, owesOn, type Spell, slot } from './slot.ts'

/** Days before the due day on which a regular follow-up appears in the list (product). */
const OPENS_BEFORE = 14

const metBy = (visit: Visit | undefined): Met | null => (visit ? { on: visit.date, by: visit.id } : null)

/** The patient is to be seen within a week of this day; after half a year the case is handled otherwise. */
const seenWithin = (care: Care, kind: string, from: Day): Due[] => {
  const face = care.visits.reached.find(({ face: seen, date }) => seen && date >= from)
  const asked = {
    kind,
    slot: from,
    opens: from,
    due_by: addDays(from, care.limits.firstVisitDays),
    form: 'smd_followup',
  }
  const over = addDays(addMonths(from, care.limits.unseenMonths), 1)
  const ends = [endFrom(care, addDays(from, 1)), over]
  return owesOn(care, from) ? slot(care, { ...asked, facts: { date: from } }, metBy(face), ends) : []
}

/** Stretches of consent: the first visit of each. */
export const firstVisits = (care: Care, consented: readonly Spell[]): Due[] =>
  consented.flatMap(({ from }) => seenWithin(care, 'first_visit', from))

export const dischargeVisits = (care: Care): Due[] =>
  mergedStays(care.stays).flatMap(({ discharged }) =>
    discharged ? seenWithin(care, 'discharge_visit', discharged) : [],
  )

const visitFacts = ({ date, class: code, risk }: Visit): Due['facts'] => ({
  date,
  ...(code !== null && { class: code }),
  ...(risk !== null && { risk }),
})

/** Regular follow-ups by the class of the one before; any reached follow-up meets them. */
export const followUps = (care: Care): Due[] =>
  care.visits.reached.flatMap((visit, at) => {
    const due_by = visit.action?.next_due
    if (!due_by || !owesOn(care, visit.date)) return []
    const opens = later(addDays(visit.date, 1), addDays(due_by, -OPENS_BEFORE))
    const asked = { kind: 'followup', slot: visit.id, opens, due_by, form: 'smd_followup', facts: visitFacts(visit) }
    return slot(care, asked, metBy(care.visits.reached[at + 1]), [endFrom(care, visit.date)])
  })

/** Two-week duties of referrals. */
export const referrals = (care: Care): Due[] =>
  care.duties.flatMap(({ created, visit, fate, doneBy }: Duty) => {
    const asked = {
      kind: 'referral_14',
      slot: visit.id,
      opens: addDays(created, 1),
      due_by: fate.due,
      form: 'smd_followup',
      facts: visitFacts(visit),
    }
    const waived = fate.metOn ? null : fate.waivedOn
    const met = fate.doneOn && !waived ? { on: fate.doneOn, by: doneBy } : null
    const closed = closedFrom(care, created)
    return slot(care, asked, met, [waived, closed && later(closed, addDays(fate.due, 1))])
  })

/** Yearly check-ups of those who consent, asked of whoever is managed by 30 September. */
export const exams = (care: Care, consented: readonly Spell[], horizon: Day): Due[] =>
  consented.flatMap(({ from, to }) => {
    const firstYear = monthOf(from) <= 9 ? yearOf(from) : yearOf(from) + 1
    return care.years.flatMap(({ year, exams: mine }) => {
      const opens = later(from, yearStart(year))
      if (year < firstYear || opens > horizon || (to && opens >= to)) return []
      const done = mine.find(({ missing, date }) => missing.length === 0 && date >= yearStart(year))
      const asked = {
        kind: 'exam',
        slot: `${from}/${year}`,
        opens,
        due_by: yearEnd(year),
        form: 'checkup',
        facts: { year },
      }
      const met = done ? { on: later(done.date, opens), by: done.record.record_id } : null
      return slot(care, asked, met, [to, closedFrom(care, opens), yearStart(year + 1)])
    })
  })
