import type { Clause, Count, Indicator, Variant } from '../../../indicator/indicator.ts'

const SOURCE = '规范第三版·高血压·工作指标'

/** Permanent residents with a record in hand on the reference day. */
const PERMANENT = ['permanent', 'active'] as const

type StatusCount = Extract<Count, { from: 'status' }>
type EventCount = Extract<Count, { from: 'event' }>

export const persons = (...having: string[]): StatusCount => ({
  from: 'status',
  programme: 'htn',
  having: [...having, ...PERMANENT],
})
export const sum = (number: string, having = 'member'): Count => ({
  from: 'status',
  programme: 'htn',
  having: [having, ...PERMANENT],
  sum: number,
})
/** 年内曾管: also who left during the year, wherever they are now. */
export const ever = (...having: string[]): Count => ({
  from: 'status',
  programme: 'htn',
  having: ['ever_member', ...having],
})
const base = (kind: string): Count => ({ from: 'base', kind })
export const events = (kind: string, ...having: string[]): EventCount => ({
  from: 'event',
  programme: 'htn',
  kind,
  having,
})

export const MAN = persons('member')
export const REG = persons('registered')

export const variant = (id: string, name: string, denominator: Count | null, rest: Partial<Variant> = {}): Variant => ({
  id,
  name,
  denominator,
  ...rest,
})
export const managed = variant('managed', '在管口径', MAN)
export const registered = variant('registered', '在册口径', REG)
/** Beside a population figure, the known persons who may fail it. */
export const estimated = (...about: string[]): Variant =>
  variant('estimated', '估算患者口径', base('PB-EST'), { about: [...about, ...PERMANENT] })
export const task = (...about: string[]): Variant =>
  variant('task', '任务口径', base('PB-TASK'), { about: [...about, ...PERMANENT] })

export const clause = (code: string, flag: string, title: string): Clause => ({ code, flag, title })

type Rest = Omit<Indicator, 'id' | 'name' | 'programme' | 'version' | 'source'>

export const of = (id: string, name: string, rest: Rest): Indicator => ({
  id,
  name,
  programme: 'htn',
  version: 1,
  source: SOURCE,
  ...rest,
})
