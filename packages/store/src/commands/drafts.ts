import type { Values } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { guardOfRecord } from '@wangdi/kernel/record/parts.ts'
import type { Context } from '../context.ts'
import { guardNumber, seesOf } from '../scope.ts'
import { sql } from '../sql.ts'

export interface Draft {
  readonly resident_id: string
  readonly form: string
  readonly values: Readonly<Record<string, unknown>>
}

/** Keeps an unfinished form for the person who types it. Null when the resident or the form is not in reach. */
export const saveDraft = (context: Context, id: string, draft: Draft): Promise<{ saved_at: string } | null> =>
  context.store.write(context.scope, (tx) =>
    tx.asApp(async () => {
      const { tenant, account } = context.scope
      const form = formOf(draft.form)
      const guard = form && guardOfRecord(form, draft.values as Values)
      if (!guard || account === null || !seesOf(context.scope, draft.resident_id)(guard)) return null
      const now = context.now.toISOString()
      // Only one's own draft is written over; the person is looked up under the scope's rights.
      const saved = await tx.run(
        sql`insert into draft as d (tenant, draft, account, subject, village, data_class, form, "values", saved_at)
            select ${tenant}, ${id}, ${account}, p.person, p.village, ${guardNumber(guard)}, ${draft.form},
              ${JSON.stringify(draft.values)}, ${now}
            from person p where p.tenant = ${tenant} and p.person = ${draft.resident_id}
            on conflict (tenant, draft) do update set "values" = excluded."values", saved_at = excluded.saved_at,
              data_class = excluded.data_class
            where d.account = excluded.account and d.subject = excluded.subject and d.form = excluded.form`,
      )
      return saved === 1 ? { saved_at: now } : null
    }),
  )

/** Drops one's own draft; dropping it twice is no error. */
export const dropDraft = (context: Context, id: string): Promise<{ dropped: true }> =>
  context.store.write(context.scope, (tx) =>
    tx.asApp(async () => {
      await tx.run(
        sql`delete from draft where tenant = ${context.scope.tenant} and draft = ${id} and account = ${context.scope.account}`,
      )
      return { dropped: true }
    }),
  )
