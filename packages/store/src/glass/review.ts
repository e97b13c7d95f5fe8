import type { GlassRow } from '@wangdi/kernel/api/routes/glass.ts'
import { addAudit } from '../audit.ts'
import type { Context } from '../context.ts'
import { guardNumber } from '../scope.ts'
import { type Sql, sql } from '../sql.ts'

/** Looks at persons of the reviewer's villages; a post for a restricted programme reviews those at its patients. */
const reviewed = ({ scope }: Context): Sql => {
  const { tenant, villages, acts } = scope
  const own = acts
    ? sql`exists (select 1 from status s where s.tenant = g.tenant and s.person = g.person
            and s.data_class in (${guardNumber(acts)}, ${guardNumber(`${acts}a`)}))`
    : sql`true`
  return sql`g.tenant = ${tenant} and p.village = any (${villages}::int[]) and ${own}`
}

/** Looks of the last 90 days to review, those without a verdict first. */
export const glassList = (context: Context): Promise<GlassRow[]> =>
  context.store.system('review looks', (tx) =>
    tx.rows<GlassRow>(
      sql`select g.glass as glass_id, g.opened_at as at, coalesce(a.name, '') as by, coalesce(u.name, '') as unit,
            g.person as resident_id, p.name, g.reason, g.note, g.verdict,
            (g.opened_at + interval '7 days')::date::text as review_by
          from glass g
          join person p on p.tenant = g.tenant and p.person = g.person
          left join account a on a.tenant = g.tenant and a.account = g.account
          left join post o on o.tenant = g.tenant and o.post = g.post
          left join unit u on u.tenant = o.tenant and u.unit = o.unit
          where ${reviewed(context)} and g.opened_at > ${context.now.toISOString()}::timestamptz - interval '90 days'
          order by g.verdict is not null, g.opened_at desc limit 200`,
    ),
  )

/** 合理 or 存疑; not about one's own look. Null where there is none to review. */
export const reviewGlass = (context: Context, glass: string, verdict: 'fit' | 'doubt'): Promise<true | null> =>
  context.store.system('review looks', async (tx) => {
    const { account } = context.scope
    const row = await tx.maybe<{ person: string }>(
      sql`update glass g set verdict = ${verdict}, reviewed_by = ${account}, reviewed_at = ${context.now.toISOString()}
          from person p
          where p.tenant = g.tenant and p.person = g.person and ${reviewed(context)} and g.glass = ${glass}
            and g.account <> ${account}
          returning g.person`,
    )
    if (!row) return null
    await addAudit(tx, context.scope, context.now, {
      action: 'glass.review',
      object_kind: 'person',
      object_id: row.person,
      person: row.person,
      outcome: verdict,
      detail: { glass },
    })
    return true
  })
