import type { FigureScope } from '@wangdi/kernel/api/routes/figures.ts'

export const lists = ['met', 'not-met', 'excluded', 'events'] as const
export type ListName = (typeof lists)[number]
export const readings = ['pro_rata', 'full_year'] as const
export type Reading = (typeof readings)[number]

/** What a figure page keeps in its address: everything that changes the figure, nothing that names a person. */
export interface FigureSearch {
  readonly area?: string
  readonly to?: string
  readonly period?: string
  readonly reading?: Reading
  readonly list?: ListName
  readonly clause?: string
  readonly after?: string
  /** Number of the first person shown, kept beside the key of the page. */
  readonly from?: number
}

const textOf = (value: unknown): string | undefined =>
  (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : undefined
const among = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((known) => known === value)

/** The address's search parameters; what is not understood is left out. */
export const parseSearch = (search: Readonly<Record<string, unknown>>): FigureSearch => {
  const from = Number(search.from)
  return {
    area: textOf(search.area),
    to: textOf(search.to),
    period: textOf(search.period),
    reading: among(readings, search.reading),
    list: among(lists, search.list),
    clause: textOf(search.clause),
    after: textOf(search.after),
    from: Number.isInteger(from) && from > 1 ? from : undefined,
  }
}

/** The part of the address that chooses the figure; what the lists add is left out. */
export const scopeOf = ({ area, to, period, reading }: FigureSearch) => ({
  ...(area && { area }),
  ...(to && { to }),
  ...(period && { period }),
  ...(reading && { reading }),
})

/** The same day of the month before, or its last day. */
export const monthBefore = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  const [y, m] = month === 1 ? [year - 1, 12] : [year, month - 1]
  const last = new Date(Date.UTC(y, m, 0)).getUTCDate()
  return `${y}-${String(m).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`
}

export type Scoped = Pick<FigureScope, 'area' | 'to' | 'period' | 'reading'>
