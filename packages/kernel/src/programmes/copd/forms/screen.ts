import { completedYears } from '../../../day/day.ts'
import { dayOf, numberOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import { codes, date, dec, one, ref, type Values } from '../../../form/field.ts'
import { defineForm, type ResultItem } from '../../../form/form.ts'
import { bmi } from '../../../text/bmi.ts'
import { toNumber } from '../../../text/decimal.ts'
import { ranges } from '../../shared/vital.ts'
import { psPoints, psScore, type Score, sqScore } from '../rules/questionnaire.ts'
import { EDITION } from './options.ts'

const noYes = codes('1 否', '2 是')

const ageOf = (values: Values, { birth_date, age }: FormContext): number | null => {
  const on = dayOf(values, 'screen_date')
  return (birth_date && on ? completedYears(birth_date, on) : null) ?? age ?? null
}

const yes = (values: Values, key: string): boolean | null => {
  const code = textOf(values, key)
  return code === null ? null : code === '2'
}

const sqOf = (values: Values, context: FormContext): Score => {
  const mass = bmi(values.height, values.weight)
  const dyspnoea = textOf(values, 'sq_dyspnoea')
  return sqScore(
    {
      age: ageOf(values, context),
      pack_years: numberOf(values, 'sq_smoke'),
      bmi: mass && toNumber(mass),
      cough: yes(values, 'sq_cough'),
      dyspnoea: dyspnoea === null ? null : Number(dyspnoea) - 1,
      fuel: yes(values, 'sq_fuel'),
      family: yes(values, 'sq_family'),
    },
    context.settings,
  )
}

/** Place among the age groups of COPD-PS: 35–49, 50–59, 60–69, 70 and over. */
const ageGroup = (age: number): number | undefined =>
  age < 35 ? undefined : age < 50 ? 0 : age < 60 ? 1 : age < 70 ? 2 : 3

const psOf = (values: Values, context: FormContext): Score => {
  const places = ['ps_breath', 'ps_sputum', 'ps_activity', 'ps_smoke'].map((key) => {
    const code = textOf(values, key)
    return code === null ? null : Number(code) - 1
  })
  const age = ageOf(values, context)
  const all = [...places, age === null ? null : (ageGroup(age) ?? null)]
  return psScore(
    all.map((place, at) => (place === null ? null : (psPoints[at][place] ?? null))),
    context.settings,
  )
}

const scoreItem = (label: string, limit: number, { total, refer_spirometry }: Score): readonly ResultItem[] =>
  total === null
    ? []
    : [
        {
          label,
          value: refer_spirometry ? `${total}分，建议做肺功能检查` : `${total}分，未达${limit}分`,
          tone: refer_spirometry ? 'due' : 'met',
        },
      ]

const total = (score: Score): number | null => score.total

/** 慢阻肺筛查: questionnaires for persons without a diagnosis; a module that is off until a county uses it. */
export const screenForm = defineForm({
  id: 'copd_screen',
  edition: EDITION,
  title: '慢阻肺筛查问卷',
  short: '慢阻肺筛查',
  programme: 'copd',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'screen_date',
  byKey: 'provider_id',
  service: 'opening',
  module: 'copd.screening',
  source: '慢阻肺筛查问卷（COPD-SQ）、自我筛查问卷（COPD-PS）',
  sections: [
    {
      id: 'sq',
      title: '筛查问卷（7项）',
      fields: {
        screen_date: date('筛查日期', { required: true }),
        sq_smoke: dec('吸烟量', 1, {
          unit: '包年',
          hard: [0, 300],
          usual: [0, 120],
          hint: '每日支数÷20×年数，不吸烟填 0',
        }),
        height: dec('身高', 1, { ...ranges.height, concept: 'height' }),
        weight: dec('体重', 1, { ...ranges.weight, concept: 'weight' }),
        sq_cough: one('没有感冒时是否经常咳嗽', noYes),
        sq_dyspnoea: one('平时是否感觉气促', codes('1 没有', '2 平地急行或爬小坡时', '3 平地正常行走时')),
        sq_fuel: one('目前用煤炉或柴草烹饪或取暖', noYes),
        sq_family: one('父母、兄弟姐妹、子女有支气管哮喘、慢性支气管炎、肺气肿或慢阻肺', noYes),
        sq_total: dec('筛查问卷总分', 0, { computed: (values, context) => total(sqOf(values, context)) }),
      },
    },
    {
      id: 'ps',
      title: '自我筛查问卷（5项）',
      fields: {
        ps_breath: one('近4周感到气短', codes('1 从未', '2 很少', '3 有时', '4 经常', '5 总是')),
        ps_sputum: one('咳出黏液或痰', codes('1 从未', '2 仅感冒时', '3 每月几天', '4 大多数日子', '5 每天')),
        ps_activity: one(
          '近12个月因呼吸问题活动减少',
          codes('1 强烈反对', '2 反对', '3 不确定', '4 同意', '5 非常同意'),
        ),
        ps_smoke: one('一生吸烟满100支', codes('1 否', '2 是', '3 不知道')),
        ps_total: dec('自我筛查问卷总分', 0, { computed: (values, context) => total(psOf(values, context)) }),
        provider_id: ref('筛查人', 'staff'),
      },
    },
  ],
  checks: [],
  result: (values, context) => [
    ...scoreItem('筛查问卷', 16, sqOf(values, context)),
    ...scoreItem('自我筛查', 5, psOf(values, context)),
  ],
  summary: ({ sq_total, ps_total }) =>
    [sq_total == null ? '' : `筛查问卷 ${sq_total} 分`, ps_total == null ? '' : `自我筛查 ${ps_total} 分`]
      .filter(Boolean)
      .join('，'),
})
