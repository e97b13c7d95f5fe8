import { rate } from '../../../indicator/rate.ts'

/** Counts by the names of the indicators; a count that is not given is null. */
export const countNames = [
  'population',
  'Reg',
  'Mng',
  'standard_full',
  'standard_count',
  'home',
  'home_visited',
  'face',
  'medicated',
  'regular',
  'schizophrenia',
  'schizophrenia_medicated',
  'schizophrenia_regular',
  'assessed',
  'stable',
  'exam_complete',
  'lost',
  'consent',
  'harmful',
] as const

export type CountName = (typeof countNames)[number]

const PER_THOUSAND = 1000

/** The rates of the programme from counts (规范第三版·严重精神障碍·工作指标). (indicator.SMD) */
export const ratesOf = (n: (name: CountName) => number | null): Readonly<Record<string, number | null>> => ({
  'SMD-I1': rate(n('Reg'), n('population'), PER_THOUSAND),
  'SMD-I2': rate(n('Mng'), n('Reg')),
  'SMD-I3': rate(n('standard_full'), n('Reg')),
  'SMD-I3b': rate(n('standard_full'), n('Mng')),
  'SMD-I4': rate(n('home_visited'), n('home')),
  'SMD-I5': rate(n('face'), n('Reg')),
  'SMD-I6': rate(n('medicated'), n('Reg')),
  'SMD-I7': rate(n('regular'), n('Reg')),
  'SMD-I8': rate(n('schizophrenia_medicated'), n('schizophrenia')),
  'SMD-I8b': rate(n('schizophrenia_regular'), n('schizophrenia')),
  'SMD-I9': rate(n('stable'), n('assessed')),
  'SMD-I10': rate(n('exam_complete'), n('Mng')),
  'SMD-I11': rate(n('lost'), n('Reg')),
  'SMD-I12': rate(n('consent'), n('Reg')),
  'SMD-I13': rate(n('harmful'), n('Reg'), PER_THOUSAND),
})
