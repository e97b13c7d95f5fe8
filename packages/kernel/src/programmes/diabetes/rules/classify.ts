import type { Day } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'
import { type Judged, judgedBy, type Previous, signReasons } from '../../shared/judged.ts'

export interface Findings {
  readonly date: Day
  /** 空腹血糖, mmol/L; null: not measured. */
  readonly fpg: number | null
  readonly random: number | null
  /** 餐后2小时血糖. */
  readonly afterMeal: number | null
  readonly sbp: number | null
  readonly dbp: number | null
  /** 1 无 · 2 有. */
  readonly adr: string
  /** 低血糖反应: 1 无 · 2 偶尔 · 3 频繁. */
  readonly hypoglycaemia: string
  /** 0 无 · 1 原有且稳定 · 2 新发 · 3 原有加重. */
  readonly complication: string
  /** Codes of 危急情况; 0 is none. */
  readonly signs: readonly string[]
  /** Any drug or insulin is taken. */
  readonly onDrug: boolean
  readonly pregnant?: boolean
  /** The last face-to-face follow-up with a fasting glucose. */
  readonly prev: Previous | null
}

/** 规范第三版·2型糖尿病·分类干预: 空腹血糖控制满意 <7.0mmol/L. */
export const FPG_LIMIT = 7
/** 规范第三版·2型糖尿病·随访评估: 血糖≥16.7mmol/L 或 ≤3.9mmol/L, 须紧急转诊. */
const DANGER_HIGH = 16.7
export const DANGER_LOW = 3.9
/** The same clause: 收缩压≥180mmHg和（或）舒张压≥110mmHg. */
const PRESSURE = { sbp: 180, dbp: 110 }
/** The same clause: 妊娠期或哺乳期血糖高于正常 (product: fasting from 6.1, after a meal from 7.8). */
const NORMAL = { fasting: 6.1, afterMeal: 7.8 }

const reaches = (value: number | null, limit: number): boolean => value !== null && value >= limit

const emergencyReasons = (found: Findings, low: boolean): string[] => {
  const { fpg, random, afterMeal, sbp, dbp, signs, pregnant } = found
  const raised = reaches(fpg, NORMAL.fasting) || reaches(afterMeal, NORMAL.afterMeal)
  return [
    ...([fpg, random, afterMeal].some((value) => reaches(value, DANGER_HIGH)) ? ['GLU_16_7'] : []),
    ...(low ? ['GLU_3_9'] : []),
    ...(reaches(sbp, PRESSURE.sbp) || reaches(dbp, PRESSURE.dbp) ? ['BP_180_110'] : []),
    ...signReasons(pregnant && raised && !signs.includes('16') ? [...signs, '16'] : signs),
  ]
}

/**
 * Class, emergency, referral, two-week duty and next date of one follow-up (规范第三版·2型糖尿病·随访评估、分类干预). Any
 * glucose of the visit can be an emergency, the class follows the fasting value; without it there is no class unless a
 * drug reaction or complication gives one. A low value is a drug reaction in who takes drugs, unsatisfactory in others
 * (product; with the setting `dm_low_class` false it is an emergency only). (dm.classify)
 */
export const classify = (found: Findings, settings?: Settings): Judged => {
  const { date, fpg, random, afterMeal, adr, hypoglycaemia, complication, onDrug, prev } = found
  const low = [fpg, random, afterMeal].some((value) => value !== null && value <= DANGER_LOW)
  const lowCounts = low && settings?.dm_low_class !== false
  const judged = judgedBy(
    {
      date,
      unsatisfied: reaches(fpg, FPG_LIMIT) || (lowCounts && !onDrug),
      adverse: adr === '2' || hypoglycaemia === '3' || (lowCounts && onDrug),
      complicated: complication === '2' || complication === '3',
      emergency_reasons: emergencyReasons(found, low),
    },
    prev,
  )
  if (fpg !== null || judged.class === '3' || judged.class === '4') return judged
  return judged.obligation ? { ...judged, class: null } : { ...judged, class: null, next_due: null, measure: null }
}
