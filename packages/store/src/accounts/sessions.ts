import type { RoleId } from '@wangdi/kernel/access/matrix.ts'
import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import type { Store } from '../open.ts'
import { sql } from '../sql.ts'

export interface NewSession {
  /** SHA-256 of the token; the token itself is never stored. */
  readonly token_hash: Buffer
  readonly account_id: string
  readonly post_id: string
  readonly expires_at: Date
  readonly now: Date
}

export const openSession = (store: Store, session: NewSession): Promise<void> =>
  store.system('sessions', async (tx) => {
    await tx.run(sql`
      insert into session (tenant, token_hash, account, post, created_at, last_seen, expires_at)
      values (${store.tenant}, ${session.token_hash}, ${session.account_id}, ${session.post_id},
        ${session.now.toISOString()}, ${session.now.toISOString()}, ${session.expires_at.toISOString()})`)
    await tx.run(sql`delete from session where tenant = ${store.tenant} and expires_at < ${session.now.toISOString()}`)
  })

export interface SessionRow {
  readonly account_id: string
  readonly login: string
  readonly name: string
  readonly must_change_password: boolean
  readonly post_id: string
  readonly role: RoleId
  readonly last_seen: string
}

/**
 * The session of a token: not expired, its account active, its post held today. Null also after `idle(role)` without a
 * request. Being seen is noted at most once a minute.
 */
export const findSession = (
  store: Store,
  token_hash: Buffer,
  now: Date,
  idle: (role: RoleId) => number,
): Promise<SessionRow | null> =>
  store.system('sessions', async (tx) => {
    const [at, today] = [now.toISOString(), dayOfInstant(now.getTime())]
    const row = await tx.maybe<SessionRow>(sql`
      select s.account as account_id, a.login, a.name, a.must_change as must_change_password, p.post as post_id, p.role, s.last_seen
      from session s
      join account a on a.tenant = s.tenant and a.account = s.account
      join post p on p.tenant = s.tenant and p.post = s.post and p.account = s.account
      where s.tenant = ${store.tenant} and s.token_hash = ${token_hash} and s.expires_at > ${at}
        and a.state = 'active' and p.valid_from <= ${today} and (p.valid_to is null or p.valid_to >= ${today})`)
    if (!row || now.getTime() - Date.parse(row.last_seen) > idle(row.role)) return null
    if (now.getTime() - Date.parse(row.last_seen) > 60_000)
      await tx.run(
        sql`update session set last_seen = ${at} where tenant = ${store.tenant} and token_hash = ${token_hash}`,
      )
    return row
  })

export const closeSession = (store: Store, token_hash: Buffer): Promise<void> =>
  store.system('sessions', async (tx) => {
    await tx.run(sql`delete from session where tenant = ${store.tenant} and token_hash = ${token_hash}`)
  })

/** Ends every session of an account: after a new password, or when it is disabled. */
export const closeSessionsOf = (store: Store, account_id: string): Promise<void> =>
  store.system('sessions', async (tx) => {
    await tx.run(sql`delete from session where tenant = ${store.tenant} and account = ${account_id}`)
  })
