import { type Context, todayOf } from '../context.ts'
import { sql } from '../sql.ts'

export interface Remembered {
  readonly mapping: unknown
  readonly remembered_on: string
}

/** What was decided for files with these headers. */
export const recallMapping = (context: Context, headerHash: string, target: string): Promise<Remembered | null> =>
  context.store.system('imports', (tx) =>
    tx.maybe<Remembered>(sql`
      select mapping, remembered_on from import_mapping
      where tenant = ${context.store.tenant} and header_hash = ${headerHash} and target = ${target}`),
  )

/** Keeps the decisions for the next file with these headers. */
export const rememberMapping = (
  context: Context,
  headerHash: string,
  target: string,
  mapping: unknown,
): Promise<void> =>
  context.store.system('imports', async (tx) => {
    await tx.run(sql`
      insert into import_mapping (tenant, header_hash, target, mapping, remembered_on, account)
      values (${context.store.tenant}, ${headerHash}, ${target}, ${JSON.stringify(mapping)}, ${todayOf(context)},
        ${context.scope.account})
      on conflict (tenant, header_hash, target) do update
        set mapping = excluded.mapping, remembered_on = excluded.remembered_on, account = excluded.account`)
  })
