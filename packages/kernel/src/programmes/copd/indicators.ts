import type { Indicator } from '../../indicator/indicator.ts'
import { clause, estimated, task, variant } from '../chronic/indicators/define.ts'
import { figuresOf } from '../chronic/indicators/figures.ts'
import { SOURCE } from './forms/options.ts'

/** Counts only where the county makes it part of standard management. */
const lungClause = clause('C-LUNG', 'lung_ok', '本年度没有肺功能检查')

const about = {
  programme: 'copd',
  disease: '慢阻肺',
  measurement: '血氧饱和度',
  controlFlag: 'satisfied',
  source: SOURCE,
}
const { rate, of, persons, MAN, managed } = figuresOf(about, [lungClause])

/** A share of the managed by one flag of the year. */
const share = (id: string, factId: string, name: string, [code, flag, title]: readonly [string, string, string]) =>
  of(id, {
    factId,
    name,
    unit: '%',
    nature: 'cohort',
    numerator: persons('member', flag),
    clauses: [clause(code, flag, title)],
    variants: [managed],
    about: ['ever_member'],
    direction: '>=',
  })

/** 慢阻肺的指标: names and formulas are those of this version; a stored report keeps the version it used. */
export const indicators: readonly Indicator[] = [
  rate.managed('COPD-01'),
  rate.standardRate('COPD-02', { factId: 'COPD-I2' }),
  rate.visitRate('COPD-03'),
  {
    ...share('COPD-04', 'COPD-I3', '年度肺功能检查率', ['C-LUNG', 'spirometry', '本年度没有肺功能检查']),
    headline: true,
  },
  rate.controlRate('COPD-04b', { factId: 'COPD-I5', name: '慢阻肺病情控制率', target: undefined }),
  {
    ...share('COPD-04c', 'COPD-I4', '急性加重住院率', ['C-HOSPITAL', 'hospitalised', '本年度没有急性加重住院']),
    direction: '<=',
  },
  of('COPD-05', {
    factId: 'COPD-I1',
    name: '慢阻肺患者健康管理任务完成率',
    unit: '%',
    nature: 'state',
    numerator: MAN,
    clauses: [],
    variants: [task('member')],
    direction: '>=',
    target: 100,
  }),
  of('COPD-I1b', {
    name: '慢阻肺患者健康管理率',
    unit: '%',
    nature: 'state',
    numerator: MAN,
    clauses: [],
    variants: [estimated('registered')],
    direction: '>=',
  }),
  of('COPD-I6', {
    name: '慢阻肺患者戒烟率',
    unit: '%',
    nature: 'cohort',
    numerator: persons('member', 'smoked_first', 'quit'),
    clauses: [clause('C-QUIT', 'quit', '仍在吸烟')],
    variants: [variant('smokers', '首次随访时吸烟口径', persons('member', 'smoked_first'))],
    about: ['smoked_first'],
    direction: '>=',
  }),
  share('COPD-I7', 'COPD-I7', '流感疫苗接种率', ['C-FLU', 'flu_season', '本季没有接种流感疫苗']),
]
