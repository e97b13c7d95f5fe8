import type { FigureRow, FigureScope, Fraction } from '@wangdi/kernel/api/routes/figures.ts'
import { addMonths } from '@wangdi/kernel/day/day.ts'
import type { Indicator } from '@wangdi/kernel/indicator/indicator.ts'
import { indicators } from '@wangdi/kernel/indicator/list.ts'
import { type Context, todayOf } from '../context.ts'
import type { Area } from '../ground.ts'
import { groundOf } from '../ground.ts'
import { programmeOf } from '../visible.ts'
import { type Period, type PeriodQuery, readPeriod } from './period.ts'
import { type FigureArea, figureArea, groupsOf, partsOf, scopeWords } from './scope.ts'
import { countSums, type FigureAccess, figureAccess, type Sums, steady } from './sums.ts'
import { countFigures, figureRow, type Wanted } from './value.ts'

export interface FigureQuery extends PeriodQuery {
  readonly area?: string
}

export type FigureProblem = { readonly code: 'PERIOD_INVALID' | 'FUTURE_ASOF' | 'NOT_FOUND' | 'FORBIDDEN' }

export type Overview = FigureScope & {
  readonly rows: readonly FigureRow[]
  readonly met: number
  readonly near: number
  readonly behind: number
}

/** The same period and day a year before. */
const yearBefore = (period: Period): Period => ({
  ...period,
  start: addMonths(period.start, -12),
  end: addMonths(period.end, -12),
  on: addMonths(period.on, -12),
})

/** General programmes of the post, every one where the post names none; restricted ones as it holds their class. */
const wantedOf = ({ scope }: Context, access: FigureAccess): Wanted[] => {
  const own = ({ programme }: Indicator): boolean =>
    !scope.programmes || scope.programmes.includes(programme) || programmeOf(programme)?.dataClass !== undefined
  return indicators
    .filter((each) => each.headline && own(each) && figureAccess(scope, each.programme) === access)
    .map((indicator) => ({ indicator, variant: indicator.variants[0] }))
}

const byRate = (a: { value: Fraction }, b: { value: Fraction }): number =>
  (a.value.numerator ?? 0) * (b.value.denominator ?? 1) - (b.value.numerator ?? 0) * (a.value.denominator ?? 1)

const rowOf = (
  wanted: Wanted,
  { area }: FigureArea,
  children: readonly Area[],
  now: Sums,
  before: Sums | null,
): FigureRow => {
  const value = now.of(wanted, area.area)
  const parts = children.map((child) => ({ child, value: now.of(wanted, child.area) }))
  const rated = parts.filter(({ value: part }) => part.rate !== null)
  const [lowest] = rated.toSorted(byRate)
  return {
    ...figureRow(wanted, value),
    last_year: before ? before.of(wanted, area.area) : null,
    units: parts.map(({ child, value: part }) => ({
      area: child.code,
      name: child.name,
      rate: part.rate,
      print: part.print,
    })),
    lowest: lowest ? { area: lowest.child.code, name: lowest.child.name, print: lowest.value.print } : null,
  }
}

/** Headline figures of an area with its parts, against target and last year. */
export const figuresOverview = (context: Context, query: FigureQuery): Promise<Overview | FigureProblem> =>
  context.store.system('figures', async (tx) => {
    const { tenant } = context.scope
    const ground = await groundOf(context.store, tx)
    const period = readPeriod(query, todayOf(context))
    if ('code' in period) return period
    const at = figureArea(context, ground, query.area)
    if (!at) return { code: 'NOT_FOUND' }
    const [wanted, few] = [wantedOf(context, 'full'), wantedOf(context, 'sums')]
    const children = at.area.level === 'village' ? [] : at.children
    const [now, before, sums] = await Promise.all([
      countFigures(tx, tenant, ground, wanted, period, partsOf(context, ground, at.area, children), at.area.area),
      countFigures(tx, tenant, ground, wanted, yearBefore(period), groupsOf(context, ground, [at.area])),
      few.length === 0 ? null : countSums(tx, context, ground, few, steady(period, todayOf(context)), at),
    ])
    const rows = [
      ...wanted.map((figure) => rowOf(figure, at, children, now, before)),
      ...few.flatMap((figure) => (sums ? [rowOf(figure, at, children, sums, null)] : [])),
    ]
    const lights = (light: FigureRow['light']): number => rows.filter((row) => row.light === light).length
    return { ...scopeWords(at, period), rows, met: lights('met'), near: lights('near'), behind: lights('behind') }
  })
