import type { FigureRow, Fraction } from '@wangdi/kernel/api/routes/figures.ts'
import type { Indicator, Variant } from '@wangdi/kernel/indicator/indicator.ts'
import { type CountPlan, type Plan, planOf, targetOf } from '@wangdi/kernel/indicator/plan.ts'
import { printRate, rate, rateFlags, scaleOf } from '@wangdi/kernel/indicator/rate.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import type { Tx } from '../db.ts'
import type { Area, Ground } from '../ground.ts'
import { type Base, baseFigure, basesOn, type Figure } from './bases.ts'
import { type Asked, countBy, type Groups } from './count.ts'
import type { Period } from './period.ts'

/** One figure that is asked for. */
export interface Wanted {
  readonly indicator: Indicator
  readonly variant: Variant
}

export const planFor = ({ indicator, variant }: Wanted, { start, on, reading }: Period): Plan =>
  planOf(indicator, variant, { start, on, reading }, programmes)

/** PB-REG is counted by the platform: permanent residents with a record in hand, in the programme of the record itself. */
const registered = (): CountPlan => {
  const [{ id, flags }] = programmes
  const bit = (flag: string): number => 2 ** flags.indexOf(flag)
  const mask = { required: bit('permanent') + bit('active'), forbidden: 0 }
  return { from: 'status', programme: id, mask, sum: null, cap: null, times: 1 }
}

const countable = (count: CountPlan): CountPlan =>
  count.from === 'base' && count.kind === 'PB-REG' ? registered() : count

const askedOf = (plan: Plan): Asked[] =>
  [plan.numerator, ...(plan.denominator ? [plan.denominator] : [])]
    .map(countable)
    .filter((count) => count.from !== 'base')
    .map((count) => ({ count, start: plan.start, on: plan.on }))

/** Numerators and denominators of many figures over groups of villages, a group standing for an area. */
export interface Counted {
  readonly of: (wanted: Wanted, group: number) => Fraction
}

const sameKey = (asked: Asked): string => JSON.stringify(asked)

const fraction = (n: Figure, d: Figure | null, unit: string): Fraction => {
  const scale = scaleOf(unit)
  const value = scale && d ? rate(n.value, d.value, scale) : null
  return {
    numerator: n.value,
    denominator: d?.value ?? null,
    rate: value,
    print: scale ? printRate(n.value, d?.value ?? null, scale) : n.value === null ? '—' : String(n.value),
    flags: d ? rateFlags(n.value, d.value) : [],
    note: d?.note ?? n.note,
  }
}

/** Counts each distinct thing once, however many figures ask for it; `whole`: the group that holds all others. */
export const countFigures = async (
  tx: Tx,
  tenant: number,
  ground: Ground,
  wanted: readonly Wanted[],
  period: Period,
  groups: Groups,
  whole?: number,
): Promise<Counted> => {
  const plans = new Map(wanted.map((one) => [one, planFor(one, period)]))
  const asked = [...new Map([...plans.values()].flatMap(askedOf).map((one) => [sameKey(one), one])).values()]
  const [counts, bases] = await Promise.all([countBy(tx, tenant, asked, groups, whole), basesOn(tx, tenant, period.on)])
  const position = new Map(asked.map((one, at) => [sameKey(one), at]))
  const figure = (count: CountPlan, plan: Plan, group: number, programme: string): Figure => {
    const real = countable(count)
    if (real.from === 'base') return figureOfBase(bases, ground, real, programme, group)
    const at = position.get(sameKey({ count: real, start: plan.start, on: plan.on })) ?? -1
    return { value: counts.get(group)?.[at] ?? 0, note: null }
  }
  return {
    of: (one, group) => {
      const plan = plans.get(one) ?? planFor(one, period)
      const { programme, unit } = one.indicator
      const n = figure(plan.numerator, plan, group, programme)
      return fraction(n, plan.denominator && figure(plan.denominator, plan, group, programme), unit)
    },
  }
}

const figureOfBase = (
  bases: readonly Base[],
  ground: Ground,
  { kind, age }: { readonly kind: string; readonly age?: number },
  programme: string,
  group: number,
): Figure => {
  const area: Area | null = ground.areaOf(group)
  return area ? baseFigure(bases, ground, kind, programme, area, age ?? null) : { value: null, note: '无口径人数' }
}

/** A figure's row but for what stands around it: its last year, its parts. */
export const figureRow = (figure: Wanted, value: Fraction): Omit<FigureRow, 'last_year' | 'units' | 'lowest'> => {
  const { indicator, variant } = figure
  return {
    indicator: indicator.id,
    name: indicator.name,
    programme: indicator.programme,
    unit: indicator.unit,
    variant: variant.id,
    variant_name: variant.name,
    value,
    target: targetOf(indicator, variant),
    direction: indicator.direction,
    light: lightOf(figure, value),
  }
}

/** met 达到 · near 接近 (from 0.9 of the target) · behind 落后 · none: no target or no value. */
export const lightOf = ({ indicator, variant }: Wanted, value: Fraction): 'met' | 'near' | 'behind' | 'none' => {
  const { direction } = indicator
  const target = targetOf(indicator, variant)
  if (target === null || direction === '-' || value.numerator === null || !value.denominator) return 'none'
  // Exact: numerator × 100 against target × denominator, never the printed rate.
  const [got, want] = [value.numerator * 100, target * value.denominator]
  if (direction === '>=') return got >= want ? 'met' : got >= want * 0.9 ? 'near' : 'behind'
  return got <= want ? 'met' : got * 0.9 <= want ? 'near' : 'behind'
}
