import { type Finding, finding } from '../../../../../form/finding.ts'
import { compare, fraction, over, roundHalfUp, times } from '../../../../../text/decimal.ts'
import { ruled } from '../../findings.ts'

const PER_MMOL = { n: 18n, d: 1n } as const

/** mg/dL ÷ 18 = mmol/L, rounded half-up to two decimals (规范第三版·健康体检表·空腹血糖). */
export const mmolOf = (mgdl: unknown): string | null => {
  const value = fraction(mgdl)
  return value && roundHalfUp(over(value, PER_MMOL), 2)
}

const isBeyond = (value: unknown, limit: string, sign: 1 | -1): boolean => {
  const [v, edge] = [fraction(value), fraction(limit)]
  return v !== null && edge !== null && compare(v, edge) * sign > 0
}

const suspicion = (field: string, message: string, hint: string | null): Finding => ({
  ...ruled('UNIT_GLUCOSE', ['warn', 'implausible'], field, message),
  ...(hint !== null && { hint }),
})

/** Above 40 mmol/L it looks like mg/dL, below 20 mg/dL like mmol/L; the hint is in mmol/L. */
export const glucoseUnit = (value: unknown, unit: 'mmol/L' | 'mg/dL', field: string): readonly Finding[] => {
  if (unit === 'mmol/L' && isBeyond(value, '40', 1))
    return [
      suspicion(
        field,
        `空腹血糖 ${value}mmol/L 像是 mg/dL 的数值，换算为 ${mmolOf(value)}mmol/L，请核对`,
        mmolOf(value),
      ),
    ]
  if (unit === 'mg/dL' && isBeyond(value, '20', -1))
    return [suspicion(field, `空腹血糖 ${value}mg/dL 像是 mmol/L 的数值，请核对单位`, String(value))]
  return []
}

/** raised and not in the programme of diabetes. */
export const diabetesHint = (fpg: unknown, hba1c: unknown): readonly Finding[] => {
  const reached = (value: unknown, limit: string) => fraction(value) !== null && !isBeyond(value, limit, -1)
  const sugar = reached(fpg, '7.0')
  if (!sugar && !reached(hba1c, '6.5')) return []
  const what = sugar ? `空腹血糖 ${fpg}mmol/L` : `糖化血红蛋白 ${hba1c}%`
  const field = sugar ? 'fpg' : 'hba1c'
  return [ruled('SCREEN_DIABETES', ['info', 'implausible'], field, `${what} 偏高且未纳入糖尿病管理，请安排复查确诊`)]
}

/** A haemoglobin of 2–30 looks like g/dL; the hint is ten times the value. */
export const haemoglobinUnit = (hb: unknown): readonly Finding[] => {
  const value = fraction(hb)
  if (!value || isBeyond(hb, '2', -1) || isBeyond(hb, '30', 1)) return []
  const ten = roundHalfUp(times(value, { n: 10n, d: 1n }), 0)
  const found = ruled(
    'UNIT_GDL',
    ['warn', 'implausible'],
    'hb',
    `血红蛋白 ${hb} 像是 g/dL 的数值，换算为 ${ten}g/L，请核对`,
  )
  return [{ ...found, hint: ten }]
}

/** Hard range of the stored value. */
export const glucoseRange = (mmol: string, field: string): readonly Finding[] =>
  isBeyond(mmol, '60', 1) || isBeyond(mmol, '0.5', -1)
    ? [finding('OUT_OF_RANGE', field, `空腹血糖 ${mmol}mmol/L 超出允许范围 0.5～60mmol/L，请核对`)]
    : []
