import { randomUUID } from 'node:crypto'
import { lockAfter } from '@wangdi/kernel/access/lock.ts'
import type { AccountView } from '@wangdi/kernel/api/routes/work.ts'
import { addAudit } from '../audit.ts'
import type { Context } from '../context.ts'
import type { Store } from '../open.ts'
import { cursorOf, pageOf } from '../read/cursor.ts'
import { sql } from '../sql.ts'
import { accountViews, viewAccount } from './view.ts'

export interface AccountRow {
  readonly account_id: string
  readonly login: string
  readonly name: string
  readonly password_hash: string
  readonly state: 'active' | 'disabled'
  readonly locked_until: string | null
  readonly must_change_password: boolean
}

export const findAccount = (store: Store, login: string): Promise<AccountRow | null> =>
  store.system('accounts', (tx) =>
    tx.maybe<AccountRow>(sql`
      select account as account_id, login, name, password_hash, state, locked_until, must_change as must_change_password
      from account where tenant = ${store.tenant} and login = ${login}`),
  )

/** A lock without an end, until an administrator lifts it. */
const ENDLESS = '9999-12-31T00:00:00Z'

/** Notes a failure (as an audit row, which is what counts them) and locks the account when there were too many. */
export const noteSignInFailure = (store: Store, account_id: string, now: Date): Promise<void> =>
  store.system('accounts', async (tx) => {
    const at = now.toISOString()
    await tx.run(sql`
      update account set failures = failures + 1 where tenant = ${store.tenant} and account = ${account_id}`)
    const rows = await tx.rows<{ at: string }>(sql`
      select at from audit
      where tenant = ${store.tenant} and at > ${at}::timestamptz - interval '1 day'
        and object_kind = 'account' and object_id = ${account_id} and action = 'session.fail'
        and at > coalesce((
          select max(at) from audit where tenant = ${store.tenant} and at > ${at}::timestamptz - interval '1 day'
            and object_kind = 'account' and object_id = ${account_id} and action in ('session.open', 'account.unlock')), '-infinity')
      order by at`)
    const lock = lockAfter([...rows.map((row) => Date.parse(row.at)), now.getTime()], now.getTime())
    if (!lock) return
    const until = Number.isFinite(lock.until) ? new Date(lock.until).toISOString() : ENDLESS
    await tx.run(
      sql`update account set locked_until = ${until} where tenant = ${store.tenant} and account = ${account_id}`,
    )
  })

export const noteSignIn = (store: Store, account_id: string, now: Date): Promise<void> =>
  store.system('accounts', async (tx) => {
    await tx.run(sql`
      update account set failures = 0, locked_until = null, last_sign_in = ${now.toISOString()}
      where tenant = ${store.tenant} and account = ${account_id}`)
  })

export const setPassword = (store: Store, account_id: string, hash: string, mustChange: boolean): Promise<void> =>
  store.system('accounts', async (tx) => {
    await tx.run(sql`
      update account set password_hash = ${hash}, must_change = ${mustChange}
      where tenant = ${store.tenant} and account = ${account_id}`)
  })

export interface NewAccount {
  readonly login: string
  readonly name: string
  readonly password_hash: string
  readonly must_change: boolean
}

/** An account without rights; a post gives them. */
export const createAccount = (
  context: Context,
  { login, name, password_hash, must_change }: NewAccount,
): Promise<{ readonly account_id: string } | { readonly code: 'LOGIN_TAKEN' }> =>
  context.store.system('accounts', async (tx) => {
    const account_id = randomUUID()
    const added = await tx.run(sql`
      insert into account (tenant, account, login, name, password_hash, must_change, created_at, created_by)
      values (${context.store.tenant}, ${account_id}, ${login}, ${name}, ${password_hash}, ${must_change},
        ${context.now.toISOString()}, ${context.scope.account})
      on conflict (tenant, login) do nothing`)
    if (added === 0) return { code: 'LOGIN_TAKEN' }
    await addAudit(tx, context.scope, context.now, {
      action: 'account.create',
      object_kind: 'account',
      object_id: account_id,
      outcome: 'ok',
    })
    return { account_id }
  })

export interface AccountChange {
  readonly action: 'disable' | 'enable' | 'unlock' | 'reset_password'
  readonly password_hash?: string
}

const changeOf = ({ action, password_hash }: AccountChange) => {
  if (action === 'disable') return sql`state = 'disabled'`
  if (action === 'enable') return sql`state = 'active'`
  if (action === 'unlock') return sql`locked_until = null, failures = 0`
  return sql`password_hash = ${password_hash ?? ''}, must_change = true, locked_until = null, failures = 0`
}

/** Changes the technical state of an account; disabling it and a new password end its sessions. */
export const changeAccount = (
  context: Context,
  account_id: string,
  change: AccountChange,
): Promise<AccountView | null> =>
  context.store.system('accounts', async (tx) => {
    const { tenant } = context.store
    const changed = await tx.run(
      sql`update account set ${changeOf(change)} where tenant = ${tenant} and account = ${account_id}`,
    )
    if (changed === 0) return null
    if (change.action === 'disable' || change.action === 'reset_password')
      await tx.run(sql`delete from session where tenant = ${tenant} and account = ${account_id}`)
    await addAudit(tx, context.scope, context.now, {
      action: `account.${change.action}`,
      object_kind: 'account',
      object_id: account_id,
      outcome: 'ok',
    })
    return viewAccount(tx, context, account_id)
  })

const PAGE = 50

export const listAccounts = (
  context: Context,
  { q, after }: { readonly q?: string; readonly after?: string },
): Promise<{ readonly items: readonly AccountView[]; readonly next: string | null } | { readonly code: string }> =>
  context.store.system('accounts', async (tx) => {
    const cursor = cursorOf(context.store, after, 1)
    if (after && !cursor) return { code: 'CURSOR_INVALID' }
    const rows = await accountViews(tx, context, {
      q: q || null,
      after: cursor ? String(cursor[0]) : null,
      limit: PAGE + 1,
    })
    return pageOf(context.store, rows, PAGE, (row) => [row.login])
  })
