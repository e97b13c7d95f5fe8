import type { Day } from '../day/day.ts'
import type { Programme } from '../programme/programme.ts'
import { type FlagMask, type FlagPacker, flagMask, flagPacker } from './flags.ts'
import type { Clause, Count, Indicator, Nature, Variant } from './indicator.ts'

/** 进度口径 · 全年口径 (年中口径). */
export type Reading = 'pro_rata' | 'full_year'

/** A count without names: masks for the flags column, indexes of number columns (0 = n1). */
export type CountPlan =
  | {
      readonly from: 'status'
      readonly programme: string
      readonly mask: FlagMask
      readonly sum: number | null
      readonly cap: number | null
      readonly times: number
    }
  | {
      readonly from: 'event'
      readonly programme: string
      readonly kind: string
      readonly mask: FlagMask
      readonly persons: boolean
      readonly joined: readonly JoinedPlan[]
    }
  | { readonly from: 'due'; readonly programme: string; readonly kinds: readonly string[]; readonly met: boolean }
  | { readonly from: 'base'; readonly kind: string; readonly age?: number }

/** An event of the person's same programme and episode on or before `on`; `absent`: there is none. */
export interface JoinedPlan {
  readonly kind: string
  readonly mask: FlagMask
  readonly absent: boolean
}

export interface ClausePlan {
  readonly code: string
  readonly title: string
  /** The clause is met when the state matches. */
  readonly mask: FlagMask
}

/**
 * What to ask of the derived rows for one figure. `status` counts read the rows that hold `on`; `event` counts rows
 * with day in [start, on] that the joined ones go with; `due` counts slots with due_by in [start, on] that ended neither on nor before due_by and
 * that are met by due_by or whose due_by lies before `on` (met: the first of these only). Village and unit of those
 * rows decide the area.
 */
export interface Plan {
  readonly indicator: string
  readonly variant: string
  readonly nature: Nature
  readonly reading: Reading
  readonly start: Day
  /** The reference day R: the earlier of the chosen day and the period's end. */
  readonly on: Day
  readonly numerator: CountPlan
  readonly denominator: CountPlan | null
  readonly clauses: readonly ClausePlan[]
  /** Whom the question is about at all; null: nobody outside the denominator is listed. */
  readonly about: { readonly programme: string; readonly mask: FlagMask } | null
}

export interface Asked {
  readonly start: Day
  readonly on: Day
  readonly reading: Reading
}

type Packers = ReadonlyMap<string, { readonly programme: Programme; readonly packer: FlagPacker }>

const packersOf = (programmes: readonly Programme[]): Packers =>
  new Map(programmes.map((programme) => [programme.id, { programme, packer: flagPacker(programme.flags) }]))

const need = (packers: Packers, id: string) => {
  const found = packers.get(id)
  if (!found) throw new RangeError(`no programme ${id}`)
  return found
}

const column = (programme: Programme, name: string | undefined): number | null => {
  if (name === undefined) return null
  const at = programme.numbers.indexOf(name)
  if (at < 0) throw new RangeError(`${programme.id} has no number ${name}`)
  return at
}

const planCount = (count: Count, packers: Packers): CountPlan => {
  if (count.from === 'base') return count
  const { programme, packer } = need(packers, count.programme)
  switch (count.from) {
    case 'status':
      return {
        from: 'status',
        programme: count.programme,
        mask: flagMask(packer, count.having),
        sum: column(programme, count.sum),
        cap: column(programme, count.capBy),
        times: count.times ?? 1,
      }
    case 'event':
      return {
        from: 'event',
        programme: count.programme,
        kind: count.kind,
        mask: flagMask(packer, count.having),
        persons: count.distinct === 'person',
        joined: (count.joined ?? []).map(({ kind, having, absent }) => ({
          kind,
          mask: flagMask(packer, having),
          absent: absent ?? false,
        })),
      }
    case 'due':
      return { from: 'due', programme: count.programme, kinds: count.kinds, met: count.met ?? false }
  }
}

/** The numerator and clauses that a variant counts in a reading. */
export const counted = (
  indicator: Indicator,
  variant: Variant,
  reading: Reading,
): { readonly numerator: Count; readonly clauses: readonly Clause[] } => {
  const whole =
    reading === 'full_year' ? (variant.fullYear ?? (variant.numerator ? undefined : indicator.fullYear)) : undefined
  return (
    whole ?? {
      numerator: variant.numerator ?? indicator.numerator,
      clauses: variant.clauses ?? indicator.clauses,
    }
  )
}

/** The variant of an id; the default one without an id; null when there is none. */
export const variantOf = (indicator: Indicator, id?: string): Variant | null =>
  id === undefined ? indicator.variants[0] : (indicator.variants.find((variant) => variant.id === id) ?? null)

/** The target that a variant is held against; null: none. */
export const targetOf = ({ target, targetOf: of }: Indicator, { id }: Variant): number | null =>
  of === undefined || of === id ? (target ?? null) : null

/** The neutral query plan of one figure, which the store writes as SQL and `evaluate` runs over rows in memory. */
export const planOf = (
  indicator: Indicator,
  variant: Variant,
  asked: Asked,
  programmes: readonly Programme[],
): Plan => {
  const packers = packersOf(programmes)
  const { numerator, clauses } = counted(indicator, variant, asked.reading)
  const { packer } = need(packers, indicator.programme)
  const about = variant.about ?? indicator.about
  return {
    indicator: indicator.id,
    variant: variant.id,
    nature: indicator.nature,
    reading: asked.reading,
    start: asked.start,
    on: asked.on,
    numerator: planCount(numerator, packers),
    denominator: variant.denominator && planCount(variant.denominator, packers),
    clauses: clauses.map(({ code, title, flag }) => ({ code, title, mask: flagMask(packer, [flag]) })),
    about: about ? { programme: indicator.programme, mask: flagMask(packer, about) } : null,
  }
}
