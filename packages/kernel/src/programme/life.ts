import type { Day } from '../day/day.ts'
import type { Place } from './rows.ts'

export type ResidenceStatus = 'deceased' | 'moved_out' | 'absent' | 'permanent' | 'temporary'
export type RecordState = 'draft' | 'active' | 'closed_deceased' | 'closed_moved_out' | 'closed_lost' | 'void_duplicate'

/**
 * The course of a person's life that every programme reads: where they lived, how they resided, whether the health
 * record was in hand, hospital stays. Each answer for a day uses facts dated on or before that day alone.
 */
export interface Life {
  readonly placeAt: (on: Day) => Place
  readonly residenceAt: (on: Day) => ResidenceStatus
  readonly recordStateAt: (on: Day) => RecordState
  /** Day of death known on `on`, or null. */
  readonly deathAt: (on: Day) => Day | null
  /** Stay that holds `on` strictly inside, with its (maybe unknown) end. */
  readonly stayAt: (on: Day) => { readonly admitted: Day; readonly discharged: Day | null } | null
  readonly stays: readonly { readonly admitted: Day; readonly discharged: Day | null }[]
  readonly ageAt: (on: Day) => number | null
  /** Days on which any of the answers may change. */
  readonly breakpoints: readonly Day[]
}
