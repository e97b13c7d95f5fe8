import { RuleError, type RuleFunction } from '../../../../rule/rule.ts'
import { asLiquor, drinks } from '../../forms/checkup/compute/alcohol.ts'

export const checkupAlcoholRule: RuleFunction = {
  meaning: '日饮酒量折合白酒（两）',
  source: '规范第三版·健康体检表·饮酒情况（啤酒÷10、红酒÷4、黄酒÷5）',
  input: Object.fromEntries(drinks.map((drink) => [drink, { type: 'num' }])),
  run: (amounts) => {
    const negative = drinks.find((drink) => Number(amounts[drink] ?? 0) < 0)
    if (negative !== undefined) throw new RuleError('BAD_INPUT', `“${negative}”不应小于 0`, negative)
    const liquor = asLiquor(amounts)
    return { drink_daily: liquor === null ? null : Number(liquor) }
  },
}
