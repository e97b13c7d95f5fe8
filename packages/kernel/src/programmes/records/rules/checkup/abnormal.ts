import type { Values } from '../../../../form/field.ts'
import { RuleError, type RuleFunction } from '../../../../rule/rule.ts'
import { judgedItems } from '../../forms/checkup/abnormal/marks.ts'
import { checkup } from '../../forms/checkup/checkup.ts'

export const checkupAbnormalRule: RuleFunction = {
  meaning: '体检表哪些项目异常、哪些必须处理、哪些危急',
  source: 'R-CHK-ABNORMAL；规范第三版·健康体检表·健康评价',
  input: {
    values: { type: 'map', required: true },
    sex: { type: 'code' },
    age: { type: 'int' },
  },
  run: ({ values, sex, age }) => {
    const unknown = Object.keys(values as Values).find((key) => !Object.hasOwn(checkup.fields, key))
    if (unknown !== undefined) throw new RuleError('BAD_INPUT', `体检表没有“${unknown}”这一项`, `values.${unknown}`)
    const about = { ...(sex !== undefined && { sex: String(sex) }), ...(age !== undefined && { age: Number(age) }) }
    const judged = judgedItems(values as Values, about)
    const keys = (of: typeof judged) => of.map(({ key }) => key)
    return {
      abnormal: keys(judged),
      action: keys(judged.filter(({ action }) => action)),
      critical: keys(judged.filter(({ critical }) => critical)),
    }
  },
}
