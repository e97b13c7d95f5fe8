import { type Day, daysBetween } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'
import { type Previous as Before, judgedBy, PREVIOUS_DAYS, signReasons } from '../../shared/judged.ts'
import { type CopdSettings, copdSettings } from './settings.ts'

/** The face-to-face follow-up before, as far as this one's class and action depend on it. */
export interface Previous extends Before {
  readonly mmrc: number | null
  readonly cat: number | null
}

export interface Findings {
  readonly date: Day
  readonly spo2: number | null
  /** Breathing oxygen when it was measured. */
  readonly onOxygen: boolean
  readonly respiration: number | null
  readonly heartRate: number | null
  readonly mmrc: number | null
  readonly cat: number | null
  readonly exacerbations: number
  /** 1 无 · 2 有. */
  readonly adr: string
  /** 0 无 · 1 原有且稳定 · 2 新发 · 3 原有加重. */
  readonly complication: string
  /** Codes of 危急情况; 0 is none. */
  readonly signs: readonly string[]
  readonly prev: Previous | null
}

const reached = (value: number | null, limit: number): boolean => value !== null && value >= limit

const emergencyReasons = (found: Findings, limits: CopdSettings): string[] => {
  const { spo2, onOxygen, respiration, heartRate, signs } = found
  return [
    ...signReasons(signs),
    ...(spo2 !== null && spo2 < (onOxygen ? limits.spo2OnOxygen : limits.spo2) ? ['SPO2_LOW'] : []),
    ...(reached(respiration, limits.respiration) ? [`RR_${limits.respiration}`] : []),
    ...(reached(heartRate, limits.heartRate) ? [`HR_${limits.heartRate}`] : []),
  ]
}

/**
 * Lasting breathlessness that is not worse than last time is no failure: severe COPD never returns to grade 0, and a
 * rule that said so would refer every severe patient every two weeks.
 */
const isUnsatisfied = (
  { exacerbations, mmrc, cat }: Findings,
  before: Previous | null,
  limits: CopdSettings,
): boolean => {
  if (exacerbations >= 1) return true
  const worse = reached(mmrc, limits.mmrc) && (!before || before.mmrc === null || (mmrc ?? 0) > before.mmrc)
  const risen =
    reached(cat, limits.cat) && (!before || before.cat === null || (cat ?? 0) >= before.cat + limits.catRise)
  return worse || risen
}

/** Class, emergency, referral, two-week duty and next date of one follow-up. (copd.classify) */
export const classify = (found: Findings, settings?: Settings) => {
  const limits = copdSettings(settings)
  const { date, adr, complication, prev } = found
  const before = prev && daysBetween(prev.date, date) <= PREVIOUS_DAYS ? prev : null
  return judgedBy(
    {
      date,
      unsatisfied: isUnsatisfied(found, before, limits),
      adverse: adr === '2',
      complicated: complication === '2' || complication === '3',
      emergency_reasons: emergencyReasons(found, limits),
    },
    before,
    limits.monthsApart,
  )
}
