import type { Day } from '../day/day.ts'
import type { RecordFact } from '../record/record.ts'

/**
 * Facts around a form that its checks, skip rules and computed fields may use. All optional: a check whose fact is
 * missing does not fire. `today` is the day of judging, never the machine's clock.
 */
export interface FormContext {
  readonly today?: Day
  readonly birth_date?: Day
  /** 1 男 · 2 女 · 9 未说明 · 0 未知. */
  readonly sex?: string
  /** Age in completed years on the service date, where the birth date is not given. */
  readonly age?: number
  readonly edition?: string
  readonly death_date?: Day
  /** Hospital stays as [admitted, discharged]; both days themselves are outside the stay. */
  readonly admissions?: readonly (readonly [Day, Day | null])[]
  readonly enrol_date?: Day
  readonly close_date?: Day
  readonly stop_date?: Day
  /** Day or time at which the institution was told of the patient. */
  readonly notice_at?: string
  /** Doses due since the last follow-up. */
  readonly expected_since_last?: number
  /** Consent to being managed by the form's programme: 1 同意 · 0 不同意. */
  readonly consent?: string
  /** Programme groups the resident is in on the service date. */
  readonly groups?: readonly string[]
  readonly name?: string
  /** The 17 digits of the resident's record. */
  readonly record_code?: string
  /** Where the record stands (record states) before this form. */
  readonly record_state?: string
  readonly address?: string
  readonly phone?: string
  /** Name of the unit that fills the form. */
  readonly org_name?: string
  readonly township_name?: string
  readonly village_name?: string
  /** Rural address: the five living-environment items are asked. */
  readonly rural?: boolean
  /** Effective records of the resident, oldest first, without the one being edited. */
  readonly history?: readonly RecordFact[]
  /** Slot or form → values of an earlier form. */
  readonly earlier?: Readonly<Record<string, { readonly [key: string]: unknown }>>
  readonly settings?: Readonly<Record<string, unknown>>
  /** Items of the form that the filler may neither see nor fill: not drawn, not asked, not taken. */
  readonly withheld?: readonly string[]
  /**
   * Items that the resident's services ask of this form, worked out where every class may be read: whoever fills it in
   * is asked for them, without the services that ask being named.
   */
  readonly asked?: readonly string[]
  /** The answers come from another system's table: what only this product asks, and the paper does not, may be absent. */
  readonly imported?: boolean
}
