import { addMonths, type Day } from '../../../day/day.ts'
import { dayOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import { isEffective, type RecordFact } from '../../../record/record.ts'
import type { ObligationType } from '../obligation.ts'
import { atTheResident, notSeen } from './contact.ts'

/** What follows from one follow-up by the rules of its programme. */
export interface Judged {
  readonly class: string | null
  readonly emergency: boolean
  readonly refer: boolean
  readonly obligation: ObligationType | null
  readonly next_due: Day
  /** 1 常规随访 · 2 第1次控制不满意2周随访 · 3 两次控制不满意转诊随访 · 4 紧急转诊. */
  readonly measure: string
}

/** How a form judges itself while it is being filled in. */
export interface Judging<J extends Judged> {
  /** Class, duty and next date by the answers so far; null where they do not suffice. */
  readonly now: (values: Values, context: FormContext) => J | null
  /** The next date by rule: of this follow-up, or by telephone without a new duty that of the last one in person. */
  readonly next: (values: Values, context: FormContext) => Day | null
  /** The last face-to-face follow-up before a day, from the history around the form. */
  readonly previous: (context: FormContext, on: Day) => RecordFact | null
}

interface Rules<J extends Judged> {
  /** The follow-up form. */
  readonly form: string
  /** Months to the next follow-up of a patient without duties. */
  readonly months: number
  readonly judge: (values: Values, on: Day, previous: RecordFact | null, context: FormContext) => J | null
  /** Only such records are a previous follow-up; left out: any. */
  readonly counts?: (fields: Values) => boolean
}

/** The judging of a follow-up form, from the classification of its programme. */
export const judgingOf = <J extends Judged>({ form, months, judge, counts }: Rules<J>): Judging<J> => {
  const previous: Judging<J>['previous'] = ({ history, enrol_date }, on) =>
    history?.findLast(
      ({ form: id, status, fields, service_date, open_block }) =>
        id === form &&
        isEffective(status) &&
        !open_block &&
        (textOf(fields, 'contact_outcome') ?? '1') === '1' &&
        atTheResident(fields) &&
        service_date < on &&
        (!enrol_date || service_date >= enrol_date) &&
        (counts?.(fields) ?? true),
    ) ?? null
  const now: Judging<J>['now'] = (values, context) => {
    const on = dayOf(values, 'service_date')
    return on && !notSeen(values) ? judge(values, on, previous(context, on), context) : null
  }
  const next: Judging<J>['next'] = (values, context) => {
    const on = dayOf(values, 'service_date')
    if (!on || notSeen(values)) return null
    const judged = now(values, context)
    if (atTheResident(values)) return judged?.next_due ?? null
    if (values.method !== '3' && values.method !== '4') return null
    const last = previous(context, on)
    if (!last) return judged?.next_due ?? null
    const unchanged = addMonths(last.service_date, months)
    return unchanged > on ? unchanged : null
  }
  return { now, next, previous }
}
