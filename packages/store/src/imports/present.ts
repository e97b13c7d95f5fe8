import type { Day } from '@wangdi/kernel/day/day.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { joinParts } from '@wangdi/kernel/record/parts.ts'
import type { VersionStatus } from '@wangdi/kernel/record/record.ts'
import type { Tx } from '../db.ts'
import { guardOfNumber, type Scope, seesOf } from '../scope.ts'
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

interface Shelves {
  readonly record_class: number
  readonly part_class: number
}

/** What residents have of some forms, as far as the importer may see it, voided ones aside; a record is found by resident, form and day. */
export const presentRecords = async (
  tx: Tx,
  scope: Scope,
  persons: readonly string[],
  forms: readonly string[],
): Promise<Present[]> => {
  const parts = await tx.rows<Present & Shelves>(sql`
    select r.subject as resident_id, r.form, r.service_date, r.record as record_id, r.head, r.status, r.source, v.fields,
      r.data_class as record_class, v.data_class as part_class
    from record r join record_version v on v.tenant = r.tenant and v.subject = r.subject and v.version = r.head
    where r.tenant = ${scope.tenant} and r.subject = any (${persons}::uuid[]) and r.form = any (${forms}::text[])
      and r.status <> 'voided'
    order by r.subject, r.service_date, r.record, v.data_class`)
  const seen = parts.filter(({ resident_id, record_class, part_class }) =>
    [record_class, part_class].every((shelf) => seesOf(scope, resident_id)(guardOfNumber(shelf))),
  )
  return [...Map.groupBy(seen, ({ record_id }) => record_id).values()].map(([first, ...more]) => {
    const { record_class: _class, part_class: _part, ...present } = first
    return {
      ...present,
      fields: joinParts(
        formOf(first.form),
        [first, ...more].map(({ fields }) => fields),
      ),
    }
  })
}
