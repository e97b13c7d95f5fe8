import type { BaseRow } from '@wangdi/kernel/api/routes/figures.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { compare, fraction, roundHalfUp, times } from '@wangdi/kernel/text/decimal.ts'
import { type Context, mayDo } from '../context.ts'
import type { Tx } from '../db.ts'
import { type Area, type Ground, groundOf } from '../ground.ts'
import { sql } from '../sql.ts'

export interface Base {
  readonly area: number
  readonly kind: string
  readonly sex: string | null
  readonly age_from: number | null
  readonly age_to: number | null
  readonly applies_from: Day
  readonly applies_to: Day
  readonly ref_date: Day
  readonly value: number
}

/** Approved population figures that apply on a day. */
export const basesOn = (tx: Tx, tenant: number, on: Day): Promise<Base[]> =>
  tx.rows<Base>(
    sql`select area, kind, sex, age_from, age_to, applies_from, applies_to, ref_date, value from base
        where tenant = ${tenant} and status = 'approved' and applies_from <= ${on} and applies_to >= ${on}
        order by area, kind, applies_from desc`,
  )

/** A base's number with where it comes from; null where there is none (B-4: 无口径人数). */
export interface Figure {
  readonly value: number | null
  readonly note: string | null
}

const none: Figure = { value: null, note: '无口径人数' }

/** The figure of those from an age on; null: of all ages. */
const own = (bases: readonly Base[], kind: string, area: number, from: number | null): Base | null =>
  bases.find(
    (base) =>
      base.kind === kind && base.area === area && base.sex === null && base.age_from === from && base.age_to === null,
  ) ?? null

/** The area's own figure, else the sum of those below when every one of them has one. */
const entered = (
  bases: readonly Base[],
  ground: Ground,
  kind: string,
  area: Area,
  from: number | null,
): number | null => {
  const found = own(bases, kind, area.area, from)
  if (found) return found.value
  const below = ground.childrenOf(area.area)
  const values = below.map((child) => entered(bases, ground, kind, child, from))
  return below.length > 0 && values.every((value) => value !== null) ? values.reduce((a, b) => a + b, 0) : null
}

/** Share of adults with the disease, entered by the county per programme (设置 prevalence), e.g. {"…": 0.275}. */
const prevalenceOf = (ground: Ground, programme: string): number | null => {
  const setting = ground.settings.prevalence
  if (typeof setting !== 'object' || setting === null) return null
  const value = new Map<string, unknown>(Object.entries(setting)).get(programme)
  return typeof value === 'number' && value > 0 && value < 1 ? value : null
}

/** 估算患者数 = adults × prevalence, rounded half-up; always printed as an estimate. */
const estimated = (bases: readonly Base[], ground: Ground, programme: string, area: Area): Figure => {
  const typed = entered(bases, ground, 'PB-EST', area, null)
  if (typed !== null) return { value: typed, note: '估算' }
  const adults = entered(bases, ground, 'PB-STAT', area, 18)
  const prevalence = prevalenceOf(ground, programme)
  const [a, p] = [fraction(adults), fraction(prevalence)]
  if (a === null || p === null || compare(p, { n: 0n, d: 1n }) <= 0) return none
  const percent = roundHalfUp(times(p, { n: 100n, d: 1n }), 1)
  return { value: Number(roundHalfUp(times(a, p), 0)), note: `18岁以上${adults}人×${percent}%` }
}

/** B-7: without a figure of the 65+ their share of all ages (设置 share_65, e.g. 0.14); always printed as an estimate. */
const shareOf = (bases: readonly Base[], ground: Ground, kind: string, area: Area, age: number | null): Figure => {
  const whole = kind === 'PB-STAT' && age === 65 ? fraction(entered(bases, ground, kind, area, null)) : null
  const share = typeof ground.settings.share_65 === 'number' ? fraction(ground.settings.share_65) : null
  if (!whole || !share || compare(share, { n: 0n, d: 1n }) <= 0 || compare(share, { n: 1n, d: 1n }) >= 0) return none
  const percent = roundHalfUp(times(share, { n: 100n, d: 1n }), 1)
  return { value: Number(roundHalfUp(times(whole, share), 0)), note: `估算：常住人口×${percent}%` }
}

const kindWords: Readonly<Record<string, string>> = {
  'PB-STAT': '统计部门常住人口',
  'PB-CENSUS': '普查常住人口',
  'PB-ASSESS': '考核核定人口',
  'PB-TASK': '下达任务数',
  'PB-EST': '估算',
}

/** The population figure of a kind for an area. PB-REG is computed and not asked for here. */
export const baseFigure = (
  bases: readonly Base[],
  ground: Ground,
  kind: string,
  programme: string,
  area: Area,
  age: number | null = null,
): Figure => {
  if (kind === 'PB-EST') return estimated(bases, ground, programme, area)
  const value = entered(bases, ground, kind, area, age)
  const words = `${kindWords[kind] ?? kind}${age === null ? '' : `（${age}岁及以上）`}`
  return value === null ? shareOf(bases, ground, kind, area, age) : { value, note: words }
}

/** Population figures of a year, for the page on which they are entered. */
export const bases = (
  context: Context,
  query: { readonly year?: number; readonly area?: string },
): Promise<{ items: BaseRow[]; warnings: string[]; may_enter: boolean }> =>
  context.store.system('bases.list', async (tx) => {
    const ground = await groundOf(context.store, tx)
    const area = query.area === undefined ? null : (ground.areaByCode(query.area)?.area ?? 0)
    const year = query.year ?? null
    const rows = await tx.rows<Omit<BaseRow, 'area' | 'area_name'> & { area_id: number }>(
      sql`select b.base as base_id, b.kind as base_kind, b.area as area_id, b.ref_date, b.applies_from, b.applies_to,
            b.age_from, b.age_to, b.value, b.source_org, b.source_doc, b.source_date, b.version, b.status,
            coalesce(c.name, '') as entered_by, b.entered_at
          from base b left join account c on c.tenant = b.tenant and c.account = b.entered_by
          where b.tenant = ${context.store.tenant} and (${area}::int is null or b.area = ${area}::int)
            and (${year}::int is null
              or ${year}::int between extract(year from b.applies_from) and extract(year from b.applies_to))
          order by b.applies_from desc, b.kind, b.age_from nulls first, b.area, b.version desc
          limit 2000`,
    )
    const items = rows.map(({ area_id, ...row }) => ({
      ...row,
      area: ground.areaOf(area_id)?.code ?? '',
      area_name: ground.areaOf(area_id)?.name ?? '',
    }))
    return { items, warnings: sumWarnings(ground, items), may_enter: mayDo(context, 'C:D12') }
  })

/** B-3: where the areas below do not add up to the one above. */
const sumWarnings = (ground: Ground, items: readonly BaseRow[]): string[] => {
  const valid = items.filter(({ status }) => status === 'approved')
  return valid.flatMap((base) => {
    const area = ground.areaByCode(base.area)
    const below = new Set(area ? ground.childrenOf(area.area).map(({ code }) => code) : [])
    const parts = valid.filter(
      (other) =>
        below.has(other.area) &&
        other.base_kind === base.base_kind &&
        other.age_from === base.age_from &&
        other.age_to === base.age_to &&
        other.applies_from === base.applies_from,
    )
    const sum = parts.reduce((total, { value }) => total + value, 0)
    if (parts.length < below.size || parts.length === 0 || sum === base.value) return []
    const gap = Math.abs(sum - base.value)
    return [`${base.area_name}${base.base_kind}为${base.value}人，下级合计${sum}人，相差${gap}人（BASE_SUM）`]
  })
}
