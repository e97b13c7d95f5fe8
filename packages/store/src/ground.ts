import { addDays, type Day } from '@wangdi/kernel/day/day.ts'
import type { AreaOfCode, Settings, UnitOfVillage } from '@wangdi/kernel/programme/subject.ts'
import type { Tx } from './db.ts'
import { readMeta, writeMeta } from './migrate.ts'
import type { Store } from './open.ts'
import { sql } from './sql.ts'

export type AreaLevel = 'county' | 'township' | 'village'

export interface Area {
  readonly area: number
  readonly code: string
  readonly name: string
  readonly level: AreaLevel
  readonly parent: number | null
  readonly record_segment: string | null
  readonly rural: boolean
  readonly valid_from: Day
  readonly valid_to: Day | null
}

export interface Unit {
  readonly unit: number
  readonly code: string
  readonly name: string
  readonly kind: string
  readonly parent: number | null
  readonly area: number | null
}

interface Service {
  readonly area: number
  readonly unit: number
  readonly valid_from: Day
  readonly valid_to: Day | null
}

/** What every derivation and page stands on: areas, units, settings, horizon. Small, and read again when it changes. */
export interface Ground {
  readonly version: string
  readonly horizon: Day
  /** First day of status that is kept. */
  readonly statusFrom: Day
  readonly settings: Settings
  readonly areas: readonly Area[]
  readonly areaOf: (area: number) => Area | null
  readonly areaByCode: (code: string) => Area | null
  readonly childrenOf: (area: number) => readonly Area[]
  readonly villagesUnder: (area: number) => readonly number[]
  readonly units: readonly Unit[]
  readonly unitById: (unit: number) => Unit | null
  readonly unitByCode: (code: string) => Unit | null
  readonly unitsUnder: (unit: number) => readonly number[]
  readonly servedBy: (unit: number, on: Day) => readonly number[]
  readonly unitOf: UnitOfVillage
  /** Days on which the unit that serves a village changes. */
  readonly unitDays: (village: number) => readonly Day[]
  readonly areaOfCode: AreaOfCode
}

const by = <T, K>(list: readonly T[], key: (item: T) => K): Map<K, T[]> => Map.groupBy(list, key)

const under = <T>(root: number, children: (id: number) => readonly T[], id: (item: T) => number): T[] => {
  const direct = children(root)
  return direct.flatMap((child) => [child, ...under(id(child), children, id)])
}

/** The last assignment that covers the day, else the earliest one, so that a person always has a unit. */
const unitOn = (services: readonly Service[] | undefined, on: Day): number => {
  const covering = services?.findLast((s) => s.valid_from <= on && (s.valid_to === null || s.valid_to >= on))
  return (covering ?? services?.[0])?.unit ?? 0
}

/** Each first day of an assignment but the earliest, and each day after an end. */
const daysOf = (services: readonly Service[] | undefined): readonly Day[] => {
  if (!services || services.length < 2) return []
  const days = services.flatMap(({ valid_from, valid_to }, at) => [
    ...(at > 0 ? [valid_from] : []),
    ...(valid_to ? [addDays(valid_to, 1)] : []),
  ])
  return [...new Set(days)].toSorted()
}

export const groundFrom = (
  rows: {
    readonly areas: readonly Area[]
    readonly units: readonly Unit[]
    readonly services: readonly Service[]
    readonly settings: Settings
  } & Pick<Ground, 'version' | 'horizon' | 'statusFrom'>,
): Ground => {
  const { areas, units, services } = rows
  // Rows come by area and day: the last one of an area is its present name.
  const areaById = new Map(areas.map((area) => [area.area, area]))
  const current = [...areaById.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const areaByCode = new Map(areas.map((area) => [area.code, areaById.get(area.area) ?? area]))
  const areaChildren = by(current, (area) => area.parent)
  const unitById = new Map(units.map((unit) => [unit.unit, unit]))
  const unitByCode = new Map(units.map((unit) => [unit.code, unit]))
  const unitChildren = by(units, (unit) => unit.parent)
  const ofArea = by(services, (service) => service.area)
  const ofUnit = by(services, (service) => service.unit)
  const childrenOf = (area: number): readonly Area[] => areaChildren.get(area) ?? []
  const villagesUnder = (area: number): readonly number[] =>
    areaById.get(area)?.level === 'village'
      ? [area]
      : under(area, childrenOf, (a) => a.area)
          .filter((a) => a.level === 'village')
          .map((a) => a.area)
  return {
    ...rows,
    areas: current,
    areaOf: (area) => areaById.get(area) ?? null,
    areaByCode: (code) => areaByCode.get(code.padEnd(12, '0')) ?? null,
    childrenOf,
    villagesUnder,
    unitById: (unit) => unitById.get(unit) ?? null,
    unitByCode: (code) => unitByCode.get(code) ?? null,
    unitsUnder: (unit) => [
      unit,
      ...under(
        unit,
        (u) => unitChildren.get(u) ?? [],
        (u) => u.unit,
      ).map((u) => u.unit),
    ],
    servedBy: (unit, on) =>
      (ofUnit.get(unit) ?? [])
        .filter((s) => s.valid_from <= on && (s.valid_to === null || s.valid_to >= on))
        .map((s) => s.area),
    unitOf: (village, on) => unitOn(ofArea.get(village), on),
    unitDays: (village) => daysOf(ofArea.get(village)),
    areaOfCode: (code) => areaByCode.get(code.padEnd(12, '0'))?.area ?? 0,
  }
}

const loadGround = async (tx: Tx, tenant: number, version: string): Promise<Ground> => {
  const [areas, units, services, settings, horizon, statusFrom] = await Promise.all([
    tx.rows<Area>(
      sql`select area, code, name, level, parent, record_segment, rural, valid_from, valid_to
          from area where tenant = ${tenant} order by area, valid_from`,
    ),
    tx.rows<Unit>(sql`select unit, code, name, kind, parent, area from unit where tenant = ${tenant} order by code`),
    tx.rows<Service>(
      sql`select area, unit, valid_from, valid_to from unit_area where tenant = ${tenant} order by area, valid_from, unit`,
    ),
    tx.rows<{ key: string; value: unknown }>(sql`select key, value from setting where tenant = ${tenant}`),
    readMeta(tx, tenant, 'horizon'),
    readMeta(tx, tenant, 'status_from'),
  ])
  if (horizon === null || statusFrom === null) throw new Error('the database is not migrated')
  return groundFrom({
    version,
    areas,
    units,
    services,
    settings: Object.fromEntries(settings.map(({ key, value }) => [key, value])),
    horizon: horizon as Day,
    statusFrom: statusFrom as Day,
  })
}

/** The ground as it stands in this transaction; kept in the store between transactions under its version. */
export const groundOf = async (store: Store, tx: Tx): Promise<Ground> => {
  const version = (await readMeta(tx, store.tenant, 'ground')) ?? '0'
  if (store.kept.ground?.version !== version) store.kept.ground = await loadGround(tx, store.tenant, version)
  return store.kept.ground
}

/** To be called in every transaction that changes areas, units, settings or the horizon. */
export const groundChanged = async (tx: Tx, tenant: number): Promise<void> => {
  const version = Number((await readMeta(tx, tenant, 'ground')) ?? '0') + 1
  await writeMeta(tx, tenant, 'ground', String(version))
}
