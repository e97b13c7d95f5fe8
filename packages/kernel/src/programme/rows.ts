import type { Day } from '../day/day.ts'

/** Where a person counts on a day: the village of that day and the unit that manages it. */
export interface Place {
  readonly village: number
  readonly unit: number
}

/**
 * State of a person in a programme as it stands on a day. `flags` name what is true, out of the programme's declared
 * flags; `numbers` are counts that indicators sum.
 */
export interface State {
  readonly flags: readonly string[]
  readonly numbers?: Readonly<Record<string, number>>
}

/** A state from `from` up to but not including `to`. */
export interface StatusRow extends Place, State {
  readonly programme: string
  readonly episode: string
  readonly from: Day
  readonly to: Day
}

/** What happened once. `facts` are a few typed numbers and codes of the record; `flags` as in a state. */
export interface EventRow extends Place {
  readonly programme: string
  readonly episode: string
  readonly kind: string
  readonly day: Day
  readonly recorded_at: string
  readonly record_id: string
  readonly org_id: number | null
  readonly provider_id: string | null
  readonly flags: readonly string[]
  readonly facts: Readonly<Record<string, number>>
}

/**
 * A slot owed: opens, is due by a day, was met on a day (maybe late) or ended without (death, move, closing, waived, the
 * year is over). Open on a day: `opens` ≤ day, and `met_on` and `ended_on` are null or later; `ended_on` may lie in the
 * future. Place is that of the day it opened; `access` is today's village of the person.
 */
export interface DueRow extends Place {
  readonly programme: string
  readonly episode: string
  readonly kind: string
  /** Distinguishes slots of one kind: the day or record that created it. */
  readonly slot: string
  readonly opens: Day
  readonly due_by: Day
  readonly met_on: Day | null
  readonly met_by: string | null
  readonly ended_on: Day | null
  /** Form that fulfils the slot when filled. */
  readonly form: string
  /** Facts for the sentence shown with the task (day and values of the cause). */
  readonly facts: Readonly<Record<string, string | number>>
}

export interface Derived {
  readonly status: readonly StatusRow[]
  readonly event: readonly EventRow[]
  readonly due: readonly DueRow[]
}
