import { type Finding, finding } from '../../../../../form/finding.ts'
import { ruled } from '../../findings.ts'

/** Decimal acuity on the five-point scale: 5 + log10, one decimal (GB/T 11533 对数视力表). */
const fivePoint = (decimal: number): string => (5 + Math.log10(decimal)).toFixed(1)

export interface Vision {
  readonly suggestion: string | null
  readonly findings: readonly Finding[]
}

const fine: Vision = { suggestion: null, findings: [] }

/**
 * One eye on the five-point scale: 3.0–5.3; 0 无光感, 1 光感, 2 手动, 3 指数. 1 and 2 may be decimal acuities of 1.0 and
 * 2.0; what lies between the steps is one (规范第三版·健康体检表·视力, 五分记录).
 */
export const visionOf = (value: number, field: string): Vision => {
  if (value > 5.3 || value < 0)
    return {
      suggestion: null,
      findings: [finding('OUT_OF_RANGE', field, `视力 ${value} 超出五分记录 3.0～5.3，请核对`)],
    }
  if (value >= 3 || value === 0) return fine
  const suggestion = fivePoint(value)
  const message = `${value} 像是小数视力，五分记录为 ${suggestion}，请核对`
  const found =
    value === 1 || value === 2
      ? ruled('VISION_LOW_OR_DECIMAL', ['warn', 'implausible'], field, message)
      : ruled('VISION_DECIMAL', ['block', 'implausible'], field, message)
  return { suggestion, findings: [{ ...found, hint: suggestion }] }
}
