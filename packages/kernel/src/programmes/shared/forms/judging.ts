import { addMonths, type Day } from '../../../day/day.ts'
import { dayOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import { isEffective, type RecordFact } from '../../../record/record.ts'
import type { Judged } from '../judged.ts'
import { MONTHS_APART } from '../required-visits.ts'
import { atTheResident, notSeen } from './contact.ts'

/** An earlier follow-up and what followed from it. */
export interface Before {
  readonly record: RecordFact
  readonly judged: Judged | null
}

/**
 * Judges the answers of one follow-up against the one before; null where they do not suffice. The same function judges
 * a form being filled in and the records of a person. Of the context it reads birth date, sex and settings.
 */
export type Judge = (values: Values, on: Day, before: Before | null, around: FormContext) => Judged | null

/** How a form judges itself while it is being filled in. */
export interface Judging {
  /** Class, duty and next date by the answers so far; null where they do not suffice. */
  readonly now: (values: Values, context: FormContext) => Judged | null
  /** The next date by rule: of this follow-up; by telephone, or where this one does not move it, of the last in person. */
  readonly next: (values: Values, context: FormContext) => Day | null
  /** The face-to-face follow-up before a day, from the history around the form. */
  readonly previous: (context: FormContext, on: Day) => Before | null
}

const FAR: readonly string[] = ['3', '4']

/**
 * The judging of a follow-up form. `precedes`: which follow-ups the next one is judged against; left out: all in person.
 * `monthsApart`: between two regular follow-ups.
 */
export const judgingOf = (
  form: string,
  judge: Judge,
  precedes: (fields: Values) => boolean = () => true,
  monthsApart: (settings: FormContext['settings']) => number = () => MONTHS_APART,
): Judging => {
  const isBefore = ({ form: id, status, fields, open_block }: RecordFact): boolean =>
    id === form &&
    isEffective(status) &&
    !open_block &&
    (textOf(fields, 'contact_outcome') ?? '1') === '1' &&
    atTheResident(fields) &&
    precedes(fields)
  const previous: Judging['previous'] = (context, on) => {
    const { history = [], enrol_date } = context
    let before: Before | null = null
    for (const record of history) {
      const { service_date: day, fields } = record
      if (day >= on || (enrol_date && day < enrol_date) || !isBefore(record)) continue
      before = { record, judged: judge(fields, day, before, context) }
    }
    return before
  }
  const now: Judging['now'] = (values, context) => {
    const on = dayOf(values, 'service_date')
    return on && !notSeen(values) ? judge(values, on, previous(context, on), context) : null
  }
  const next: Judging['next'] = (values, context) => {
    const on = dayOf(values, 'service_date')
    if (!on || notSeen(values)) return null
    const judged = now(values, context)
    const moves = judged === null || judged.next_due !== null
    if (atTheResident(values) && moves) return judged?.next_due ?? null
    if (!atTheResident(values) && !FAR.includes(textOf(values, 'method') ?? '')) return null
    const last = previous(context, on)
    if (!last) return judged?.next_due ?? null
    const unchanged = addMonths(last.record.service_date, monthsApart(context.settings))
    return unchanged > on ? unchanged : null
  }
  return { now, next, previous }
}
