import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import type { RecordFact } from '@wangdi/kernel/record/record.ts'
import type { Context } from '../context.ts'
import { sql } from '../sql.ts'
import { withEnvelope } from '../versions.ts'
import { seeResident } from './subject.ts'

/** A record to be printed, with the others that stand on the same sheet. */
export interface Printed {
  readonly form: Form
  readonly resident: string
  readonly name: string
  readonly record_code: string | null
  readonly unit_name: string | null
  /** Answers by column, oldest first. */
  readonly columns: readonly Values[]
}

interface HeadRow {
  readonly form: string
  readonly subject: string
  readonly name: string
  readonly record_code: string | null
  readonly unit_name: string | null
}

/** Paper is filled sheet after sheet: the four (or one) among which the record stands. */
const sheetWith = (records: readonly RecordFact[], record: string, columns: number): readonly RecordFact[] => {
  const at = records.findIndex(({ record_id }) => record_id === record)
  const first = at - (at % columns)
  return at < 0 ? [] : records.slice(first, first + columns)
}

/** Null when the record is not in scope, or counts nowhere (draft, voided). */
export const printed = (context: Context, record: string): Promise<Printed | null> =>
  context.store.read(context.scope, async (tx) => {
    const head = await tx.maybe<HeadRow>(
      sql`select r.form, r.subject, p.name, p.record_code, u.name as unit_name
          from record r
          join person p on p.tenant = r.tenant and p.person = r.subject
          left join unit u on u.tenant = r.tenant and u.unit = r.org
          where r.tenant = ${context.scope.tenant} and r.record = ${record}`,
    )
    const form = head && formOf(head.form)
    const seen = head && (await seeResident(tx, context, head.subject))
    if (!head || !form || !seen) return null
    const same = seen.subject.records.filter((one) => one.form === form.id)
    const columns = sheetWith(same, record, form.paper?.columns ?? 1)
    if (columns.length === 0) return null
    return {
      form,
      resident: head.subject,
      name: head.name,
      record_code: head.record_code,
      unit_name: head.unit_name,
      columns: columns.map(({ fields, service_date, provider_id }) =>
        withEnvelope(form, fields, service_date, provider_id ?? null),
      ),
    }
  })
