import type { Settings } from '../../../programme/subject.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'
import { fraction } from '../../../text/decimal.ts'
import { proposedQ9, proposedQ14, proposedQ28 } from '../constitution/anchors.ts'
import { outside, unanswered } from '../constitution/conflicts.ts'
import { judge } from '../constitution/judge.ts'
import type { Answers33 } from '../constitution/score.ts'
import { QUESTIONS } from '../constitution/types.ts'
import { leafletRule } from '../leaflets/leaflets.ts'
import { childRateRule, childVisitRule } from './child.ts'

const SOURCE = '规范第三版·中医药健康管理·老年人中医药健康管理服务记录表'

/** 33 whole numbers, null for a question that was not answered. */
const answersIn = (value: unknown, key: string): Answers33 | null => {
  if (value === undefined) return null
  if (!Array.isArray(value) || value.length !== QUESTIONS)
    throw new RuleError('BAD_INPUT', `“${key}”应为 ${QUESTIONS} 个答案`, key)
  return value.map((each, at) => {
    if (each === null) return null
    const number = typeof each === 'string' ? Number(each) : each
    if (!Number.isInteger(number) || each === '') throw new RuleError('BAD_INPUT', `“${key}[${at}]”应为整数`, key)
    return number as number
  })
}

const constitutionRule: RuleFunction = {
  meaning: '33题的九种体质得分、判定、主要体质和矛盾',
  source: `${SOURCE}·体质判定标准表；R-TCM-SCORE、R-TCM-RESULT、R-TCM-CONFLICT`,
  input: {
    answers: { type: 'any', required: true },
    last_answers: { type: 'any' },
    bmi_raw: { type: 'num' },
    waist: { type: 'num' },
  },
  run: (input) => {
    const answers = answersIn(input.answers, 'answers') ?? []
    const around = {
      bmi: fraction(input.bmi_raw),
      waist: fraction(input.waist),
      last: answersIn(input.last_answers, 'last_answers'),
    }
    const { judged, findings } = judge(answers, around, input.settings as Settings | undefined)
    return {
      scores: judged?.scores ?? null,
      results: judged?.results ?? null,
      main_type: judged?.main ?? null,
      tie: (judged?.tied.length ?? 0) > 0,
      findings: [...outside(answers), ...unanswered(answers), ...findings],
    }
  },
}

const anchorRule: RuleFunction = {
  meaning: '按体质指数、腰围、一年感冒次数建议第9、28、14题的答案',
  source: `${SOURCE}；R-TCM-ANCHOR（产品）`,
  input: { bmi_raw: { type: 'num' }, waist: { type: 'num' }, colds_per_year: { type: 'int' } },
  run: (input) => {
    const [bmi, waist] = [fraction(input.bmi_raw), fraction(input.waist)]
    return {
      q9: bmi && proposedQ9(bmi),
      q28: waist && proposedQ28(waist),
      q14: input.colds_per_year === undefined ? null : proposedQ14(input.colds_per_year as number),
    }
  },
}

/** Rules of this programme by their public names. */
export const rules: Readonly<Record<string, RuleFunction>> = {
  'tcm.constitution': constitutionRule,
  'tcm.anchor': anchorRule,
  'tcm.leaflet': leafletRule,
  'tcm.childVisit': childVisitRule,
  'tcm.childRate': childRateRule,
}
