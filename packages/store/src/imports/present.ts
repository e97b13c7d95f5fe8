import type { Day } from '@wangdi/kernel/day/day.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { joinParts } from '@wangdi/kernel/record/parts.ts'
import type { VersionStatus } from '@wangdi/kernel/record/record.ts'
import type { Tx } from '../db.ts'
import { sql } from '../sql.ts'

/** The record of a form that a resident has already: of a day, or of any day where there is one for life. */
export interface Present {
  readonly resident_id: string
  readonly form: string
  readonly service_date: Day
  readonly record_id: string
  readonly head: string
  readonly status: VersionStatus
  readonly source: string
  readonly fields: Values
}

/** What residents have of some forms, voided ones aside; a record is found by resident, form and day. */
export const presentRecords = async (
  tx: Tx,
  tenant: number,
  persons: readonly string[],
  forms: readonly string[],
): Promise<Present[]> => {
  const parts = await tx.rows<Present>(sql`
    select r.subject as resident_id, r.form, r.service_date, r.record as record_id, r.head, r.status, r.source, v.fields
    from record r join record_version v on v.tenant = r.tenant and v.subject = r.subject and v.version = r.head
    where r.tenant = ${tenant} and r.subject = any (${persons}::uuid[]) and r.form = any (${forms}::text[])
      and r.status <> 'voided'
    order by r.subject, r.service_date, r.record, v.data_class`)
  return [...Map.groupBy(parts, ({ record_id }) => record_id).values()].map((of) => ({
    ...of[0],
    fields: joinParts(
      formOf(of[0].form),
      of.map(({ fields }) => fields),
    ),
  }))
}
