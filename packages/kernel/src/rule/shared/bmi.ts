import { bmi, bmiClass } from '../../text/bmi.ts'
import { roundHalfUp, toNumber } from '../../text/decimal.ts'
import { RuleError, type RuleFunction } from '../rule.ts'

export const bmiRule: RuleFunction = {
  meaning: '体质指数：体重（kg）÷ 身高（m）的平方，四舍五入到两位小数；分类按未舍入的值',
  source: '规范第三版·健康体检表·一般状况；WS/T 428 成人体重判定',
  input: { height_cm: { type: 'num', required: true }, weight_kg: { type: 'num', required: true } },
  run: ({ height_cm, weight_kg }) => {
    const raw = bmi(height_cm, weight_kg)
    if (!raw) throw new RuleError('BAD_INPUT', '身高和体重应大于 0', 'height_cm')
    return { bmi: Number(roundHalfUp(raw, 2)), bmi_raw: toNumber(raw), class_zh: bmiClass(raw) }
  },
}
