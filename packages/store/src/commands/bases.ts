import { parseDay } from '@wangdi/kernel/day/day.ts'
import { baseKinds } from '@wangdi/kernel/exchange/line.ts'
import { v7 } from 'uuid'
import { addAudit } from '../audit.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db.ts'
import { type Area, type Ground, groundOf } from '../ground.ts'
import { sql } from '../sql.ts'

export interface BaseInput {
  readonly base_kind: string
  readonly area: string
  readonly ref_date: string
  readonly applies_from: string
  readonly applies_to: string
  readonly sex?: string | null
  readonly age_from?: number | null
  readonly age_to?: number | null
  readonly value: number
  readonly source_org: string
  readonly source_doc: string
  readonly source_date: string
}

export type BaseResult =
  | { readonly outcome: 'saved'; readonly base_id: string; readonly version: number; readonly warnings: string[] }
  | { readonly outcome: 'invalid' | 'not_found' }

const isSound = (input: BaseInput): boolean => {
  const days = [input.ref_date, input.applies_from, input.applies_to, input.source_date].map(parseDay)
  const ages = input.age_from == null || input.age_to == null || input.age_from <= input.age_to
  return (
    days.every((day) => day !== null) &&
    input.applies_from <= input.applies_to &&
    ages &&
    Number.isSafeInteger(input.value) &&
    input.value >= 0 &&
    (baseKinds as readonly string[]).includes(input.base_kind)
  )
}

const band = (
  input: Pick<BaseInput, 'sex' | 'age_from' | 'age_to'>,
) => sql`sex is not distinct from ${input.sex ?? null}
  and age_from is not distinct from ${input.age_from ?? null} and age_to is not distinct from ${input.age_to ?? null}`

/** The present version of the same figure: kind, area, span and band name it. */
const sameFigure = (tx: Tx, tenant: number, input: BaseInput, area: number) =>
  tx.maybe<{ base: string; version: number }>(
    sql`select base, version from base
        where tenant = ${tenant} and kind = ${input.base_kind} and area = ${area}
          and applies_from = ${input.applies_from} and applies_to = ${input.applies_to} and ${band(input)}
        order by version desc limit 1`,
  )

/** B-3: the areas below must add up to the one above. */
const sumWarning = async (
  tx: Tx,
  tenant: number,
  ground: Ground,
  parent: Area,
  input: BaseInput,
): Promise<string[]> => {
  const children = ground.childrenOf(parent.area).map(({ area }) => area)
  const rows = await tx.rows<{ area: number; value: number }>(
    sql`select area, value from base
        where tenant = ${tenant} and kind = ${input.base_kind} and status = 'approved'
          and area = any (${[parent.area, ...children]}::int[]) and applies_from = ${input.applies_from} and ${band(input)}`,
  )
  const own = rows.find(({ area }) => area === parent.area)
  const below = rows.filter(({ area }) => area !== parent.area)
  if (!own || below.length === 0) return []
  const sum = below.reduce((total, { value }) => total + value, 0)
  const gap = sum - own.value
  return gap === 0 ? [] : [`${parent.name}的下级合计${sum}，与本级${own.value}相差${Math.abs(gap)}（BASE_SUM）`]
}

/** Enters a population figure; entering it again makes a new version and the old one stays. */
export const saveBase = (context: Context, input: BaseInput): Promise<BaseResult> =>
  context.store.system('bases.save', async (tx) => {
    const { tenant, account, villages } = context.scope
    const ground = await groundOf(context.store, tx)
    const area = ground.areaByCode(input.area)
    if (!area || !ground.villagesUnder(area.area).every((village) => villages.includes(village)))
      return { outcome: 'not_found' }
    if (!isSound(input)) return { outcome: 'invalid' }
    const before = await sameFigure(tx, tenant, input, area.area)
    const [base, version] = before ? [before.base, before.version + 1] : [v7(), 1]
    await tx.run(
      sql`update base set status = 'superseded' where tenant = ${tenant} and base = ${base} and status = 'approved'`,
    )
    await tx.run(
      sql`insert into base (tenant, base, version, kind, area, ref_date, applies_from, applies_to, sex, age_from,
            age_to, value, source_org, source_doc, source_date, status, entered_by, entered_at)
          values (${tenant}, ${base}, ${version}, ${input.base_kind}, ${area.area}, ${input.ref_date},
            ${input.applies_from}, ${input.applies_to}, ${input.sex ?? null}, ${input.age_from ?? null},
            ${input.age_to ?? null}, ${input.value}, ${input.source_org}, ${input.source_doc}, ${input.source_date},
            'approved', ${account}, ${context.now.toISOString()})`,
    )
    const above = area.parent === null ? null : ground.areaOf(area.parent)
    const warnings = [
      ...(await sumWarning(tx, tenant, ground, area, input)),
      ...(above ? await sumWarning(tx, tenant, ground, above, input) : []),
    ]
    await addAudit(tx, context.scope, context.now, {
      action: 'base.save',
      object_kind: 'base',
      object_id: base,
      outcome: version === 1 ? 'created' : 'corrected',
    })
    return { outcome: 'saved', base_id: base, version, warnings }
  })
