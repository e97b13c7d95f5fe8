import { type Day, yearOf } from '../../../day/day.ts'
import { rate } from '../../../indicator/rate.ts'
import type { Settings } from '../../../programme/subject.ts'
import type { RuleFunction } from '../../../rule/rule.ts'
import { contactedKeys, findingKeys } from '../../shared/rules.ts'
import { isFaceToFace } from '../../shared/visit-count.ts'
import { classify } from './classify.ts'
import { controlOf, type Measured } from './controlled.ts'
import { screen } from './screen.ts'

type Given = Readonly<Record<string, unknown>>

const numberIn = (input: Given, key: string): number | null => (input[key] ?? null) as number | null
const yes = (value: unknown): boolean => value === true || value === '2'

const screenRule: RuleFunction = {
  meaning: '糖尿病筛查的结论：高危、可疑、可能；只有静脉血糖可用于诊断',
  source: '规范第三版·2型糖尿病·筛查；国家基层糖尿病防治管理指南（2022）·诊断',
  input: {
    sample: { type: 'code', required: true, codes: ['1', '2'] },
    fpg: { type: 'num' },
    random: { type: 'num' },
    ogtt_2h: { type: 'num' },
    hba1c: { type: 'num' },
    typical_symptoms: { type: 'bool|code', codes: ['1', '2'] },
    risk_factors: { type: 'int' },
    abnormal_before: { type: 'bool' },
  },
  run: (input) => ({
    ...screen({
      sample: String(input.sample),
      fpg: numberIn(input, 'fpg'),
      random: numberIn(input, 'random'),
      twoHours: numberIn(input, 'ogtt_2h'),
      hba1c: numberIn(input, 'hba1c'),
      symptoms: yes(input.typical_symptoms),
      riskFactors: numberIn(input, 'risk_factors') ?? 0,
      abnormalBefore: input.abnormal_before === true,
    }),
  }),
}

const previousKeys = {
  date: { type: 'date', required: true },
  face_to_face: { type: 'bool' },
  glu_unsatisfied: { type: 'bool' },
  adr: { type: 'bool' },
} as const

const classifyRule: RuleFunction = {
  meaning: '一次糖尿病随访的分类、危急、转诊、两周内应做、下次日期和下一步管理措施',
  source: '规范第三版·2型糖尿病·随访评估、分类干预',
  input: {
    date: { type: 'date', required: true },
    fpg: { type: 'num' },
    random_glucose: { type: 'num' },
    pbg_2h: { type: 'num' },
    sbp: { type: 'num' },
    dbp: { type: 'num' },
    on_drug: { type: 'bool' },
    hypoglycaemia: { type: 'code', codes: ['1', '2', '3'] },
    ...findingKeys(18),
    pregnant_or_lactating: { type: 'bool|code', codes: ['1', '2'] },
    prev: { type: 'map', of: previousKeys },
  },
  run: (input) => {
    const prev = input.prev as Given | undefined
    const { unsatisfied, adverse, ...answer } = classify(
      {
        date: input.date as Day,
        fpg: numberIn(input, 'fpg'),
        random: numberIn(input, 'random_glucose'),
        afterMeal: numberIn(input, 'pbg_2h'),
        sbp: numberIn(input, 'sbp'),
        dbp: numberIn(input, 'dbp'),
        adr: String(input.adr ?? '1'),
        hypoglycaemia: String(input.hypoglycaemia ?? '1'),
        complication: String(input.complication ?? '0'),
        signs: (input.signs ?? []) as readonly string[],
        onDrug: input.on_drug === true,
        pregnant: yes(input.pregnant_or_lactating),
        prev:
          prev && prev.face_to_face !== false
            ? { date: prev.date as Day, unsatisfied: prev.glu_unsatisfied === true, adverse: prev.adr === true }
            : null,
      },
      input.settings as Settings | undefined,
    )
    return { ...answer, glu_unsatisfied: unsatisfied, adr_flag: adverse }
  },
}

const measuredOf = (visit: Given): Measured => ({
  date: visit.date as Day,
  faceToFace: isFaceToFace(String(visit.method)),
  seen: ['seen', '1'].includes(String(visit.outcome ?? 'seen')),
  lost: ['lost', '2'].includes(String(visit.outcome ?? 'seen')),
  fpg: numberIn(visit, 'fpg'),
})

const controlledRule: RuleFunction = {
  meaning: '截至某日血糖是否达标：当年最后一次面对面随访的空腹血糖',
  source: '规范第三版·2型糖尿病·工作指标·管理人群血糖控制率',
  input: {
    as_of: { type: 'date', required: true },
    state: { type: 'text', required: true },
    visits: {
      type: 'map[]',
      required: true,
      of: {
        ...contactedKeys,
        fpg: { type: 'num' },
      },
    },
  },
  run: ({ as_of, state, visits }) => {
    const asOf = as_of as Day
    const contacts = (visits as readonly Given[])
      .map(measuredOf)
      .filter(({ date }) => date <= asOf && yearOf(date) === yearOf(asOf))
      .sort((a, b) => (a.date === b.date ? 0 : a.date < b.date ? -1 : 1))
    return { ...controlOf(contacts, state === 'lost') }
  },
}

const counts = [
  'M',
  'R',
  'with_fpg',
  'controlled',
  'controlled_excluding_low',
  'standard_full',
  'standard_count',
  'estimated',
  'with_hba1c',
  'hba1c_controlled',
  'exam_complete',
  'obligations_met',
  'obligations_unmet',
  'high_risk',
  'high_risk_tested',
] as const

const indicatorRule: RuleFunction = {
  meaning: '由各项人数算出糖尿病各率',
  source: '规范第三版·2型糖尿病·工作指标',
  input: Object.fromEntries(counts.map((name) => [name, { type: 'int' }])),
  run: (input) => {
    const n = (name: (typeof counts)[number]): number | null => numberIn(input, name)
    const [met, unmet] = [n('obligations_met'), n('obligations_unmet')]
    return {
      'DM-I1': rate(n('M'), n('estimated')),
      'DM-I2': rate(n('standard_full'), n('M')),
      'DM-I3': rate(n('controlled'), n('M')),
      'DM-I3b': rate(n('controlled'), n('R')),
      'DM-I3c': rate(n('controlled'), n('with_fpg')),
      'DM-I3d': rate(n('controlled'), n('estimated')),
      'DM-I3e': rate(n('controlled_excluding_low'), n('M')),
      'DM-I4': rate(n('with_hba1c'), n('M')),
      'DM-I5': rate(n('hba1c_controlled'), n('with_hba1c')),
      'DM-I6': rate(n('exam_complete'), n('M')),
      'DM-I7': rate(met, met === null || unmet === null ? null : met + unmet),
      'DM-I8': rate(n('high_risk_tested'), n('high_risk')),
    }
  },
}

/** Rules of this programme by their public names. */
export const rules: Readonly<Record<string, RuleFunction>> = {
  'dm.screen': screenRule,
  'dm.classify': classifyRule,
  'dm.controlled': controlledRule,
  'indicator.DM': indicatorRule,
}
