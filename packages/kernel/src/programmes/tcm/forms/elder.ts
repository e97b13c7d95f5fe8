import { isFilled } from '../../../form/answers.ts'
import { codes, date, type Fields, int, many, one, ref, text, type Values, type When } from '../../../form/field.ts'
import { defineForm, type ResultItem } from '../../../form/form.ts'
import { recordNo8 } from '../../records/forms/person.ts'
import { isComplete } from '../constitution/score.ts'
import { biasedTypes, type Constitution, constitutionNames, constitutions } from '../constitution/types.ts'
import { leafletVersion } from '../leaflets/leaflets.ts'
import { answers33, judged33 } from './answers.ts'
import { checks } from './checks.ts'
import { paperOf } from './paper.ts'
import { body, energy, face, inside, skin } from './questions.ts'

const biasedResults = codes('1 是', '2 倾向是', '0 否')
const balancedResults = codes('1 是', '2 基本是', '0 否')
const topics = codes('1 情志调摄', '2 饮食调养', '3 起居调摄', '4 运动保健', '5 穴位保健', '6 其他')

/** Nothing is shown of a half-answered form. */
const isAnswered: When = (values) => isComplete(answers33(values))

/** A score and a result for each constitution, worked out from the answers and shown side by side. */
const results: Fields = Object.fromEntries(
  constitutions.flatMap((type) => [
    [
      `score_${type}`,
      int(`${constitutionNames[type]}得分`, {
        unit: '分',
        when: isAnswered,
        computed: (values, context) => judged33(values, context)?.scores[type],
        mismatch: 'Q-TCM-02',
      }),
    ],
    [
      `result_${type}`,
      one(constitutionNames[type], type === 'balanced' ? balancedResults : biasedResults, {
        when: isAnswered,
        computed: (values, context) => judged33(values, context)?.results[type],
        mismatch: 'Q-TCM-02',
      }),
    ],
  ]),
)

const isGiven = (values: Values, type: Constitution): boolean =>
  values[`result_${type}`] === '1' || values[`result_${type}`] === '2'

/** Asked for each constitution that is 是, 倾向是 or 基本是; what stands for another stays visible until it is cleared. */
const guidance: Fields = Object.fromEntries(
  constitutions.flatMap((type) => [
    [
      `guide_${type}`,
      many(`${constitutionNames[type]}保健指导`, topics, {
        when: (values) => isGiven(values, type) || isFilled(values[`guide_${type}`]),
        required: (values) => isGiven(values, type),
        details: { '6': `guide_${type}_other` },
      }),
    ],
    [`guide_${type}_other`, text(`${constitutionNames[type]}其他指导`, 200)],
  ]),
)

const mainTypes = constitutions.map((type) => ({ code: type, label: constitutionNames[type] }))

const main = {
  main_type: one('主要体质', mainTypes, {
    computed: (values, context) => judged33(values, context)?.main,
    editable: true,
    // On a tie TCM_TIE asks for the choice; without it the form may be kept, and does not count.
    required: (values, context) => {
      const judged = judged33(values, context)
      return judged !== null && judged.tied.length === 0 && judged.main !== null
    },
    hint: '得分最高的体质；有并列的由医生选定',
  }),
}

const resultItems = (values: Values): readonly ResultItem[] => {
  const given = constitutions.filter((type) => isGiven(values, type))
  if (!isFilled(values.score_balanced)) return []
  const word = (type: Constitution): string => {
    const options = type === 'balanced' ? balancedResults : biasedResults
    const label = options.find(({ code }) => code === values[`result_${type}`])?.label ?? ''
    return `${constitutionNames[type]}${label}`
  }
  return [
    { label: '体质辨识', value: given.length > 0 ? given.map(word).join('、') : '九种都为否', tone: 'plain' },
    {
      label: '主要体质',
      value: constitutionNames[values.main_type as Constitution] ?? '待医生选定',
      tone: isFilled(values.main_type) ? 'met' : 'due',
    },
  ]
}

/** 老年人中医药健康管理服务记录表: 33 questions, nine constitutions, guidance (规范第三版·中医药健康管理). */
export const tcmElder = defineForm({
  id: 'tcm_elder',
  edition: 'GW2017',
  title: '老年人中医药健康管理服务记录表',
  short: '体质辨识',
  programme: 'tcm',
  subject: 'resident',
  dataClass: 'D1',
  dateKey: 'tcm_date',
  byKey: 'tcm_doctor',
  duplicate: 'block',
  source: '规范第三版·中医药健康管理·老年人中医药健康管理服务记录表',
  sections: [
    {
      id: 'head',
      title: '体质辨识',
      fields: {
        name: text('姓名', 50, { computed: (_, context) => context.name }),
        record_no8: recordNo8,
        tcm_date: date('填表日期', { required: true, hint: '33题都问近一年通常的感觉，不是今天的，不诱导' }),
        tcm_doctor: ref('医生签名', 'staff', { required: true, hint: '中医类别医师，或经中医药健康管理培训的医生' }),
      },
    },
    { id: 'energy', title: '精力和情绪', fields: energy },
    { id: 'body', title: '体形和冷热', fields: body },
    { id: 'skin', title: '鼻口和皮肤', fields: skin },
    { id: 'face', title: '面色和口味', fields: face },
    { id: 'inside', title: '饮食和舌象', fields: inside },
    {
      id: 'results',
      title: '体质辨识结果',
      fields: { ...results, ...main },
    },
    {
      id: 'guidance',
      title: '中医药保健指导',
      fields: {
        ...guidance,
        leaflet_version: text('指导材料版本', 40, {
          computed: (_, context) => leafletVersion(context.settings),
          editable: true,
        }),
        legacy_result: text('原纸质结果', 200, {
          hint: '只有结果、没有33题答案的旧记录照抄在此，只显示，不计入',
          when: (values, context) => context.imported === true || isFilled(values.legacy_result),
        }),
      },
    },
  ],
  checks,
  paper: paperOf({ ...energy, ...body, ...skin, ...face, ...inside }),
  result: resultItems,
  summary: (values) => {
    const name = constitutionNames[values.main_type as Constitution]
    const others = biasedTypes.filter((type) => values[`result_${type}`] === '1' && type !== values.main_type)
    if (!name) return isFilled(values.legacy_result) ? `原纸质结果：${values.legacy_result}` : ''
    return [name, ...others.map((type) => `兼${constitutionNames[type]}`)].join('，')
  },
})
