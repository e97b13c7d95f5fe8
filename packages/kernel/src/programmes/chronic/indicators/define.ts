import type { Clause, Count, Indicator, Variant } from '../../../indicator/indicator.ts'

/** Whose figures they are. */
export interface About {
  readonly programme: string
  /** 高血压, 2型糖尿病. */
  readonly disease: string
  /** 血压, 血糖. */
  readonly measurement: string
  readonly controlFlag: string
  /** Code of the unmet clause of control; left out: C-CONTROL-HIGH. */
  readonly controlCode?: string
  readonly source: string
}

/** Permanent residents with a record in hand on the reference day. */
export const PERMANENT = ['permanent', 'active'] as const

type StatusCount = Extract<Count, { from: 'status' }>
type EventCount = Extract<Count, { from: 'event' }>

export const variant = (id: string, name: string, denominator: Count | null, rest: Partial<Variant> = {}): Variant => ({
  id,
  name,
  denominator,
  ...rest,
})

export const clause = (code: string, flag: string, title: string): Clause => ({ code, flag, title })
export const managedClause = clause('C-MANAGED', 'member', '未纳入管理')

const base = (kind: string): Count => ({ from: 'base', kind })
/** Beside a population figure, the known persons who may fail it. */
export const estimated = (...about: string[]): Variant =>
  variant('estimated', '估算患者口径', base('PB-EST'), { about: [...about, ...PERMANENT] })
export const task = (...about: string[]): Variant =>
  variant('task', '任务口径', base('PB-TASK'), { about: [...about, ...PERMANENT] })

type Rest = Omit<Indicator, 'id' | 'programme' | 'version' | 'source'>

/** What a programme sets of a shared indicator: its name, targets, whether it is a headline. */
export type Over = Partial<Indicator>

/** The counts of one programme, and its indicators from them. */
export const countsOf = ({ programme, source }: About) => {
  const persons = (...having: string[]): StatusCount => ({
    from: 'status',
    programme,
    having: [...having, ...PERMANENT],
  })
  return {
    persons,
    /** A number of the state, summed over the managed. */
    sum: (number: string, having = 'member'): Count => ({
      from: 'status',
      programme,
      having: [having, ...PERMANENT],
      sum: number,
    }),
    /** 年内曾管: also who left during the year, wherever they are now. */
    ever: (...having: string[]): Count => ({ from: 'status', programme, having: ['ever_member', ...having] }),
    events: (kind: string, ...having: string[]): EventCount => ({ from: 'event', programme, kind, having }),
    dues: (kinds: readonly string[], met?: true): Count => ({ from: 'due', programme, kinds, ...(met && { met }) }),
    MAN: persons('member'),
    REG: persons('registered'),
    managed: variant('managed', '在管口径', persons('member')),
    registered: variant('registered', '在册口径', persons('registered')),
    of: (id: string, rest: Rest, over: Over = {}): Indicator => ({
      id,
      programme,
      version: 1,
      source,
      ...rest,
      ...over,
    }),
  }
}

export type Counts = ReturnType<typeof countsOf>
