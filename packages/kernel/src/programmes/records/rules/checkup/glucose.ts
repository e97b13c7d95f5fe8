import { RuleError, type RuleFunction } from '../../../../rule/rule.ts'
import { fraction, roundHalfUp } from '../../../../text/decimal.ts'
import { diabetesHint, glucoseRange, glucoseUnit, mmolOf } from '../../forms/checkup/compute/glucose.ts'

export const checkupGlucoseRule: RuleFunction = {
  meaning: '空腹血糖换算成 mmol/L，单位是否可疑，是否超出范围',
  source: '规范第三版·健康体检表·空腹血糖；X-17',
  input: {
    value: { type: 'num', required: true },
    unit: { type: 'text', required: true },
    in_diabetes: { type: 'bool' },
  },
  run: ({ value, unit, in_diabetes }) => {
    if (unit !== 'mmol/L' && unit !== 'mg/dL') throw new RuleError('BAD_INPUT', '“unit”应为 mmol/L 或 mg/dL', 'unit')
    const exact = fraction(value)
    const mmol = unit === 'mg/dL' ? mmolOf(value) : exact && roundHalfUp(exact, 2)
    if (mmol === null) throw new RuleError('BAD_INPUT', '“value”应为数字', 'value')
    const range = glucoseRange(mmol, 'fpg')
    return {
      mmol: Number(mmol),
      findings: [
        ...range,
        ...glucoseUnit(value, unit, 'fpg'),
        ...(in_diabetes === false && range.length === 0 ? diabetesHint(mmol, null) : []),
      ],
    }
  },
}
