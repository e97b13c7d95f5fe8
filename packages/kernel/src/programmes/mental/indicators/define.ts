import type { Clause, Count, Indicator, Variant } from '../../../indicator/indicator.ts'

const SOURCE = '规范第三版·严重精神障碍·工作指标'

type StatusCount = Extract<Count, { from: 'status' }>
type EventCount = Extract<Count, { from: 'event' }>

/**
 * Whoever is in the register, whatever the residence, except the dead and who moved out: the patient is managed where
 * they live from the first day (res_rule REGISTERED).
 */
export const persons = (...having: string[]): StatusCount => ({
  from: 'status',
  programme: 'smd',
  having: [...having, 'present'],
})

export const sum = (number: string): Count => ({ ...persons('registered', 'managed'), sum: number })

export const events = (kind: string, ...having: string[]): EventCount => ({
  from: 'event',
  programme: 'smd',
  kind,
  having,
})

/** 登记在册的确诊患者, diagnoses 1–6. */
export const REG = persons('registered')
/** 在管: registered, consenting, not lost. */
export const MNG = persons('registered', 'managed')

export const variant = (id: string, name: string, denominator: Count | null, rest: Partial<Variant> = {}): Variant => ({
  id,
  name,
  denominator,
  ...rest,
})

export const clause = (code: string, flag: string, title: string): Clause => ({ code, flag, title })

/** The three ways of not being managed, in the order in which they are told. */
export const managedClauses: readonly Clause[] = [
  clause('C-CONSENT', 'consent', '未同意参加管理'),
  clause('C-LOST', '!lost', '失访'),
  clause('C-MANAGED', 'managed', '已终止管理'),
]

type Rest = Omit<Indicator, 'id' | 'name' | 'programme' | 'version' | 'source' | 'about'>

export const of = (id: string, name: string, rest: Rest): Indicator => ({
  id,
  name,
  programme: 'smd',
  version: 1,
  source: SOURCE,
  about: ['ever_registered'],
  ...rest,
})

/** Of the registered, those with these flags; each flag its clause. The default of this programme's rates. */
export const registered = (flags: readonly string[], rest: Partial<Variant> = {}): Variant =>
  variant('registered', '在册口径', REG, { numerator: persons('registered', ...flags), ...rest })

/** Of the managed, those with these flags. */
export const managed = (flags: readonly string[], rest: Partial<Variant> = {}): Variant =>
  variant('managed', '在管口径', MNG, { numerator: persons('registered', 'managed', ...flags), ...rest })
