import type { Day } from '../../../day/day.ts'
import { rate } from '../../../indicator/rate.ts'
import type { Settings } from '../../../programme/subject.ts'
import { RuleError, type RuleFunction } from '../../../rule/rule.ts'
import { findingKeys } from '../../shared/rules.ts'
import { classify, type Previous } from './classify.ts'
import { gold } from './gold.ts'
import { psPoints, psScore, sqScore } from './questionnaire.ts'

type Given = Readonly<Record<string, unknown>>

const settingsOf = (input: Given): Settings | undefined => input.settings as Settings | undefined
const numberIn = (input: Given, key: string): number | null => (input[key] ?? null) as number | null
const boolIn = (input: Given, key: string): boolean | null => (input[key] ?? null) as boolean | null

const sq: RuleFunction = {
  meaning: '慢阻肺筛查问卷（7项）总分，满16分建议做肺功能检查',
  source: '慢阻肺筛查问卷（COPD-SQ）；各项分值可设置',
  input: {
    age: { type: 'int' },
    pack_years: { type: 'num' },
    bmi: { type: 'num' },
    cough: { type: 'bool' },
    dyspnoea: { type: 'int', codes: ['0', '1', '2'] },
    fuel: { type: 'bool' },
    family: { type: 'bool' },
  },
  run: (input) => ({
    ...sqScore(
      {
        age: numberIn(input, 'age'),
        pack_years: numberIn(input, 'pack_years'),
        bmi: numberIn(input, 'bmi'),
        cough: boolIn(input, 'cough'),
        dyspnoea: numberIn(input, 'dyspnoea'),
        fuel: boolIn(input, 'fuel'),
        family: boolIn(input, 'family'),
      },
      settingsOf(input),
    ),
  }),
}

const readPoint = (value: unknown, at: number): number | null => {
  if (value === null) return null
  if (typeof value === 'number' && psPoints[at]?.includes(value)) return value
  throw new RuleError(
    'BAD_INPUT',
    `“answers[${at}]”应为该项的分值：${[...new Set(psPoints[at])].join('、')}`,
    'answers',
  )
}

const ps: RuleFunction = {
  meaning: '慢阻肺自我筛查问卷（5项）总分，满5分建议做肺功能检查',
  source: '慢阻肺自我筛查问卷（COPD-PS）',
  input: { answers: { type: 'any', required: true } },
  run: (input) => {
    const { answers } = input
    if (!Array.isArray(answers) || answers.length !== psPoints.length)
      throw new RuleError('BAD_INPUT', '“answers”应为5项的分值，没有回答的写 null', 'answers')
    return { ...psScore(answers.map(readPoint), settingsOf(input)) }
  },
}

const goldRule: RuleFunction = {
  meaning: '舒张后肺功能：一秒率、是否气流受限、受限分级',
  source: '慢阻肺诊断与分级：FEV1/FVC<70%，按FEV1占预计值分级',
  input: {
    fev1: { type: 'num', required: true },
    fvc: { type: 'num', required: true },
    fev1_pred: { type: 'num' },
  },
  run: ({ fev1, fvc, fev1_pred }) => {
    const found = gold(fev1, fvc, fev1_pred ?? null)
    if (!found) throw new RuleError('BAD_INPUT', '“fev1”“fvc”应大于0', 'fev1')
    return { ...found, ratio: Number(found.ratio) }
  },
}

const previousKeys = {
  date: { type: 'date', required: true },
  face_to_face: { type: 'bool' },
  mmrc: { type: 'int' },
  cat: { type: 'int' },
  unsatisfied: { type: 'bool' },
  adr: { type: 'bool' },
} as const

const previousIn = (prev: Given): Previous => ({
  date: prev.date as Day,
  mmrc: numberIn(prev, 'mmrc'),
  cat: numberIn(prev, 'cat'),
  unsatisfied: prev.unsatisfied === true,
  adverse: prev.adr === true,
})

const classifyRule: RuleFunction = {
  meaning: '一次慢阻肺随访的分类、危急、转诊、两周内应做、下次日期和下一步管理措施',
  source: '慢阻肺患者健康服务（2024年起）；界值可设置',
  input: {
    date: { type: 'date', required: true },
    spo2: { type: 'num' },
    rr: { type: 'num' },
    heart_rate: { type: 'num' },
    mmrc: { type: 'int|code', codes: ['0', '1', '2', '3', '4'] },
    cat: { type: 'int' },
    exacerbations_since: { type: 'int' },
    on_oxygen: { type: 'code', codes: ['1', '2'] },
    ...findingKeys(7),
    prev: { type: 'map', of: previousKeys },
  },
  run: (input) => {
    const prev = input.prev as Given | undefined
    const { adverse: _, ...answer } = classify(
      {
        date: input.date as Day,
        spo2: numberIn(input, 'spo2'),
        onOxygen: input.on_oxygen === '2',
        respiration: numberIn(input, 'rr'),
        heartRate: numberIn(input, 'heart_rate'),
        mmrc: input.mmrc === undefined ? null : Number(input.mmrc),
        cat: numberIn(input, 'cat'),
        exacerbations: numberIn(input, 'exacerbations_since') ?? 0,
        adr: String(input.adr ?? '1'),
        complication: String(input.complication ?? '0'),
        signs: (input.signs ?? []) as readonly string[],
        prev: prev && prev.face_to_face !== false ? previousIn(prev) : null,
      },
      settingsOf(input),
    )
    return answer
  },
}

const counts = [
  'M',
  'R',
  'E',
  'task',
  'estimated',
  'spirometry_in_year',
  'standard_full',
  'standard_count',
  'hospitalised_in_year',
  'class1_latest',
  'smokers_first',
  'quit_latest',
  'flu_season',
] as const

const indicatorRule: RuleFunction = {
  meaning: '由各项人数算出慢阻肺各率',
  source: '慢阻肺患者健康服务（2024年起）；指标名称和算法以各地文件为准',
  input: Object.fromEntries(counts.map((name) => [name, { type: 'int' }])),
  run: (input) => {
    const n = (name: (typeof counts)[number]): number | null => numberIn(input, name)
    return {
      'COPD-I1': rate(n('M'), n('task')),
      'COPD-I1b': rate(n('M'), n('E') ?? n('estimated')),
      'COPD-I2': rate(n('standard_full'), n('M')),
      'COPD-I3': rate(n('spirometry_in_year'), n('M')),
      'COPD-I4': rate(n('hospitalised_in_year'), n('M')),
      'COPD-I5': rate(n('class1_latest'), n('M')),
      'COPD-I6': rate(n('quit_latest'), n('smokers_first')),
      'COPD-I7': rate(n('flu_season'), n('M')),
    }
  },
}

/** Rules of this programme by their public names. */
export const rules: Readonly<Record<string, RuleFunction>> = {
  'copd.sq': sq,
  'copd.ps': ps,
  'copd.gold': goldRule,
  'copd.classify': classifyRule,
  'indicator.COPD': indicatorRule,
}
