import type { Day } from '@wangdi/kernel/day/day.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { joinParts } from '@wangdi/kernel/record/parts.ts'
import type { Context } from '../context.ts'
import { sql } from '../sql.ts'
import { type SaveResult, saveRecord } from './save-record.ts'

/** Voids a record: a version with a reason that keeps the answers readable and counts nowhere. */
export const voidRecord = async (
  context: Context,
  input: { readonly record_id: string; readonly version_id: string; readonly base: readonly string[]; reason: string },
): Promise<SaveResult> => {
  const found = await context.store.read(context.scope, (tx) =>
    tx.rows<{ subject: string; form: string; edition: string; service_date: Day; fields: Values }>(
      sql`select r.subject, r.form, r.edition, r.service_date, v.fields
          from record r join record_version v on v.tenant = r.tenant and v.version = r.head
          where r.tenant = ${context.scope.tenant} and r.record = ${input.record_id} order by v.data_class`,
    ),
  )
  const [first] = found
  if (!first) return { outcome: 'not_found' }
  return saveRecord(context, {
    ...input,
    resident_id: first.subject,
    form: first.form,
    edition: first.edition,
    service_date: first.service_date,
    status: 'voided',
    fields: joinParts(
      formOf(first.form),
      found.map(({ fields }) => fields),
    ),
  })
}
