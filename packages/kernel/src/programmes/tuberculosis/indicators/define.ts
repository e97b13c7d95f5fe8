import type { Count, Indicator, Joined, Variant } from '../../../indicator/indicator.ts'

const programme = 'tb'

export const variant = (id: string, name: string, denominator: Count | null, rest: Partial<Variant> = {}): Variant => ({
  id,
  name,
  denominator,
  ...rest,
})

/** Events of the period that others of the same course or screening join by the reference day. */
export const events = (kind: string, having: readonly string[] = [], joined: readonly Joined[] = []): Count => ({
  from: 'event',
  programme,
  kind,
  having,
  ...(joined.length > 0 && { joined }),
})

export const by = (kind: string, ...having: string[]): Joined => ({ kind, having })
export const without = (kind: string): Joined => ({ kind, having: [], absent: true })

/** A number of the state summed over the courses that ran in the year; who died or moved away is not asked. */
export const sum = (number: string): Count => ({
  from: 'status',
  programme,
  having: ['in_year', 'present'],
  sum: number,
})

/** Patients of a state on the reference day, wherever they are registered: managed where they live (REGISTERED). */
export const persons = (...having: string[]): Count => ({ from: 'status', programme, having: [...having, 'present'] })

type Rest = Omit<Indicator, 'id' | 'name' | 'programme' | 'version' | 'source'> & { readonly source?: string }

export const of = (id: string, name: string, rest: Rest): Indicator => ({
  id,
  name,
  programme,
  version: 1,
  source: '规范第三版·肺结核·工作指标',
  ...rest,
})
