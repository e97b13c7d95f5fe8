import type { Day } from '../day/day.ts'
import type { RecordFact } from '../record/record.ts'

/** The undated facts of a resident. Correcting one derives everything again. */
export interface Person {
  readonly resident_id: string
  readonly name: string
  /** 1 男 · 2 女 · 9 未说明 · 0 未知. */
  readonly sex: string
  readonly birth_date: Day | null
  /** Village of the first day, as the store's stable number; moves are records. */
  readonly village: number
  /** Unit that managed the resident on the first day. */
  readonly unit: number
  /** 1 户籍 · 2 非户籍 as on the first day. */
  readonly residence_type: string
  readonly residence_start_date: Day | null
  /** The record is kept on paper only. */
  readonly paper_only?: boolean
  /** The number passes the identity rules (types 01, 02). */
  readonly valid_id?: boolean
  readonly opened_to_resident_on?: Day | null
}

/** County settings that the rules read, by the names that docs/reference/settings.md explains. */
export type Settings = Readonly<Record<string, unknown>>

/** Managing unit of each village by day: the last entry with `from` ≤ day holds. 0 where none is assigned. */
export type UnitOfVillage = (village: number, on: Day) => number

/** The stable number of the area that a 12-digit code names on a day; 0 where there is none. */
export type AreaOfCode = (code: string, on: Day) => number

/** Everything a derivation reads about one resident. Records are effective ones, ordered by (service_date, record_id). */
export interface Subject {
  readonly person: Person
  readonly records: readonly RecordFact[]
  /** First day that derived rows of status reach back to; left out: the beginning. A row that began earlier is cut. */
  readonly since?: Day
  /** Last day that derived rows reach. */
  readonly horizon: Day
  readonly settings: Settings
  readonly unitOf: UnitOfVillage
  /** Days on which the managing unit of a village changes; left out: never. */
  readonly unitDays?: (village: number) => readonly Day[]
  /** Records name villages by code; derived rows by number. */
  readonly areaOf: AreaOfCode
  /** The 12-digit code of an area on a day, for settings that name areas; left out: unknown. */
  readonly codeOf?: (area: number, on: Day) => string | null
}
