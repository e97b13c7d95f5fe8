import type { FigureScope } from '@wangdi/kernel/api/routes/figures.ts'
import type { Context } from '../context.ts'
import type { Area, Ground } from '../ground.ts'
import type { Groups } from './count.ts'
import type { Period } from './period.ts'

/** The area of a question, cut to what the asker may see: the client's area is a wish, never a filter. */
export interface FigureArea {
  readonly area: Area
  readonly villages: readonly number[]
  /** Areas below, or the village's siblings, that hold villages of the scope. */
  readonly children: readonly Area[]
  /** The areas above, from the top of the scope down to this one. */
  readonly path: readonly Area[]
}

const withinScope = (ground: Ground, area: number, scope: ReadonlySet<number>): number[] =>
  ground.villagesUnder(area).filter((village) => scope.has(village))

/** The smallest area that holds all villages of the scope. */
const topOf = (ground: Ground, villages: readonly number[]): Area | null => {
  const chain = (village: number): Area[] => {
    const area = ground.areaOf(village)
    return area ? [...(area.parent === null ? [] : chain(area.parent)), area] : []
  }
  const chains = villages.map(chain)
  const [first] = chains
  if (!first) return null
  return first.findLast((area) => chains.every((list) => list.some((each) => each.area === area.area))) ?? null
}

export const figureArea = (context: Context, ground: Ground, code: string | undefined): FigureArea | null => {
  const scope = new Set(context.scope.villages)
  const top = topOf(ground, context.scope.villages)
  const area = code === undefined ? top : ground.areaByCode(code)
  if (!area || !top) return null
  const villages = withinScope(ground, area.area, scope)
  if (villages.length === 0) return null
  const parent = area.level === 'village' ? area.parent : area.area
  const children = parent === null ? [] : ground.childrenOf(parent)
  const path: Area[] = []
  for (let at: Area | null = area; at; at = at.parent === null ? null : ground.areaOf(at.parent)) {
    path.unshift(at)
    if (at.area === top.area) break
  }
  return {
    area,
    villages,
    children: children.filter((child) => withinScope(ground, child.area, scope).length > 0),
    path: path.filter((each) => withinScope(ground, each.area, scope).length > 0),
  }
}

/** Villages of the scope by the one of `areas` that they lie in. */
export const groupsOf = (context: Context, ground: Ground, areas: readonly Area[]): Groups => {
  const scope = new Set(context.scope.villages)
  return new Map(
    areas.flatMap(({ area }) => withinScope(ground, area, scope).map((village) => [village, area] as const)),
  )
}

/** Villages of an area by the part that they lie in; a village under none of the parts counts for the whole alone. */
export const partsOf = (context: Context, ground: Ground, area: Area, parts: readonly Area[]): Groups =>
  new Map([...groupsOf(context, ground, [area]), ...groupsOf(context, ground, parts)])

export const scopeWords = ({ area }: FigureArea, period: Period): FigureScope => ({
  area: area.code,
  area_name: area.name,
  to: period.to,
  period: period.period,
  period_label: period.label,
  start: period.start,
  end: period.end,
  reading: period.reading,
})
