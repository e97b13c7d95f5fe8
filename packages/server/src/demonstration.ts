import type { RoleId } from '@wangdi/kernel/access/matrix.ts'
import { roles } from '@wangdi/kernel/access/matrix.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { createAccount, findAccount } from '@wangdi/store/accounts/accounts.ts'
import { grantPost, postsOf } from '@wangdi/store/accounts/posts.ts'
import { getMeta } from '@wangdi/store/meta.ts'
import type { Store } from '@wangdi/store/open.ts'
import { systemScope } from '@wangdi/store/scope.ts'
import { sql } from '@wangdi/store/sql.ts'
import { hashPassword } from './sign-in/hash.ts'
import type { HashCost } from './world.ts'

/** A well-known account of the demonstration county. */
interface Demo {
  readonly login: string
  readonly name: string
  readonly role: RoleId
  /** Kinds of unit in which the post is, the first that the county has. */
  readonly unit: readonly string[]
}

const demos: readonly Demo[] = [
  { login: 'cunyi', name: '周村医', role: 'R01', unit: ['station'] },
  { login: 'gongwei', name: '李公卫', role: 'R02', unit: ['centre'] },
  { login: 'jingfang', name: '王精防', role: 'R06', unit: ['centre'] },
  { login: 'jiefang', name: '刘结防', role: 'R07', unit: ['centre'] },
  { login: 'dangan', name: '何档案', role: 'R03', unit: ['centre'] },
  { login: 'kezhang', name: '陈科长', role: 'R08', unit: ['centre'] },
  { login: 'xianduban', name: '赵督导', role: 'R09', unit: ['guidance', 'cdc', 'bureau'] },
  { login: 'weijianju', name: '孙卫健', role: 'R10', unit: ['bureau', 'guidance'] },
  { login: 'xitong', name: '钱系统', role: 'R20', unit: ['bureau', 'guidance'] },
  { login: 'anquan', name: '吴安全', role: 'R21', unit: ['bureau', 'guidance'] },
  { login: 'shenji', name: '郑审计', role: 'R22', unit: ['bureau', 'guidance'] },
]

/** One password for all of them; it exists in demonstration databases only. */
export const demoPassword = 'Wangdi@2026shifan'

/** The unit of a kind that comes first: a station belongs to the first centre that has one. */
const unitOf = (store: Store, kinds: readonly string[]): Promise<{ code: string } | null> =>
  store.system('demonstration accounts', (tx) =>
    tx.maybe<{ code: string }>(sql`
      select u.code from unit u left join unit p on p.tenant = u.tenant and p.unit = u.parent
      where u.tenant = ${store.tenant} and u.kind = any(${kinds})
      order by array_position(${kinds}::text[], u.kind),
        not exists (select from unit s where s.tenant = u.tenant and s.parent = u.unit), coalesce(p.code, ''), u.code
      limit 1`),
  )

/** Creates the demonstration accounts, one per role, each with its post. Existing ones stay as they are. */
export const createDemoAccounts = async (store: Store, now: Date, cost: HashCost): Promise<void> => {
  const context = { store, scope: systemScope(store.tenant), now }
  const password_hash = await hashPassword(demoPassword, cost)
  for (const { login, name, role, unit } of demos) {
    if (await findAccount(store, login)) continue
    const account = await createAccount(context, { login, name, password_hash, must_change: false })
    const place = await unitOf(store, unit)
    if (!('account_id' in account) || !place) throw new Error(`demonstration account ${login} has no unit`)
    await grantPost(context, account.account_id, { role, unit: place.code })
  }
}

export interface DemoAccount {
  readonly login: string
  readonly password: string
  readonly name: string
  readonly role_name: string
  readonly unit_name: string
}

/** The accounts for the sign-in page; none outside a database that is marked as demonstration. */
export const demoAccounts = async (store: Store, today: Day): Promise<readonly DemoAccount[]> => {
  if ((await getMeta(store, 'demonstration')) !== 'true') return []
  const found = await Promise.all(
    demos.map(async ({ login, name, role }) => {
      const account = await findAccount(store, login)
      const [post] = account ? await postsOf(store, account.account_id, today) : []
      const role_name = roles.find(({ id }) => id === role)?.name ?? role
      return post ? [{ login, password: demoPassword, name, role_name, unit_name: post.unit_name }] : []
    }),
  )
  return found.flat()
}
