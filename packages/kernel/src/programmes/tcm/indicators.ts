import type { Clause, Count, Indicator } from '../../indicator/indicator.ts'
import { ELDER_AGE } from '../elderly/target.ts'

/** The same people as those of 老年人健康管理率. */
const ELDERS = ['aged', 'permanent', 'active'] as const

const persons = (...having: string[]): Count => ({ from: 'status', programme: 'tcm', having })
const base = (kind: string): Count => ({ from: 'base', kind, age: ELDER_AGE })

const clauses: readonly Clause[] = [
  { code: 'C-TCM33', flag: 'identified', title: '未做体质辨识或33问未答全' },
  { code: 'C-TCM-GUIDE', flag: 'guided', title: '未填写中医药保健指导' },
]

/** 中医药健康管理的指标. */
export const indicators: readonly Indicator[] = [
  {
    id: 'TCM-01',
    factId: 'I-TCM-1',
    name: '老年人中医药健康管理率',
    programme: 'tcm',
    unit: '%',
    nature: 'cohort',
    numerator: persons(...ELDERS, 'received'),
    clauses,
    variants: [
      { id: 'population', name: '人口口径', denominator: base('PB-STAT'), about: ELDERS },
      { id: 'recorded', name: '平台登记口径', denominator: persons(...ELDERS) },
      { id: 'task', name: '任务口径', denominator: base('PB-TASK'), about: ELDERS },
      {
        id: 'keep_if_met',
        name: '已服务保留口径',
        denominator: persons('aged', 'keep'),
        numerator: persons('aged', 'keep', 'received'),
      },
    ],
    about: ['aged'],
    direction: '>=',
    target: 75,
    headline: true,
    stage: { label: '体质辨识和指导' },
    version: 1,
    source: '规范第三版·中医药健康管理·工作指标',
  },
]
