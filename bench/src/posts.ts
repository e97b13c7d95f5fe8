import type { RoleId } from '@wangdi/kernel/access/matrix.ts'
import { hashPassword } from '@wangdi/server/sign-in/hash.ts'
import { keepReaches } from '@wangdi/server/sign-in/scope.ts'
import { createAccount } from '@wangdi/store/accounts/accounts.ts'
import { grantPost, postsOf } from '@wangdi/store/accounts/posts.ts'
import type { Context } from '@wangdi/store/context.ts'
import { systemScope } from '@wangdi/store/scope.ts'
import { sql } from '@wangdi/store/sql.ts'
import type { Bench } from './bench.ts'

/** Of accounts that live as long as the run. */
const password = 'Bench#2026wangdi'

let made = 0

export interface Post {
  readonly login: string
  /** What the server makes of a request of this post. */
  readonly context: Context
}

/** An account with one post. */
export const newPost = async ({ store, now, today }: Bench, role: RoleId, unit: string): Promise<Post> => {
  const system: Context = { store, now, scope: systemScope(store.tenant) }
  made += 1
  const login = `bench-${process.pid}-${now.getTime()}-${made}`
  const password_hash = await hashPassword(password, { memoryCost: 1024, timeCost: 1, parallelism: 1 })
  const account = await createAccount(system, { login, name: `测${made}`, password_hash, must_change: false })
  if (!('account_id' in account)) throw new Error(`account ${login}: ${account.code}`)
  const granted = await grantPost(system, account.account_id, { role, unit })
  if (granted === null || 'code' in granted) throw new Error(`post ${role} at ${unit}: ${granted?.code}`)
  const [post] = await postsOf(store, account.account_id, today)
  const reach = await keepReaches(store)(account.account_id, post.post_id, today, now.getTime())
  if (!reach) throw new Error(`post ${role} at ${unit} reaches nothing`)
  return {
    login,
    context: { store, now, scope: reach.scope, rights: reach.rights, name: login, unit: reach.post.unit },
  }
}

/** Headers of requests of a signed-in account. */
export const signIn = async (address: string, login: string): Promise<Record<string, string>> => {
  const headers = { 'content-type': 'application/json', 'x-wangdi': '1' }
  const body = JSON.stringify({ login, password })
  const answer = await fetch(`${address}/api/v1/session`, { method: 'POST', headers, body })
  if (!answer.ok) throw new Error(`sign-in: ${answer.status} ${await answer.text()}`)
  const [cookie] = answer.headers.getSetCookie()
  return { ...headers, cookie: cookie.split(';')[0] }
}

/** The first unit of a kind. */
export const unitOfKind = async ({ store }: Bench, kind: string): Promise<string> =>
  store.system('bench', async (tx) => {
    const { code } = await tx.one<{ code: string }>(
      sql`select code from unit where tenant = ${store.tenant} and kind = ${kind} order by code limit 1`,
    )
    return code
  })

/** A post whose scope is one village, as that of most village doctors is. */
export const villagePost = async (bench: Bench) => {
  const { context } = await newPost(bench, 'R01', await unitOfKind(bench, 'station'))
  const villages = await bench.store.system('bench', (tx) =>
    tx.rows<{ village: number }>(sql`
      select village from person where tenant = ${bench.store.tenant} group by village
      order by hashtext(village::text) limit 200`),
  )
  const inVillage = (village: number) => ({ ...context, scope: { ...context.scope, villages: [village] } })
  return { villages: villages.map(({ village }) => village), inVillage }
}
