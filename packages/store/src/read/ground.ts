import type { AreaNode, UnitNode } from '@wangdi/kernel/api/routes/session.ts'
import type { Context } from '../context.ts'
import { groundOf } from '../ground.ts'

/** The areas of the scope: its villages and what stands above them. */
export const areasOf = (context: Context): Promise<{ items: AreaNode[] }> =>
  context.store.system('areas', async (tx) => {
    const ground = await groundOf(context.store, tx)
    const wanted = new Set<number>()
    for (const village of context.scope.villages)
      for (let at: number | null = village; at !== null && !wanted.has(at); at = ground.areaOf(at)?.parent ?? null)
        wanted.add(at)
    const items = ground.areas.filter(({ area }) => wanted.has(area))
    return {
      items: items.map(({ code, name, level, parent, rural }) => ({
        code,
        name,
        level,
        parent: parent === null ? null : (ground.areaOf(parent)?.code ?? null),
        rural,
      })),
    }
  })

/** The units of the post and below; all of them for who administers posts. */
export const unitsOf = (context: Context): Promise<{ items: UnitNode[] }> =>
  context.store.system('units', async (tx) => {
    const ground = await groundOf(context.store, tx)
    const wanted = new Set(context.scope.units)
    const everyone = context.rights?.has('A:D10') || context.rights?.has('L:D10')
    const items = everyone ? ground.units : ground.units.filter(({ unit }) => wanted.has(unit))
    return {
      items: items.map(({ code, name, kind, parent }) => ({
        code,
        name,
        unit_kind: kind,
        parent: parent === null ? null : (ground.unitById(parent)?.code ?? null),
      })),
    }
  })
