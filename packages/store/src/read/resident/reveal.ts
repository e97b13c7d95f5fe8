import type { Context } from '../../context.ts'
import { raw, sql } from '../../sql.ts'

const fields = {
  id_number: { table: 'identity', column: 'id_number' },
  own_phone: { table: 'contact', column: 'own_phone' },
  contact_phone: { table: 'contact', column: 'contact_phone' },
  current_address: { table: 'contact', column: 'current_address' },
} as const

export type Revealed = keyof typeof fields

/**
 * One masked value in full. The caller counts and audits it, with its purpose, before the value is answered. Null when
 * the resident is not in scope or the class of the value is not.
 */
export const reveal = (
  context: Context,
  resident: string,
  field: Revealed,
): Promise<{ value: string | null } | null> => {
  const { table, column } = fields[field]
  const { tenant } = context.scope
  return context.store.read(context.scope, (tx) =>
    tx.maybe<{ value: string | null }>(
      sql`select t.${raw(column)} as value from person p
          join ${raw(table)} t on t.tenant = p.tenant and t.person = p.person
          where p.tenant = ${tenant} and p.person = ${resident}`,
    ),
  )
}
