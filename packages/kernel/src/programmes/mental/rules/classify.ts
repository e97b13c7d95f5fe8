import { addDays, addMonths, type Day } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'
import { TWO_WEEKS } from '../../shared/obligation.ts'

/** 1 不稳定 · 2 基本稳定 · 3 稳定. */
export type ClassCode = '1' | '2' | '3'
/** GW2017 服务规范第三版 · GF2018 管理治疗工作规范（2018年版）: they differ in the interval of 基本稳定. */
export type Profile = 'GW2017' | 'GF2018'

/** What the class is judged by; null: not known. */
export interface Condition {
  /** 危险性评估 0–5. */
  readonly risk: number | null
  /** 精神症状程度: 0 消失或基本消失 · 1 有症状但不明显 · 2 症状明显. */
  readonly symptom_status: string | null
  /** 自知力: 1 完全 · 2 不全 · 3 缺失. */
  readonly insight: string | null
  /** Social function items: 1 良好 · 2 一般 · 3 较差 · 9 不适用; null: an item is not answered. */
  readonly functions: readonly (string | null)[]
  /** 药物不良反应: 0 无 · 1 不严重 · 2 严重或急性. */
  readonly adr_severity: string | null
  /** 躯体疾病: 0 无或稳定 · 1 不稳定但不严重 · 2 严重. */
  readonly physical: string | null
}

export interface Classification {
  readonly class: ClassCode
  /** Refer at once to a higher hospital; not when already an inpatient. */
  readonly refer: boolean
  /** Null while an inpatient: no follow-up in the community. */
  readonly next_due: Day | null
}

/** 规范第三版·严重精神障碍·随访评估: 危险性3～5级、症状明显、自知力缺乏、严重药物不良反应、严重躯体疾病，任一为不稳定. */
const UNSTABLE_RISK = 3

const isUnstable = ({ risk, symptom_status, insight, adr_severity, physical }: Condition): boolean =>
  (risk !== null && risk >= UNSTABLE_RISK) ||
  symptom_status === '2' ||
  insight === '3' ||
  adr_severity === '2' ||
  physical === '2'

/** 社会功能处于一般或良好; what does not apply is left out. */
const functionsWell = (functions: readonly (string | null)[]): boolean => !functions.includes('3')

const isStable = ({ risk, symptom_status, insight, functions, adr_severity, physical }: Condition): boolean =>
  risk === 0 &&
  symptom_status === '0' &&
  insight === '1' &&
  functionsWell(functions) &&
  adr_severity !== '2' &&
  physical === '0'

const isKnown = ({ functions, ...rest }: Condition): boolean =>
  Object.values(rest).every((one) => one !== null) && !functions.includes(null)

/** The class, the first that matches (规范第三版·严重精神障碍·分类干预); null while an answer that decides is missing. */
export const classOf = (condition: Condition): ClassCode | null => {
  if (isUnstable(condition)) return '1'
  if (!isKnown(condition)) return null
  return isStable(condition) ? '3' : '2'
}

/** The interval profile of a county (setting smd_interval_profile). */
export const profileOf = (settings: Settings | undefined): Profile =>
  settings?.smd_interval_profile === 'GF2018' ? 'GF2018' : 'GW2017'

/**
 * Day of the next follow-up: 2 weeks when unstable; basically stable 2 weeks, after a first such class a month
 * (2018 profile: always a month); 3 months when stable (规范第三版·严重精神障碍·分类干预).
 */
export const nextDueOf = (date: Day, code: ClassCode, previous: string | null, profile: Profile): Day => {
  if (code === '3') return addMonths(date, 3)
  const monthly = code === '2' && (profile === 'GF2018' || previous === '2')
  return monthly ? addMonths(date, 1) : addDays(date, TWO_WEEKS)
}

export interface Asked {
  readonly date: Day
  readonly previous: string | null
  readonly profile: Profile
  readonly inpatient: boolean
}

/** What a class means for the next step. (smd.classify) */
export const actionOf = (code: ClassCode, { date, previous, profile, inpatient }: Asked): Classification => ({
  class: code,
  refer: code === '1' && !inpatient,
  next_due: inpatient ? null : nextDueOf(date, code, previous, profile),
})

export const classLabels: Readonly<Record<string, string>> = { '1': '不稳定', '2': '基本稳定', '3': '稳定' }
