import { isRestricted } from '@wangdi/kernel/access/class.ts'
import type { Fraction } from '@wangdi/kernel/api/routes/figures.ts'
import { addDays, type Day, yearOf } from '@wangdi/kernel/day/day.ts'
import { printShown, type Shown, shownAlone, shownParts } from '@wangdi/kernel/indicator/sums.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db.ts'
import type { Area, Ground } from '../ground.ts'
import type { Scope } from '../scope.ts'
import { programmeOf } from '../visible.ts'
import { type Period, readPeriod } from './period.ts'
import { type FigureArea, partsOf } from './scope.ts'
import { type Counted, countFigures, type Wanted } from './value.ts'

/** full: with its persons · sums: small numbers hidden, nobody listed · none: as if there were no such figure. */
export type FigureAccess = 'full' | 'sums' | 'none'

/** How a scope sees the figures of a programme. */
export const figureAccess = ({ classes, sums = [] }: Scope, programme: string): FigureAccess => {
  const dataClass = programmeOf(programme)?.dataClass ?? 'D1'
  if (!isRestricted(dataClass) || classes.includes(dataClass)) return 'full'
  return sums.includes(dataClass) ? 'sums' : 'none'
}

const isQuarterEnd = (day: Day): boolean => ['03-31', '06-30', '09-30', '12-31'].includes(day.slice(5))

const quarterEndUpTo = (day: Day): Day => {
  let on = day
  while (!isQuarterEnd(on)) on = addDays(on, -1)
  return on
}

const WHOLE = /^(\d{4}-)?(CY|YTD|H1|H2|Q1|Q2|Q3|Q4|Q1_3)$/

/**
 * The period that readers of sums get: as of the last quarter's end. Two neighbouring days or months would tell by
 * subtraction who came and went.
 */
export const steady = (period: Period, today: Day): Period => {
  const to = quarterEndUpTo(period.on)
  const { reading } = period
  const asked = WHOLE.test(period.period) ? readPeriod({ to, period: period.period, reading }, today) : null
  if (asked && !('code' in asked) && asked.on === to) return asked
  const year = readPeriod({ to, period: `${yearOf(to)}-YTD`, reading }, today)
  return 'code' in year ? { ...period, to, on: to } : year
}

interface Level {
  readonly area: Area
  readonly children: readonly Area[]
  readonly counted: Counted
}

const countLevel = async (
  tx: Tx,
  context: Context,
  ground: Ground,
  wanted: readonly Wanted[],
  period: Period,
  area: Area,
): Promise<Level> => {
  const scope = new Set(context.scope.villages)
  const within = (child: Area): boolean => ground.villagesUnder(child.area).some((village) => scope.has(village))
  const children = area.level === 'village' ? [] : ground.childrenOf(area.area).filter(within)
  const groups = partsOf(context, ground, area, children)
  const { tenant } = context.scope
  return { area, children, counted: await countFigures(tx, tenant, ground, wanted, period, groups, area.area) }
}

/** Figures of the areas on the way to one area and of the parts of each, as readers of sums see them. */
export interface Sums {
  readonly of: (wanted: Wanted, area: number) => Fraction
}

/** From the top of the scope down: what is hidden in the row of an area is hidden on its own page, and below it. */
const printed = (one: Wanted, levels: readonly Level[]): Map<number, Fraction> => {
  const shown = new Map<number, Fraction>()
  let own: Shown | null = null
  for (const { area, children, counted } of levels) {
    const value = counted.of(one, area.area)
    const values = children.map((child) => counted.of(one, child.area))
    const row = shownParts(values, value, own ?? shownAlone(value))
    const top = own === null || children.length > 0 ? row.whole : own
    if (!shown.has(area.area)) shown.set(area.area, printShown(value, top))
    for (const [at, child] of children.entries()) shown.set(child.area, printShown(values[at], row.parts[at]))
    const next = levels[levels.findIndex((level) => level.area === area) + 1]
    own = next ? (row.parts[children.findIndex((child) => child.area === next.area.area)] ?? null) : null
  }
  return shown
}

export const countSums = async (
  tx: Tx,
  context: Context,
  ground: Ground,
  wanted: readonly Wanted[],
  period: Period,
  at: FigureArea,
): Promise<Sums> => {
  const levels = await Promise.all(at.path.map((area) => countLevel(tx, context, ground, wanted, period, area)))
  const figures = new Map(wanted.map((one) => [one, printed(one, levels)]))
  const hidden: Fraction = { numerator: null, denominator: null, rate: null, print: '—', flags: [], note: null }
  return { of: (one, area) => figures.get(one)?.get(area) ?? hidden }
}
