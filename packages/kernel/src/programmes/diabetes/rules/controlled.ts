import type { Day } from '../../../day/day.ts'
import { DANGER_LOW, FPG_LIMIT } from './classify.ts'

/** A contact of the year, as far as the control rate asks; of one day only the one that holds. */
export interface Measured {
  readonly date: Day
  readonly faceToFace: boolean
  readonly seen: boolean
  /** 失访 noted at this contact. */
  readonly lost: boolean
  readonly fpg: number | null
}

export interface Control {
  readonly controlled: boolean
  /** 剔除低血糖口径: 3.9 < 空腹血糖 < 7.0. */
  readonly controlled_excluding_low: boolean
}

const NONE: Control = { controlled: false, controlled_excluding_low: false }

export const isControlledGlucose = (fpg: number): boolean => fpg < FPG_LIMIT
export const isLowGlucose = (fpg: number): boolean => fpg <= DANGER_LOW

/**
 * Controlled by the year's contacts up to a day, in order of date: the last face-to-face follow-up has a fasting glucose
 * below 7.0, and no loss was noted after it; the rule never looks further back (规范第三版·2型糖尿病·工作指标·管理人群血糖控制率).
 * (dm.controlled)
 */
export const controlOf = (contacts: readonly Measured[], lost: boolean): Control => {
  const last = contacts.findLast(({ faceToFace, seen }) => faceToFace && seen)
  if (lost || !last || last.fpg === null || !isControlledGlucose(last.fpg)) return NONE
  if (contacts.some((contact) => contact.lost && contact.date > last.date)) return NONE
  return { controlled: true, controlled_excluding_low: !isLowGlucose(last.fpg) }
}
