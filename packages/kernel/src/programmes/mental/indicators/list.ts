import type { Indicator } from '../../../indicator/indicator.ts'
import { clause, events, MNG, managedClauses, of, persons, REG, registered, sum, variant } from './define.ts'
import { examRate, faceRate, medicatedRate, regularRate, stableRate, standardRate } from './rates.ts'

const headcount = { unit: '人', nature: 'state', clauses: [], direction: '-' } as const

const people: readonly Indicator[] = [
  of('SMD-N1', '严重精神障碍在册患者数', {
    ...headcount,
    numerator: REG,
    variants: [
      variant('count', '在册', null),
      // Diagnosis 7 is managed alike and reported apart.
      variant('other', '其他诊断（单列）', null, { numerator: persons('registered_other') }),
    ],
    stage: { label: '在册' },
  }),
  of('SMD-N2', '严重精神障碍在管患者数', {
    ...headcount,
    numerator: MNG,
    variants: [variant('count', '在管', null)],
    stage: { label: '在管' },
  }),
  of('SMD-01', '严重精神障碍报告患病率', {
    factId: 'SMD-I1',
    unit: '‰',
    nature: 'state',
    numerator: REG,
    clauses: [],
    variants: [
      variant('population', '常住人口口径', { from: 'base', kind: 'PB-STAT' }, { about: ['registered', 'present'] }),
    ],
    direction: '-',
  }),
  of('SMD-02', '严重精神障碍患者管理率', {
    factId: 'SMD-I2',
    unit: '%',
    nature: 'state',
    numerator: MNG,
    clauses: managedClauses,
    variants: [registered(['managed'])],
    direction: '>=',
    target: 90,
    headline: true,
  }),
]

const services: readonly Indicator[] = [
  of('SMD-09', '严重精神障碍患者随访率', {
    unit: '%',
    nature: 'due',
    numerator: sum('counted4'),
    clauses: [clause('C-VISIT-N', 'visits_ok', '应随访次数不足')],
    variants: [
      variant('x4', '应访次数口径', { ...MNG, times: 4 }),
      variant('owed', '应随访口径', sum('required'), { numerator: sum('capped') }),
    ],
    direction: '-',
  }),
  of('SMD-10', '危险性3级及以上随访处置率', {
    unit: '%',
    nature: 'due',
    numerator: { from: 'due', programme: 'smd', kinds: ['emergency'], met: true },
    clauses: [],
    variants: [variant('due', '应处置口径', { from: 'due', programme: 'smd', kinds: ['emergency'] })],
    direction: '>=',
    target: 100,
  }),
]

/** Shown on the programme's screens only; returns and documents use those above. */
const screens: readonly Indicator[] = [
  of('SMD-I4', '社区在册居家患者健康管理率', {
    unit: '%',
    nature: 'cohort',
    numerator: persons('registered', 'home', 'visited'),
    clauses: [clause('C-VISITED', 'visited', '本年未随访')],
    variants: [
      variant('home', '居家口径', persons('registered', 'home')),
      variant('quarter', '居家口径（本季度）', persons('registered', 'home'), {
        numerator: persons('registered', 'home', 'visited_quarter'),
        clauses: [clause('C-VISITED', 'visited_quarter', '本季度未随访')],
      }),
    ],
    direction: '>=',
    target: 80,
  }),
  of('SMD-I8', '精神分裂症患者服药率', {
    unit: '%',
    nature: 'cohort',
    numerator: persons('registered', 'schizophrenia', 'medicated'),
    clauses: [clause('C-MEDICATED', 'medicated', '末次随访未服药')],
    variants: [
      variant('schizophrenia', '精神分裂症在册口径', persons('registered', 'schizophrenia')),
      variant('regular', '精神分裂症在册口径（规律服药）', persons('registered', 'schizophrenia'), {
        numerator: persons('registered', 'schizophrenia', 'regular'),
        clauses: [clause('C-REGULAR', 'regular', '有随访不是规律服药')],
      }),
    ],
    direction: '-',
  }),
  of('SMD-I11', '严重精神障碍患者失访率', {
    unit: '%',
    nature: 'state',
    numerator: persons('registered', 'lost'),
    clauses: [clause('C-FOUND', 'lost', '未失访')],
    variants: [registered(['lost'])],
    direction: '<=',
  }),
  of('SMD-I12', '严重精神障碍患者知情同意率', {
    unit: '%',
    nature: 'state',
    numerator: persons('registered', 'consent'),
    clauses: [clause('C-CONSENT', 'consent', '未同意参加管理')],
    variants: [registered(['consent'])],
    direction: '>=',
  }),
  of('SMD-I13', '肇事肇祸发生率', {
    unit: '‰',
    nature: 'cohort',
    numerator: persons('registered', 'harmful'),
    clauses: [clause('C-HARMFUL', 'harmful', '没有肇事肇祸')],
    variants: [registered(['harmful'])],
    direction: '<=',
  }),
  of('SMD-N3', '严重精神障碍随访人次', {
    unit: '人次',
    nature: 'flow',
    numerator: events('visit', 'visited'),
    clauses: [],
    variants: [
      variant('count', '随访', null),
      variant('faced', '面访', null, { numerator: events('visit', 'faced') }),
      variant('counted', '计数随访', null, { numerator: events('visit', 'counts') }),
    ],
    direction: '-',
  }),
]

/** 严重精神障碍的指标: every rate divides by the registered, so that the rates of one sentence share one base. */
export const indicators: readonly Indicator[] = [
  ...people,
  standardRate,
  faceRate,
  medicatedRate,
  regularRate,
  examRate,
  stableRate,
  ...services,
  ...screens,
]
