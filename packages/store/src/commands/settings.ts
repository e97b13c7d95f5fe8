import type { Settings } from '@wangdi/kernel/programme/subject.ts'
import { addAudit } from '../audit.ts'
import type { Context } from '../context.ts'
import { groundChanged, groundOf } from '../ground.ts'
import type { Store } from '../open.ts'
import { sql } from '../sql.ts'

/** The county's settings that differ from the defaults. */
export const readSettings = (store: Store): Promise<Settings> =>
  store.system('settings.read', async (tx) => (await groundOf(store, tx)).settings)

/** Sets a county setting. Rules read settings when they derive: `rebuild` makes a change count for the past too. */
export const setSetting = (context: Context, key: string, value: unknown): Promise<void> =>
  context.store.system('settings.set', async (tx) => {
    const { tenant, account } = context.scope
    await tx.run(
      sql`insert into setting (tenant, key, value, changed_at, changed_by)
          values (${tenant}, ${key}, ${JSON.stringify(value)}, ${context.now.toISOString()}, ${account})
          on conflict (tenant, key) do update set value = excluded.value, changed_at = excluded.changed_at,
            changed_by = excluded.changed_by`,
    )
    await groundChanged(tx, tenant)
    await addAudit(tx, context.scope, context.now, {
      action: 'setting.set',
      object_kind: 'setting',
      object_id: key,
      outcome: 'saved',
    })
  })
