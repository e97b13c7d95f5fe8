/** What the work-list class is computed from; null: not known. */
export interface ClassFacts {
  readonly age: number | null
  readonly adl_band: string | null
  readonly cognition: string | null
  readonly emotion: string | null
  /** Chronic-disease programmes that the person is in. */
  readonly chronic: readonly string[]
  /** 1 体检无异常 · 2 有异常. */
  readonly assessment: string | null
  /** Codes of 健康指导 on the check-up form; 3 建议转诊. */
  readonly guidance: readonly string[]
  /** A critical value that nobody has dealt with yet. */
  readonly critical_open: boolean
}

/** 1 基本健康 · 2 慢病或异常 · 3 重点关注 · 4 失能或高危 (product). */
export type OldClass = '1' | '2' | '3' | '4'

export const classNames: Readonly<Record<OldClass, string>> = {
  '1': '基本健康',
  '2': '慢病或异常',
  '3': '重点关注',
  '4': '失能或高危',
}

/** From this age a chronic disease alone asks for attention (product). */
const OLD_OLD = 80

/** First match from the gravest class down (product; 分级服务的要求见各年项目通知). (old.class) */
export const oldClass = (facts: ClassFacts): OldClass => {
  const chronic = facts.chronic.length > 0
  if (facts.adl_band === '4' || facts.critical_open) return '4'
  if (facts.adl_band === '3' || (facts.age !== null && facts.age >= OLD_OLD && chronic)) return '3'
  if (facts.cognition === '2' || facts.emotion === '2' || facts.guidance.includes('3')) return '3'
  return chronic || facts.assessment === '2' ? '2' : '1'
}

/** Days to the first follow-up of a class; null: by the disease programme, or the next yearly check-up. */
export const followupDays = (of: OldClass, inChronic: boolean): number | null => {
  if (of === '4') return 3
  if (of === '3') return 14
  return of === '2' && !inChronic ? 90 : null
}

/** Months between the follow-ups after the first one; null: only one. */
export const followupMonths = (of: OldClass): number | null => (of === '4' ? 3 : of === '3' ? 6 : null)
