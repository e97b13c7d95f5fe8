import { addAudit } from '../audit.ts'
import type { Context } from '../context.ts'
import { raw, sql } from '../sql.ts'

const fields = {
  id_number: { table: 'identity', column: 'id_number' },
  own_phone: { table: 'contact', column: 'own_phone' },
  contact_phone: { table: 'contact', column: 'contact_phone' },
  current_address: { table: 'contact', column: 'current_address' },
} as const

export type Revealed = keyof typeof fields

/**
 * One masked value in full, for a purpose that is written to the audit log before the value is answered. Null when the
 * resident is not in scope. How often a person may do this is counted by `revealsSince`.
 */
export const reveal = async (
  context: Context,
  resident: string,
  field: Revealed,
  purpose: string,
): Promise<{ value: string | null } | null> => {
  const { table, column } = fields[field]
  const { tenant } = context.scope
  const row = await context.store.read(context.scope, (tx) =>
    tx.maybe<{ value: string | null }>(
      sql`select t.${raw(column)} as value from person p
          join ${raw(table)} t on t.tenant = p.tenant and t.person = p.person
          where p.tenant = ${tenant} and p.person = ${resident}`,
    ),
  )
  await context.store.system('reveal', (tx) =>
    addAudit(tx, context.scope, context.now, {
      action: 'resident.reveal',
      object_kind: 'resident',
      object_id: resident,
      person: row ? resident : null,
      outcome: row ? 'shown' : 'not_found',
      detail: { field, purpose },
    }),
  )
  return row
}

/** How many values this account had shown since an instant. */
export const revealsSince = (context: Context, since: Date): Promise<number> =>
  context.store.system('reveals', async (tx) => {
    const { n } = await tx.one<{ n: number }>(
      sql`select count(*)::int as n from audit
          where tenant = ${context.scope.tenant} and at >= ${since.toISOString()} and account = ${context.scope.account}
            and action = 'resident.reveal' and outcome = 'shown'`,
    )
    return n
  })
