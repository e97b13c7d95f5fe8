import { completedYears, type Day } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'
import { isBelow, targetOf } from './targets.ts'

/** A contact of the year, as far as the control rate asks; of one day only the one that holds. */
export interface Measured {
  readonly date: Day
  readonly faceToFace: boolean
  readonly seen: boolean
  /** 失访 noted at this contact. */
  readonly lost: boolean
  readonly sbp: number | null
  readonly dbp: number | null
}

/** The latest face-to-face follow-up among contacts in order of date. */
const lastFaceToFace = <C extends Measured>(contacts: readonly C[]): C | null =>
  contacts.findLast(({ faceToFace, seen }) => faceToFace && seen) ?? null

/**
 * Controlled by the year's contacts up to a day, in order of date: the last face-to-face follow-up is below the target of
 * that day's age, and no loss was noted after it (规范第三版·高血压·工作指标·管理人群血压控制率). (htn.controlled)
 */
export const isControlled = (
  contacts: readonly Measured[],
  birth: Day | null,
  lost: boolean,
  settings?: Settings,
): boolean => {
  const last = lastFaceToFace(contacts)
  if (lost || !last || last.sbp === null || last.dbp === null) return false
  if (contacts.some((contact) => contact.lost && contact.date > last.date)) return false
  const age = birth && completedYears(birth, last.date)
  return isBelow(last.sbp, last.dbp, targetOf(last.date, age, settings))
}
