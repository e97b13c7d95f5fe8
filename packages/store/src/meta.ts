import { readMeta, writeMeta } from './migrate.ts'
import type { Store } from './open.ts'
import { sql } from './sql.ts'

/** A fact about the installation: `demonstration`, `horizon`, `epoch`… */
export const getMeta = (store: Store, key: string): Promise<string | null> =>
  store.system('meta', (tx) => readMeta(tx, store.tenant, key))

export const setMeta = (store: Store, key: string, value: string): Promise<void> =>
  store.system('meta', (tx) => writeMeta(tx, store.tenant, key, value))

/** Whether the database holds neither residents nor areas nor accounts. */
export const isEmpty = (store: Store): Promise<boolean> =>
  store.system('meta', async (tx) => {
    const { empty } = await tx.one<{ empty: boolean }>(sql`
      select not exists (select from person where tenant = ${store.tenant})
        and not exists (select from area where tenant = ${store.tenant})
        and not exists (select from account where tenant = ${store.tenant}) as empty`)
    return empty
  })
