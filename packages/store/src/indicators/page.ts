import type { FigurePage, FigureRow } from '@wangdi/kernel/api/routes/figures.ts'
import type { Indicator, Variant } from '@wangdi/kernel/indicator/indicator.ts'
import { indicatorOf } from '@wangdi/kernel/indicator/list.ts'
import { type Plan, variantOf } from '@wangdi/kernel/indicator/plan.ts'
import { type Context, mayDo, todayOf } from '../context.ts'
import type { Tx } from '../db.ts'
import { type Area, type Ground, groundOf } from '../ground.ts'
import { sql } from '../sql.ts'
import { funnelOf, stagesOf } from './funnel.ts'
import { eventsCondition, type ListQuery, sizesStatement } from './lists.ts'
import type { FigureProblem, FigureQuery } from './overview.ts'
import { type Period, readPeriod } from './period.ts'
import { type FigureArea, figureArea, groupsOf, scopeWords } from './scope.ts'
import { countSums, figureAccess, steady } from './sums.ts'
import { type Counted, countFigures, figureRow, lightOf, planFor, type Wanted } from './value.ts'

export interface Figured {
  readonly indicator: Indicator
  readonly variant: Variant
}

export const findFigure = (id: string, variant: string): Figured | null => {
  const indicator = indicatorOf(id)
  const found = indicator && variantOf(indicator, variant === 'default' ? undefined : variant)
  return found ? { indicator, variant: found } : null
}

type Sizes = Pick<FigurePage, 'lists' | 'reasons'>

const readSizes = async (tx: Tx, query: ListQuery): Promise<Sizes> => {
  const statement = sizesStatement(query)
  const events = eventsCondition(query)
  const [sizes, counted] = await Promise.all([
    statement ? tx.one<Record<string, number | null>>(statement) : null,
    events ? tx.one<{ n: number }>(sql`select count(*) as n from ${events.from}`) : null,
  ])
  const reasons = query.plan.clauses.map(({ code, title }, at) => ({
    code,
    title,
    first: sizes?.[`f${at}`] ?? 0,
    all: sizes?.[`a${at}`] ?? 0,
  }))
  return {
    lists: {
      met: sizes?.met ?? null,
      not_met: sizes?.not_met ?? null,
      excluded: sizes?.excluded ?? null,
      events: counted?.n ?? null,
    },
    reasons: sizes ? reasons.filter(({ all }) => all > 0) : [],
  }
}

interface Levels {
  readonly counted: Counted
  readonly area: Area
}

/** Each level of the path is counted on its own, so that persons counted once stay counted once. */
const countLevels = (
  tx: Tx,
  context: Context,
  ground: Ground,
  wanted: readonly Wanted[],
  period: Period,
  areas: readonly Area[],
): Promise<Levels[]> =>
  Promise.all(
    areas.map(async (area) => ({
      area,
      counted: await countFigures(tx, context.scope.tenant, ground, wanted, period, groupsOf(context, ground, [area])),
    })),
  )

const rowOf = (figure: Figured, value: FigureRow['value']): FigureRow => ({
  ...figureRow(figure, value),
  last_year: null,
  units: [],
  lowest: null,
})

interface Asked {
  readonly ground: Ground
  readonly period: Period
  readonly at: FigureArea
  readonly figure: Figured
  readonly plan: Plan
}

const build = async (tx: Tx, context: Context, { ground, period, at, figure, plan }: Asked): Promise<FigurePage> => {
  const { tenant } = context.scope
  const { indicator } = figure
  const variants = indicator.variants.map((variant): Wanted => ({ indicator, variant }))
  const asked = variants.find(({ variant }) => variant.id === figure.variant.id) ?? variants[0]
  const stages = stagesOf(indicator.programme)
  const here = [...variants, ...stages.map(({ wanted }) => wanted)]
  const query = { tenant, plan, villages: at.villages }
  const [[own], above, parts, sizes] = await Promise.all([
    countLevels(tx, context, ground, here, period, [at.area]),
    countLevels(tx, context, ground, [asked], period, at.path.slice(0, -1)),
    countFigures(tx, tenant, ground, [asked], period, groupsOf(context, ground, at.children)),
    readSizes(tx, query),
  ])
  const value = own.counted.of(asked, at.area.area)
  return {
    ...scopeWords(at, period),
    row: rowOf(figure, value),
    variants: variants.map((wanted) => ({
      id: wanted.variant.id,
      name: wanted.variant.name,
      value: own.counted.of(wanted, at.area.area),
    })),
    path: [...above, { ...own, area: at.area }].map(({ area, counted }) => ({
      area: area.code,
      name: area.name,
      print: counted.of(asked, area.area).print,
    })),
    children: at.children.map((child) => {
      const part = parts.of(asked, child.area)
      return { area: child.code, name: child.name, value: part, light: lightOf(figure, part) }
    }),
    funnel: funnelOf(
      stages,
      stages.map(({ wanted }) => own.counted.of(wanted, at.area.area)),
    ),
    ...sizes,
    source: indicator.source,
    may_list: mayDo(context, 'L:D1'),
  }
}

/** What readers of sums get of a figure: the numbers of the areas that may be shown, and nobody behind them. */
const buildSums = async (tx: Tx, context: Context, asked: Omit<Asked, 'plan'>): Promise<FigurePage> => {
  const { ground, at, figure } = asked
  const period = steady(asked.period, todayOf(context))
  const sums = await countSums(tx, context, ground, [figure], period, at)
  const value = sums.of(figure, at.area.area)
  return {
    ...scopeWords(at, period),
    row: rowOf(figure, value),
    variants: [{ id: figure.variant.id, name: figure.variant.name, value }],
    path: at.path.map((area) => ({ area: area.code, name: area.name, print: sums.of(figure, area.area).print })),
    children: at.children.map((child) => {
      const part = sums.of(figure, child.area)
      return { area: child.code, name: child.name, value: part, light: lightOf(figure, part) }
    }),
    funnel: [],
    lists: { met: null, not_met: null, excluded: null, events: null },
    reasons: [],
    source: figure.indicator.source,
    may_list: false,
  }
}

/** One figure with everything behind it: path, parts, variants, funnel, reasons, sizes of its lists. */
export const figurePage = (
  context: Context,
  id: string,
  variant: string,
  query: FigureQuery,
): Promise<FigurePage | FigureProblem> =>
  context.store.system('figures', async (tx) => {
    const figure = findFigure(id, variant)
    const ground = await groundOf(context.store, tx)
    const period = readPeriod(query, todayOf(context))
    if ('code' in period) return period
    const at = figure && figureArea(context, ground, query.area)
    const access = figure ? figureAccess(context.scope, figure.indicator.programme) : 'none'
    if (!at || access === 'none') return { code: 'NOT_FOUND' }
    // Sums in two readings would tell the difference between them: readers of sums get the first.
    if (access === 'sums')
      return figure.variant === figure.indicator.variants[0]
        ? buildSums(tx, context, { ground, period, at, figure })
        : { code: 'NOT_FOUND' }
    return build(tx, context, { ground, period, at, figure, plan: planFor(figure, period) })
  })
