import { addMonths, completedMonths, type Day } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'

/** 治疗月序: the month of treatment that a day lies in, the first is 1; null before the start. (tb.monthNo) */
export const monthNo = (treatmentStart: Day, on: Day): number | null => {
  const months = completedMonths(treatmentStart, on)
  return months === null ? null : months + 1
}

/** 患者类型: 1 初治 · 2 复治. */
const RETREATMENT = '2'

/** Months at whose end sputum is examined (规范第三版·肺结核·督导服药和随访管理; by type, setting tb_sputum_months). */
const SPUTUM_MONTHS: Readonly<Record<string, readonly number[]>> = { '1': [2, 5, 6], '2': [2, 5, 8], dr: [] }

const isMonths = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => Number.isInteger(one) && one > 0 && one <= 36)

/** The months of a type of patient (`1`, `2`) or of drug-resistant treatment (`dr`), as the county sets them. */
export const sputumMonths = (kind: string, settings: Settings = {}): readonly number[] => {
  const given: unknown = settings.tb_sputum_months
  const own = typeof given === 'object' && given !== null ? Reflect.get(given, kind) : undefined
  return isMonths(own) ? own : (SPUTUM_MONTHS[kind] ?? [])
}

/** Parts of a regimen such as 2HRZE/4HR: months of the intensive and of the continuation phase. */
const phasesOf = (regimen: string | null): readonly [number, number] | null => {
  const parts = /^\s*(\d{1,2})[A-Za-z]+\s*\/\s*(\d{1,2})[A-Za-z]/.exec(regimen ?? '')
  return parts ? [Number(parts[1]), Number(parts[2])] : null
}

const INTENSIVE_MONTHS = 2
const TOTAL_MONTHS = 6
const RETREATMENT_MONTHS = 8

/** 强化期结束 by the regimen: its first figure, otherwise two months. */
export const defaultIntensiveEnd = (start: Day, regimen: string | null): Day =>
  addMonths(start, phasesOf(regimen)?.[0] ?? INTENSIVE_MONTHS)

/** 计划停药 by the regimen: both figures, otherwise six months, in retreatment eight. */
export const defaultPlannedEnd = (start: Day, regimen: string | null, patientType: string | null): Day => {
  const phases = phasesOf(regimen)
  const usual = patientType === RETREATMENT ? RETREATMENT_MONTHS : TOTAL_MONTHS
  return addMonths(start, phases ? phases[0] + phases[1] : usual)
}
