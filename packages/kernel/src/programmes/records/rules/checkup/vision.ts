import { finding } from '../../../../form/finding.ts'
import type { RuleFunction } from '../../../../rule/rule.ts'
import { splitDecimal } from '../../../../text/decimal.ts'
import { visionOf } from '../../forms/checkup/compute/vision.ts'

const FIELD = 'vision'

export const checkupVisionRule: RuleFunction = {
  meaning: '一只眼的视力是否合五分记录，像小数视力的给出换算',
  source: '规范第三版·健康体检表·视力（五分记录）',
  input: { value: { type: 'num', required: true } },
  run: ({ value }) => {
    const { suggestion, findings } = visionOf(Number(value), FIELD)
    const precise = (splitDecimal(String(value))?.digits.replace(/0+$/, '').length ?? 0) <= 1
    const all = precise ? findings : [finding('BAD_PRECISION', FIELD, `视力最多 1 位小数，现填 ${value}`), ...findings]
    return {
      valid: all.every(({ severity }) => severity === 'warn'),
      suggestion: suggestion === null ? null : Number(suggestion),
      findings: all,
    }
  },
}
