import type { Day } from '@wangdi/kernel/day/day.ts'
import type { AreaLine, BaseLine, UnitLine } from '@wangdi/kernel/exchange/line.ts'
import type { Tx } from '../../db.ts'
import type { Ground } from '../../ground.ts'
import { sql } from '../../sql.ts'

const EVER = '1949-10-01'

/** Areas from the top down, each dated row a line. */
export const areaLines = async (tx: Tx, tenant: number, ground: Ground): Promise<AreaLine[]> => {
  const rows = await tx.rows<
    Omit<AreaLine, 'kind' | 'parent' | 'replaced_by'> & { parent: number; replaced_by: number }
  >(
    sql`select code, name, level, parent, record_segment, rural, valid_from, valid_to, replaced_by from area
        where tenant = ${tenant} order by array_position(array['county', 'township', 'village'], level), code, valid_from`,
  )
  const codeOf = (area: number | null): string | null => (area === null ? null : (ground.areaOf(area)?.code ?? null))
  return rows.map((row) => ({
    ...row,
    kind: 'area',
    parent: codeOf(row.parent),
    replaced_by: codeOf(row.replaced_by),
  }))
}

interface UnitRow {
  readonly unit: number
  readonly code: string
  readonly name: string
  readonly unit_kind: UnitLine['unit_kind']
  readonly parent: number | null
  readonly area: number | null
  readonly valid_from: Day
  readonly valid_to: Day | null
}

const sinceEver = (day: Day): Day | null => (day === EVER ? null : day)

/** Units, those above first, with the areas they serve. */
export const unitLines = async (tx: Tx, tenant: number, ground: Ground): Promise<UnitLine[]> => {
  const [rows, served] = await Promise.all([
    tx.rows<UnitRow>(
      sql`select unit, code, name, kind as unit_kind, parent, area, valid_from, valid_to from unit
          where tenant = ${tenant} order by unit`,
    ),
    tx.rows<{ unit: number; area: number; valid_from: Day; valid_to: Day | null }>(
      sql`select unit, area, valid_from, valid_to from unit_area where tenant = ${tenant} order by unit, area, valid_from`,
    ),
  ])
  const of = Map.groupBy(served, ({ unit }) => unit)
  return rows.map(({ unit, parent, area, valid_from, ...row }) => ({
    kind: 'unit',
    ...row,
    valid_from: sinceEver(valid_from),
    parent: parent === null ? null : (ground.unitById(parent)?.code ?? null),
    area: area === null ? null : (ground.areaOf(area)?.code ?? null),
    serves: (of.get(unit) ?? []).map((s) => ({
      area: ground.areaOf(s.area)?.code ?? '',
      from: sinceEver(s.valid_from),
      to: s.valid_to,
    })),
  }))
}

/** Population bases, all versions. */
export const baseLines = async (tx: Tx, tenant: number, ground: Ground): Promise<BaseLine[]> => {
  const rows = await tx.rows<Omit<BaseLine, 'kind' | 'area'> & { area: number }>(
    sql`select base as id, version, kind as base_kind, area, ref_date, applies_from, applies_to, sex, age_from, age_to,
          value, source_org, source_doc, source_date, status
        from base where tenant = ${tenant} order by base, version`,
  )
  return rows.map((row) => ({ kind: 'base', ...row, area: ground.areaOf(row.area)?.code ?? '' }))
}
