import { addDays, addMonths, type Day, daysBetween } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'
import { type ObligationType, TWO_WEEKS } from '../../shared/obligation.ts'
import { isBelow, targetOf } from './targets.ts'

/** The face-to-face follow-up before, as far as this one's action depends on it. */
export interface Previous {
  readonly date: Day
  readonly face_to_face: boolean
  readonly bp_unsatisfied: boolean
  readonly adr: boolean
}

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
  readonly prev: Previous | null
}

export interface Classification {
  /** 1 控制满意 · 2 控制不满意 · 3 不良反应 · 4 并发症. */
  readonly class: '1' | '2' | '3' | '4'
  readonly bp_unsatisfied: boolean
  readonly adr_flag: boolean
  readonly emergency: boolean
  readonly emergency_reasons: readonly string[]
  readonly refer: boolean
  readonly obligation: ObligationType | null
  readonly next_due: Day
  /** 1 常规随访 · 2 第1次控制不满意2周随访 · 3 两次控制不满意转诊随访 · 4 紧急转诊. */
  readonly measure: '1' | '2' | '3' | '4'
}

/** 规范第三版·高血压·随访评估: 收缩压≥180mmHg和（或）舒张压≥110mmHg, 须紧急转诊. */
const EMERGENCY = { sbp: 180, dbp: 110 }
/** The same clause: 妊娠期或哺乳期同时血压高于正常 (≥ 140/90). */
const PREGNANCY = { sbp: 140, dbp: 90 }
/** An older previous visit says nothing about the present course (product). */
export const PREVIOUS_DAYS = 180
/** 规范第三版·高血压·分类干预: 控制满意的患者预约下一次随访, at least four a year. */
export const MONTHS_APART = 3

const reaches = (sbp: number, dbp: number, limit: typeof EMERGENCY): boolean => sbp >= limit.sbp || dbp >= limit.dbp

const emergencyReasons = ({ sbp, dbp, signs, pregnant }: Findings): string[] => [
  ...(reaches(sbp, dbp, EMERGENCY) ? ['BP_180_110'] : []),
  ...signs
    .filter((sign) => sign !== '0')
    .toSorted((a, b) => Number(a) - Number(b))
    .map((sign) => `SIGN_${sign}`),
  ...(pregnant && reaches(sbp, dbp, PREGNANCY) ? ['PREGNANCY_BP'] : []),
]

/** Class, emergency, referral, two-week duty and next date of one follow-up. (htn.classify) */
export const classify = (found: Findings, settings?: Settings): Classification => {
  const { date, age, sbp, dbp, adr, complication, prev } = found
  const emergency_reasons = emergencyReasons(found)
  const emergency = emergency_reasons.length > 0
  const bp_unsatisfied = !isBelow(sbp, dbp, targetOf(date, age, settings))
  const adr_flag = adr === '2'
  const comp_flag = complication === '2' || complication === '3'
  const before = prev?.face_to_face && daysBetween(prev.date, date) <= PREVIOUS_DAYS ? prev : null
  const again = (bp_unsatisfied && before?.bp_unsatisfied) || (adr_flag && before?.adr) || false
  const refer = emergency || comp_flag || again
  const recheck = !refer && (bp_unsatisfied || adr_flag)
  return {
    class: comp_flag ? '4' : adr_flag ? '3' : bp_unsatisfied ? '2' : '1',
    bp_unsatisfied,
    adr_flag,
    emergency,
    emergency_reasons,
    refer,
    obligation: refer ? 'REFERRAL_FOLLOWUP_14' : recheck ? 'RECHECK_14' : null,
    next_due: refer || recheck ? addDays(date, TWO_WEEKS) : addMonths(date, MONTHS_APART),
    measure: emergency ? '4' : refer ? '3' : recheck ? '2' : '1',
  }
}
