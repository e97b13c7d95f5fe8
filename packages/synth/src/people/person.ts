import { completedYears, type Day } from '@wangdi/kernel/day/day.ts'
import type { ResidentLine } from '@wangdi/kernel/exchange/line.ts'
import type { Illnesses } from '../care/illness.ts'
import type { Village } from '../places.ts'
import type { Author } from '../record.ts'
import type { Family } from './household.ts'
import type { Fate } from './life.ts'

/** Course of one disease that the county manages. */
export interface Disease {
  readonly diagnosed: Day
  /** Null: known, not managed. */
  readonly enrolled: Day | null
}

/** A resident with all that the records are written from. */
export interface Resident {
  readonly line: ResidentLine
  readonly id: string
  readonly name: string
  readonly sex: '1' | '2'
  readonly birth: Day
  readonly ethnicity: string
  readonly married: boolean
  readonly widowed: boolean
  readonly fate: Fate
  readonly village: Village
  readonly family: Family
  readonly doctor: Author
  /** Village moved to on the day of the transfer. */
  readonly movesTo: Village | null
  readonly disease: Disease | null
  /** What else the county manages. */
  readonly illnesses: Illnesses
  readonly smokes: number
  readonly drinks: number
  /** Blood types as the form codes them; most are not known. */
  readonly abo: string
  readonly rh: string
  readonly height: number
  readonly weight: number
}

/** The village doctor who serves the person on a day. */
export const doctorOn = ({ doctor, fate, movesTo }: Resident, on: Day): Author =>
  movesTo && fate.transfer && on >= fate.transfer
    ? { unit: movesTo.station, provider: movesTo.doctors[0].name }
    : doctor

export const ageOn = (person: Pick<Resident, 'birth'>, on: Day): number => completedYears(person.birth, on) ?? 0
