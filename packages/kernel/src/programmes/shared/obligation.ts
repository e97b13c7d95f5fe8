import { addDays, type Day } from '../../day/day.ts'
import { type Stay, stayOver } from '../../programme/life/stays.ts'
import { isFaceToFace } from './visit-count.ts'

export type ObligationType = 'RECHECK_14' | 'REFERRAL_FOLLOWUP_14'
export type ObligationStatus = 'met' | 'open' | 'unmet' | 'waived'

export interface Obligation {
  readonly type: ObligationType
  readonly created: Day
}

/** What may meet an obligation. */
export interface DutyContact {
  readonly date: Day
  readonly method: string
  readonly measured: boolean
}

/** What became of an obligation, with the days on which it became so. */
export interface Fate {
  readonly due: Day
  /** First contact that meets it in time. */
  readonly metOn: Day | null
  /** First contact that would have met it, also late. */
  readonly doneOn: Day | null
  /** Died, moved out, misdiagnosed on or before the due day, or in hospital on it. */
  readonly waivedOn: Day | null
  /** Discharge from the stay that held the due day: a new obligation of the same type starts. */
  readonly restartOn: Day | null
}

/** 2周内 (规范第三版·高血压·分类干预): from the day after to the fourteenth day. */
export const TWO_WEEKS = 14

const qualifies = ({ type, created }: Obligation, { date, method, measured }: DutyContact): boolean =>
  date > created && (type === 'REFERRAL_FOLLOWUP_14' || (isFaceToFace(method) && measured))

const firstDay = (days: readonly Day[]): Day | null => days.toSorted()[0] ?? null

/** `exits`: days of death, of moving out and of closing for a corrected diagnosis. */
export const fateOf = (
  obligation: Obligation,
  contacts: readonly DutyContact[],
  exits: readonly Day[],
  stays: readonly Stay[],
): Fate => {
  const due = addDays(obligation.created, TWO_WEEKS)
  const doneOn = firstDay(contacts.filter((contact) => qualifies(obligation, contact)).map(({ date }) => date))
  const exit = firstDay(exits.filter((day) => day <= due))
  const stay = exit ? null : stayOver(stays, due)
  return {
    due,
    metOn: doneOn && doneOn <= due ? doneOn : null,
    doneOn,
    waivedOn: exit ?? (stay ? due : null),
    restartOn: stay?.discharged ?? null,
  }
}

/** Met, waived, still open, or unmet as of a day. (mgmt.obligation) */
export const statusOf = ({ due, metOn, waivedOn }: Fate, asOf: Day): ObligationStatus => {
  if (metOn && metOn <= asOf) return 'met'
  if (waivedOn && waivedOn <= asOf) return 'waived'
  return asOf <= due ? 'open' : 'unmet'
}
