import type { Day } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'
import { childRate, type RateModes, type ServedChild } from '../child/rate.ts'
import { judgeVisit } from '../child/visit.ts'

const SOURCE = '规范第三版·中医药健康管理·0～36个月儿童中医药健康管理'

export const childVisitRule: RuleFunction = {
  meaning: '儿童某月龄的中医药服务：应做日、是否在时限内、是否完整',
  source: `${SOURCE}服务记录表；R-TCM-CHILD`,
  input: {
    milestone: { type: 'int', required: true },
    birth_date: { type: 'date' },
    visit_date: { type: 'date' },
    services: { type: 'code[]' },
    source_codes: { type: 'code[]' },
  },
  run: (input) =>
    judgeVisit(
      {
        milestone: input.milestone as number,
        birth: (input.birth_date ?? null) as Day | null,
        visit: (input.visit_date ?? null) as Day | null,
        services: (input.services ?? null) as readonly string[] | null,
        source: (input.source_codes ?? null) as readonly string[] | null,
      },
      input.settings as Settings | undefined,
    ),
}

const oneOf = <T extends string>(value: unknown, key: string, usual: T, other: T): T => {
  if (value === undefined) return usual
  if (value !== usual && value !== other) throw new RuleError('BAD_INPUT', `“${key}”应为 ${usual} 或 ${other}`, key)
  return value as T
}

export const childRateRule: RuleFunction = {
  meaning: '0～36个月儿童中医药健康管理服务率：应做的月龄、分母、分子',
  source: `${SOURCE}·工作指标（“按照月龄”各地理解不同）；R-TCM-CHILD`,
  input: {
    year: { type: 'int', required: true },
    on: { type: 'date', required: true },
    children: {
      type: 'map[]',
      required: true,
      of: {
        id: { type: 'text', required: true },
        birth: { type: 'date', required: true },
        complete: { type: 'int[]', required: true },
      },
    },
    denominator_mode: { type: 'text' },
    numerator_mode: { type: 'text' },
  },
  run: ({ year, on, children, denominator_mode, numerator_mode }) => {
    const modes: RateModes = {
      denominator: oneOf<RateModes['denominator']>(denominator_mode, 'denominator_mode', 'due', 'all_0_36'),
      numerator: oneOf<RateModes['numerator']>(numerator_mode, 'numerator_mode', 'any_due', 'all_due'),
    }
    return childRate(children as readonly ServedChild[], year as number, on as Day, modes)
  },
}
