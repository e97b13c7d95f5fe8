/** Glucose of one screening; null where not measured. */
export interface Screened {
  /** 1 指尖毛细血管 · 2 静脉血浆. */
  readonly sample: string
  readonly fpg: number | null
  readonly random: number | null
  /** 餐后或服糖后2小时. */
  readonly twoHours: number | null
  readonly hba1c: number | null
  /** 典型糖尿病症状. */
  readonly symptoms: boolean
  readonly riskFactors: number
  /** An earlier screening on another day was abnormal in venous plasma. */
  readonly abnormalBefore: boolean
}

export type ScreenStatus = 'probable' | 'suspected' | 'high_risk' | 'normal'

export interface Screening {
  readonly status: ScreenStatus
  /** A doctor may diagnose by these values; the product never does by itself. */
  readonly diagnosis_allowed: boolean
  readonly refer: boolean
}

const atLeast = (value: number | null, limit: number): boolean => value !== null && value >= limit

/** 国家基层糖尿病防治管理指南（2022）·诊断: 空腹≥7.0、2小时或随机≥11.1、糖化血红蛋白≥6.5%. */
export const isDiabetic = ({ fpg, random, twoHours, hba1c }: Screened): boolean =>
  atLeast(fpg, 7) || atLeast(twoHours, 11.1) || atLeast(random, 11.1) || atLeast(hba1c, 6.5)

/** The same guideline: 空腹血糖受损 6.1～7.0, 糖耐量减低 2小时 7.8～11.1. */
const isImpaired = ({ fpg, twoHours }: Screened): boolean => atLeast(fpg, 6.1) || atLeast(twoHours, 7.8)

const statusOf = (found: Screened): ScreenStatus => {
  if (isDiabetic(found)) {
    if (found.sample !== '2') return 'suspected'
    return found.symptoms || found.abnormalBefore ? 'probable' : 'suspected'
  }
  return isImpaired(found) || found.riskFactors > 0 ? 'high_risk' : 'normal'
}

/**
 * Decision of a screening (规范第三版·2型糖尿病·筛查): a diabetic value in venous plasma is probable with symptoms or the
 * second time, otherwise suspected; a capillary value is never more than suspected. (dm.screen)
 */
export const screen = (found: Screened): Screening => {
  const status = statusOf(found)
  return { status, diagnosis_allowed: status === 'probable', refer: status === 'probable' }
}
