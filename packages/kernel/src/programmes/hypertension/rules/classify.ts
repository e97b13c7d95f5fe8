import type { Day } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'
import { judgedBy, type Previous, signReasons } from '../../shared/judged.ts'
import { isBelow, targetOf } from './targets.ts'

export interface Findings {
  readonly date: Day
  readonly age: number | null
  readonly sbp: number
  readonly dbp: number
  /** 1 无 · 2 有. */
  readonly adr: string
  /** 0 无 · 1 原有且稳定 · 2 新发 · 3 原有加重. */
  readonly complication: string
  /** Codes of 危急情况; 0 is none. */
  readonly signs: readonly string[]
  readonly pregnant: boolean
  /** The face-to-face follow-up before. */
  readonly prev: Previous | null
}

/** 规范第三版·高血压·随访评估: 收缩压≥180mmHg和（或）舒张压≥110mmHg, 须紧急转诊. */
const EMERGENCY = { sbp: 180, dbp: 110 }
/** The same clause: 妊娠期或哺乳期同时血压高于正常 (≥ 140/90). */
const PREGNANCY = { sbp: 140, dbp: 90 }

const reaches = (sbp: number, dbp: number, limit: typeof EMERGENCY): boolean => sbp >= limit.sbp || dbp >= limit.dbp

const emergencyReasons = ({ sbp, dbp, signs, pregnant }: Findings): string[] => [
  ...(reaches(sbp, dbp, EMERGENCY) ? ['BP_180_110'] : []),
  ...signReasons(signs),
  ...(pregnant && reaches(sbp, dbp, PREGNANCY) ? ['PREGNANCY_BP'] : []),
]

/** Class, emergency, referral, two-week duty and next date of one follow-up. (htn.classify) */
export const classify = (found: Findings, settings?: Settings) => {
  const { date, age, sbp, dbp, adr, complication, prev } = found
  return judgedBy(
    {
      date,
      unsatisfied: !isBelow(sbp, dbp, targetOf(date, age, settings)),
      adverse: adr === '2',
      complicated: complication === '2' || complication === '3',
      emergency_reasons: emergencyReasons(found),
    },
    prev,
  )
}
