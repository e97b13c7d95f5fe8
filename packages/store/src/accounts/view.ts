import { roles } from '@wangdi/kernel/access/matrix.ts'
import type { AccountView } from '@wangdi/kernel/api/routes/work.ts'
import { type Context, todayOf } from '../context.ts'
import type { Tx } from '../db.ts'
import { sql } from '../sql.ts'
import { postsIn } from './posts.ts'

interface Row {
  readonly account_id: string
  readonly login: string
  readonly name: string
  readonly state: string
  readonly locked: boolean
  readonly last_sign_in: string | null
}

const viewOf = async (tx: Tx, context: Context, { locked, ...row }: Row): Promise<AccountView> => {
  const posts = await postsIn(tx, context.store, row.account_id, todayOf(context))
  return {
    ...row,
    state: row.state === 'disabled' ? 'disabled' : locked ? 'locked' : 'active',
    posts: posts.map(({ post_id, role, unit_name, scope_name, from, to }) => ({
      post_id,
      role,
      role_name: roles.find(({ id }) => id === role)?.name ?? role,
      unit_name,
      scope_name,
      from,
      to,
    })),
  }
}

/** Accounts after a login, at most `limit`, that match a text in login or name. */
export const accountViews = async (
  tx: Tx,
  context: Context,
  { q, after, limit }: { readonly q: string | null; readonly after: string | null; readonly limit: number },
): Promise<AccountView[]> => {
  const rows = await tx.rows<Row>(sql`
    select account as account_id, login, name, state, coalesce(locked_until > ${context.now.toISOString()}, false) as locked, last_sign_in
    from account where tenant = ${context.store.tenant}
      and (${q}::text is null or strpos(login, ${q}) > 0 or strpos(name, ${q}) > 0)
      and (${after}::text is null or login > ${after})
    order by login limit ${limit}`)
  const views: AccountView[] = []
  for (const row of rows) views.push(await viewOf(tx, context, row))
  return views
}

/** One account as the administrators see it. */
export const viewAccount = async (tx: Tx, context: Context, accountId: string): Promise<AccountView | null> => {
  const row = await tx.maybe<Row>(sql`
    select account as account_id, login, name, state, coalesce(locked_until > ${context.now.toISOString()}, false) as locked, last_sign_in
    from account where tenant = ${context.store.tenant} and account = ${accountId}`)
  return row && viewOf(tx, context, row)
}
