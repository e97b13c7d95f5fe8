import { addDays, type Day, later, monthOf, yearEnd, yearOf, yearStart } from '../../day/day.ts'
import type { Life } from '../../programme/life.ts'
import type { Programme } from '../../programme/programme.ts'
import type { DueRow } from '../../programme/rows.ts'
import type { Care, Core } from './course/course.ts'
import type { Duty } from './course/duties.ts'
import { firstDue, shifted } from './course/next-due.ts'
import type { Visit } from './course/visit.ts'
import type { ChronicSpec } from './spec.ts'

export type Due = Omit<DueRow, 'village' | 'unit' | 'programme'>

/** Days before the due day on which a regular follow-up appears in the list (product). */
const OPENS_BEFORE = 14

const factsOf = ({ dueFacts }: ChronicSpec, visit: Visit): Due['facts'] => ({ date: visit.date, ...dueFacts(visit) })

/** First closing after a day: what was owed and not done ends with it. */
const endOf = ({ enrolment }: Care, after: Day): Day | null =>
  enrolment.closings.find(({ from, value }) => value !== null && from >= after)?.value?.day ?? enrolment.until

const slot = (
  form: string,
  care: Care,
  due: Pick<Due, 'kind' | 'slot' | 'opens' | 'due_by' | 'facts'>,
  met: { readonly on: Day; readonly by: string | null } | null,
): Due => ({
  ...due,
  episode: care.enrolment.id,
  met_on: met?.on ?? null,
  met_by: met?.by ?? null,
  ended_on: met ? null : endOf(care, due.opens),
  form,
})

/** The day after moving behind the hospital stays; while the patient is in hospital the day stays as it is. */
const movedBehind = (due: Day, { stays }: Life, horizon: Day): Day => shifted(due, stays, horizon) ?? due

const regular = (spec: ChronicSpec, care: Care, life: Life, horizon: Day): Due[] => {
  const measured = care.visits.driving.filter((visit) => visit.measured)
  const metBy = (visit: Visit | undefined) => (visit ? { on: visit.date, by: visit.id } : null)
  const { from, id } = care.enrolment
  const first = slot(
    spec.visitForm,
    care,
    {
      kind: 'first_followup',
      slot: id,
      opens: from,
      due_by: movedBehind(firstDue(spec, from), life, horizon),
      facts: { date: from },
    },
    metBy(measured[0]),
  )
  const others = measured.map((visit, at) => {
    const due_by = movedBehind(visit.next, life, horizon)
    const opens = addDays(due_by, -OPENS_BEFORE)
    return slot(
      spec.visitForm,
      care,
      { kind: 'followup', slot: visit.id, opens, due_by, facts: factsOf(spec, visit) },
      metBy(measured[at + 1]),
    )
  })
  return [first, ...others]
}

const dutyDue = (spec: ChronicSpec, care: Care, { type, created, visit, fate, doneBy }: Duty): Due => {
  const met = fate.doneOn && { on: fate.doneOn, by: doneBy }
  const due = slot(
    spec.visitForm,
    care,
    {
      kind: type === 'RECHECK_14' ? 'recheck_14' : 'referral_14',
      slot: `${visit.id}/${created}`,
      opens: addDays(created, 1),
      due_by: fate.due,
      facts: { ...factsOf(spec, visit), class: visit.judged?.class ?? '' },
    },
    fate.waivedOn && !fate.metOn ? null : met,
  )
  if (fate.waivedOn && !fate.metOn) return { ...due, ended_on: fate.waivedOn }
  // A refusal waives no duty: it ends unmet, the day after it was due.
  return due.ended_on ? { ...due, ended_on: later(due.ended_on, addDays(fate.due, 1)) } : due
}

const examDues = (care: Care, horizon: Day): Due[] => {
  const { from, until } = care.enrolment
  const firstYear = monthOf(from) <= 9 ? yearOf(from) : yearOf(from) + 1
  return care.years.flatMap(({ year, exams, firstCompleteExam }) => {
    const opens = later(from, yearStart(year))
    const end = endOf(care, opens)
    if (year < firstYear || opens > horizon || (until && opens >= until) || (end && end <= opens)) return []
    const complete = exams.find(({ done }) => done !== null && done === firstCompleteExam)
    const due = slot(
      'checkup',
      care,
      { kind: 'exam', slot: String(year), opens, due_by: yearEnd(year), facts: { year } },
      complete?.done ? { on: complete.done, by: complete.record.record_id } : null,
    )
    const over = yearStart(year + 1)
    const ended_on = complete ? null : due.ended_on && due.ended_on < over ? due.ended_on : over
    return [{ ...due, ended_on }]
  })
}

/** A slot that would open only after the enrolment has ended is never owed. */
const isOwed = (care: Care, { opens, met_on }: Due): boolean => {
  const { closings, until } = care.enrolment
  const closed = closings.findLast(({ from }) => from <= opens)?.value
  return met_on !== null || !((closed && closed.day < opens) || (until && until <= opens))
}

/** Slots owed by enrolment: first follow-up, follow-ups, two-week duties, yearly check-ups. */
export const dues =
  ({ spec, courseOf }: Core): Programme['dues'] =>
  (subject, life) =>
    courseOf(subject).cares.flatMap((care) =>
      [
        ...regular(spec, care, life, subject.horizon),
        ...care.duties.map((duty) => dutyDue(spec, care, duty)),
        ...((spec.examAsked?.(subject.settings) ?? true) ? examDues(care, subject.horizon) : []),
      ].filter((due) => isOwed(care, due)),
    )
