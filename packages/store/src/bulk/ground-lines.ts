import type { AreaLine, BaseLine, UnitLine } from '@wangdi/kernel/exchange/line.ts'
import type { Tx } from '../db.ts'
import { type Ground, groundChanged } from '../ground.ts'
import { sql } from '../sql.ts'

/** What an import of areas, units and bases did, line by line. */
export type GroundOutcome = 'created' | 'updated' | 'unchanged' | 'rejected'

interface AreaIds {
  readonly idOf: (code: string) => number | null
  readonly take: (code: string) => number
}

/** Stable numbers by code: an area that was known keeps its number, a new one gets the next. */
const areaIds = async (tx: Tx, tenant: number): Promise<AreaIds> => {
  const rows = await tx.rows<{ code: string; area: number }>(
    sql`select distinct code, area from area where tenant = ${tenant}`,
  )
  const known = new Map(rows.map(({ code, area }) => [code, area]))
  let last = rows.reduce((most, { area }) => Math.max(most, area), 0)
  return {
    idOf: (code) => known.get(code) ?? null,
    take: (code) => {
      const found = known.get(code)
      if (found !== undefined) return found
      last += 1
      known.set(code, last)
      return last
    },
  }
}

/** Areas, with those above them given first or in the same list. */
export const loadAreas = async (tx: Tx, tenant: number, lines: readonly AreaLine[]): Promise<void> => {
  if (lines.length === 0) return
  const ids = await areaIds(tx, tenant)
  const rows = lines.map((line) => ({
    ...line,
    area: ids.take(line.code),
    parent: line.parent === null ? null : ids.take(line.parent),
    replaced_by: line.replaced_by === null ? null : ids.take(line.replaced_by),
  }))
  await tx.run(
    sql`insert into area (tenant, area, valid_from, valid_to, code, name, level, parent, record_segment, rural, replaced_by)
        select ${tenant}, area, valid_from, valid_to, code, name, level, parent, record_segment, rural, replaced_by
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(area int, valid_from date, valid_to date, code text,
          name text, level text, parent int, record_segment text, rural boolean, replaced_by int)
        on conflict (tenant, area, valid_from) do update set valid_to = excluded.valid_to, code = excluded.code,
          name = excluded.name, level = excluded.level, parent = excluded.parent,
          record_segment = excluded.record_segment, rural = excluded.rural, replaced_by = excluded.replaced_by`,
  )
  await groundChanged(tx, tenant)
}

const unitIds = async (tx: Tx, tenant: number): Promise<Map<string, number>> => {
  const rows = await tx.rows<{ code: string; unit: number }>(sql`select code, unit from unit where tenant = ${tenant}`)
  return new Map(rows.map(({ code, unit }) => [code, unit]))
}

/** Units with the areas that they serve; the areas must be there. */
export const loadUnits = async (tx: Tx, tenant: number, lines: readonly UnitLine[]): Promise<void> => {
  if (lines.length === 0) return
  const [ids, areas] = [await unitIds(tx, tenant), await areaIds(tx, tenant)]
  let last = Math.max(0, ...ids.values())
  for (const { code } of lines) if (!ids.has(code)) ids.set(code, ++last)
  const rows = lines.map((line) => ({
    unit: ids.get(line.code),
    code: line.code,
    name: line.name,
    kind: line.unit_kind,
    parent: line.parent === null ? null : (ids.get(line.parent) ?? null),
    area: line.area === null ? null : areas.idOf(line.area),
    valid_from: line.valid_from ?? '1949-10-01',
    valid_to: line.valid_to,
  }))
  const served = lines.flatMap((line) =>
    line.serves.flatMap(({ area, from, to }) => {
      const id = areas.idOf(area)
      return id === null ? [] : [{ area: id, unit: ids.get(line.code), valid_from: from ?? '1949-10-01', valid_to: to }]
    }),
  )
  await tx.run(
    sql`insert into unit (tenant, unit, code, name, kind, parent, area, valid_from, valid_to)
        select ${tenant}, unit, code, name, kind, parent, area, valid_from, valid_to
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(unit int, code text, name text, kind text, parent int,
          area int, valid_from date, valid_to date)
        on conflict (tenant, unit) do update set code = excluded.code, name = excluded.name, kind = excluded.kind,
          parent = excluded.parent, area = excluded.area, valid_from = excluded.valid_from, valid_to = excluded.valid_to`,
  )
  await tx.run(
    sql`insert into unit_area (tenant, area, unit, valid_from, valid_to)
        select ${tenant}, area, unit, valid_from, valid_to
        from jsonb_to_recordset(${JSON.stringify(served)}::jsonb) as x(area int, unit int, valid_from date, valid_to date)
        on conflict (tenant, area, unit, valid_from) do update set valid_to = excluded.valid_to`,
  )
  await groundChanged(tx, tenant)
}

/** Population bases, version by version as they were exchanged. Bases of unknown areas are left out and counted. */
export const loadBases = async (
  tx: Tx,
  tenant: number,
  ground: Ground,
  lines: readonly BaseLine[],
  now: string,
): Promise<number> => {
  const rows = lines.flatMap((line) => {
    const area = ground.areaByCode(line.area)?.area
    return area === undefined ? [] : [{ ...line, area, base: line.id, kind: line.base_kind, entered_at: now }]
  })
  if (rows.length === 0) return 0
  return tx.run(
    sql`insert into base (tenant, base, version, kind, area, ref_date, applies_from, applies_to, sex, age_from, age_to,
          value, source_org, source_doc, source_date, status, entered_at)
        select ${tenant}, base, version, kind, area, ref_date, applies_from, applies_to, sex, age_from, age_to, value,
          source_org, source_doc, source_date, status, entered_at
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(base uuid, version int, kind text, area int,
          ref_date date, applies_from date, applies_to date, sex text, age_from int, age_to int, value int,
          source_org text, source_doc text, source_date date, status text, entered_at timestamptz)
        on conflict (tenant, base, version) do nothing`,
  )
}
