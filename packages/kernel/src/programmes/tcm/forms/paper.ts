import type { Fields, NumberField } from '../../../form/field.ts'
import type { Paper, PaperGrid, PaperRow } from '../../../form/paper.ts'
import {
  balancedDirect,
  balancedReversed,
  biasedTypes,
  type Constitution,
  constitutionNames,
  constitutions,
  itemsOf,
} from '../constitution/types.ts'
import { frequencies } from './questions.ts'

const WIDTHS = [9, 2, 2, 2, 2, 2] as const

/** `1`, or `1（BMI<24）` where the question has words of its own; ticked where chosen. */
const answerCells = (key: string, { scores = [] }: NumberField): readonly string[] =>
  scores.map(({ code, label }) => `${code}{${key}=${code}}${scores === frequencies ? '' : `\n（${label}）`}`)

const questionRow = (key: string, field: NumberField): PaperGrid => ({
  grid: [`${field.label}${field.hint ? `（${field.hint}）` : ''}`, ...answerCells(key, field)],
  widths: WIDTHS,
  middle: true,
})

const GUIDANCE = ['情志调摄', '饮食调养', '起居调摄', '运动保健', '穴位保健'] as const

const resultCell = (type: Constitution): string =>
  `1.得分{score_${type}}\n2.是{result_${type}=1}\n3.${type === 'balanced' ? '基本是' : '倾向是'}{result_${type}=2}`

const guidanceCell = (type: Constitution): string =>
  [...GUIDANCE.map((topic, at) => `${at + 1}.${topic}{guide_${type}=${at + 1}}`), `6.其他：{guide_${type}_other}`].join(
    '\n',
  )

const STANDARD = [6, 6, 2] as const
const numbered = (questions: readonly number[]): string => questions.map((question) => `（${question}）`).join('')

/** 体质判定标准表, for scoring by hand: conditions and what follows from each, line by line. */
const standard: readonly PaperRow[] = [
  { text: '体质判定标准表', align: 'center', size: 1.3, lines: 2 },
  { grid: ['体质类型及对应条目', '条件', '判定结果'], widths: STANDARD, head: true },
  {
    grid: [
      biasedTypes.map((type) => `${constitutionNames[type]}${numbered(itemsOf[type])}`).join('\n'),
      '各条目得分相加≥11分\n各条目得分相加9～10分\n各条目得分相加≤8分',
      '是\n倾向是\n否',
    ],
    widths: STANDARD,
  },
  {
    grid: [
      `平和质${numbered([balancedDirect, ...balancedReversed])}\n（其中${numbered(balancedReversed)}反向计分，即1→5，2→4，3→3，4→2，5→1）`,
      [
        '各条目得分相加≥17分，同时其他8种体质得分都≤8分',
        '各条目得分相加≥17分，同时其他8种体质得分都≤10分',
        '不满足上述条件者',
      ].join('\n'),
      '是\n基本是\n否',
    ],
    widths: STANDARD,
  },
]

const types = [...biasedTypes, 'balanced'] as const satisfies readonly Constitution[]
const NINE = [3, ...constitutions.map(() => 5)]

/** 33 questions by five answers, then the nine constitutions (规范第三版·中医药健康管理·老年人中医药健康管理服务记录表). */
export const paperOf = (questions: Fields): Paper => ({
  size: 0.84,
  rows: [
    {
      grid: ['请根据近一年的体验和感觉，回答以下问题。', ...frequencies.map(({ label }) => label)],
      widths: WIDTHS,
      middle: true,
    },
    ...Object.entries(questions).flatMap(([key, field]) => (field.kind === 'int' ? [questionRow(key, field)] : [])),
    { page: true },
    { grid: ['体质类型', ...types.map((type) => constitutionNames[type])], widths: NINE, head: true },
    { grid: ['体质辨识', ...types.map(resultCell)], widths: NINE },
    { grid: ['中医药保健指导', ...types.map(guidanceCell)], widths: NINE },
    ['tcm_date', 'tcm_doctor'],
    ...standard,
  ],
  beside: ['main_type', 'leaflet_version', 'legacy_result'],
})
