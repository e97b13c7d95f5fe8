import { numberOf } from '../../form/answers.ts'
import { type Finding, finding } from '../../form/finding.ts'
import type { Check } from '../../form/form.ts'

/** Hard and usual ranges in the follow-up of known patients (product; hard ranges as on the check-up form). */
export const ranges = {
  sbp: { unit: 'mmHg', hard: [50, 300], usual: [80, 220] },
  dbp: { unit: 'mmHg', hard: [20, 200], usual: [45, 130] },
  heartRate: { unit: '次/分钟', hard: [20, 250], usual: [45, 130] },
  height: { unit: 'cm', hard: [50, 250], usual: [130, 200] },
  weight: { unit: 'kg', hard: [5, 300], usual: [30, 150] },
  waist: { unit: 'cm', hard: [30, 200], usual: [50, 140] },
  cigarettes: { unit: '支', hard: [0, 100], usual: [0, 60] },
  alcohol: { unit: '两', hard: [0, 50], usual: [0, 20] },
  exerciseTimes: { unit: '次/周', hard: [0, 21], usual: [0, 14] },
  respiration: { unit: '次/分钟', hard: [6, 70], usual: [10, 30] },
  temperature: { unit: '℃', hard: [34, 42], usual: [35.5, 38.5] },
  spo2: { unit: '%', hard: [50, 100], usual: [85, 100] },
  fastingGlucose: { unit: 'mmol/L', hard: [0.5, 60], usual: [2.8, 25] },
  hba1c: { unit: '%', hard: [3, 20], usual: [4, 15] },
  staple: { unit: '克/天', hard: [0, 2000], usual: [50, 1000] },
  exerciseMinutes: { unit: '分钟/次', hard: [0, 300], usual: [0, 180] },
} as const satisfies Record<
  string,
  { readonly unit: string; readonly hard: readonly [number, number]; readonly usual: readonly [number, number] }
>

const PULSE_PRESSURE = [15, 120] as const

/** Systolic above diastolic, and the difference within what is usual. */
export const pressureFindings = (sbp: number | null, dbp: number | null, field: string): Finding[] => {
  if (sbp === null || dbp === null) return []
  if (dbp >= sbp) return [finding('BP_ORDER', field, `舒张压 ${dbp} 应低于收缩压 ${sbp}，请核对是否填反`)]
  const difference = sbp - dbp
  return difference < PULSE_PRESSURE[0] || difference > PULSE_PRESSURE[1]
    ? [finding('UNUSUAL_VALUE', field, `脉压差 ${difference} 不在常见范围 15～120mmHg，确认无误请注明原因`)]
    : []
}

export const pressureCheck: Check = (values) =>
  pressureFindings(numberOf(values, 'sbp'), numberOf(values, 'dbp'), 'dbp')
