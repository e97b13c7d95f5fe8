import type { RecordView } from '@wangdi/kernel/api/routes/records.ts'
import { type Day, parseDay } from '@wangdi/kernel/day/day.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import type { ResultSheet } from '@wangdi/kernel/form/sheet.ts'
import { type Context, todayOf } from '../context.ts'
import { formContextOf } from '../formcontext.ts'
import { sql } from '../sql.ts'
import { recordView } from './records.ts'
import { seeResident } from './resident/subject.ts'

/** The sheet that a record gives the resident, with the record itself. */
export interface Results {
  readonly form: Form
  readonly resident: string
  readonly record: RecordView
  readonly sheet: ResultSheet
  /** The unit that did the service. */
  readonly unit: number | null
}

const sheetFor = (context: Context, form: Form, view: RecordView, resident: string, on: Day) =>
  context.store.read(context.scope, async (tx) => {
    const seen = await seeResident(tx, context, resident)
    const head = view.versions.find(({ version_id }) => version_id === view.head)
    if (!seen || !head) return null
    const around = formContextOf(seen.subject, form, on, todayOf(context), seen.ground, view.record_id)
    const sheet = form.sheet?.(head.fields, around)
    const row = await tx.maybe<{ org: number | null }>(
      sql`select org from record where tenant = ${context.scope.tenant} and record = ${view.record_id}`,
    )
    return sheet ? { sheet, unit: row?.org ?? null } : null
  })

/** Null when the record is not in scope, counts nowhere, or its form gives no sheet. */
export const resultsOf = async (context: Context, record: string): Promise<Results | null> => {
  const view = await recordView(context, record)
  const form = view && formOf(view.form)
  const on = parseDay(view?.service_date)
  if (!view?.resident_id || !form?.sheet || !on || !['submitted', 'reviewed'].includes(view.status)) return null
  const told = await sheetFor(context, form, view, view.resident_id, on)
  return told && { form, resident: view.resident_id, record: view, ...told }
}
