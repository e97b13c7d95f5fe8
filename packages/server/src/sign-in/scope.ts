import type { DataClass } from '@wangdi/kernel/access/class.ts'
import type { Actor } from '@wangdi/kernel/access/decide.ts'
import { rightsOf } from '@wangdi/kernel/access/decide.ts'
import { allows, type RoleId, roles } from '@wangdi/kernel/access/matrix.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { type PostScope, postScope } from '@wangdi/store/accounts/posts.ts'
import type { Store } from '@wangdi/store/open.ts'
import type { Scope } from '@wangdi/store/scope.ts'

const CLASSES: readonly DataClass[] = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7']

/** Classes of resident data that a role may list or read anywhere. */
export const classesOf = (role: RoleId): readonly DataClass[] =>
  CLASSES.filter((each) => allows(role, 'L', each) ?? allows(role, 'R', each))

const isAdmin = (role: RoleId): boolean => roles.some((entry) => entry.id === role && entry.admin)

export interface Reach {
  readonly post: PostScope
  readonly actor: Actor
  readonly scope: Scope
  readonly rights: ReadonlySet<string>
}

/** What a post reaches today: administrators of the system reach no resident. */
export const reachOf = (store: Store, accountId: string, postId: string, post: PostScope): Reach => {
  const villages = isAdmin(post.role) ? [] : post.villages
  const programmes = post.programmes ?? []
  return {
    post,
    actor: { role: post.role, villages: new Set(villages), programmes },
    scope: {
      tenant: store.tenant,
      account: accountId,
      post: postId,
      villages,
      units: post.units,
      classes: classesOf(post.role),
      programmes: programmes.length === 0 ? null : programmes,
    },
    rights: new Set(rightsOf(post.role)),
  }
}

/** Dated facts (assignments, moves of villages between units) reach a session after this long at most. */
const KEPT_FOR = 60_000

export type Reaches = (accountId: string, postId: string, today: Day, now: number) => Promise<Reach | null>

/** Scopes of posts, worked out when a post is taken up and again after a minute. */
export const keepReaches = (store: Store): Reaches => {
  const kept = new Map<string, { readonly until: number; readonly reach: Promise<Reach | null> }>()
  const work = async (accountId: string, postId: string, today: Day): Promise<Reach | null> => {
    const post = await postScope(store, postId, today)
    return post && reachOf(store, accountId, postId, post)
  }
  return (accountId, postId, today, now) => {
    const key = `${accountId} ${postId} ${today}`
    const known = kept.get(key)
    if (known && known.until > now) return known.reach
    if (kept.size > 5_000) kept.clear()
    const reach = work(accountId, postId, today)
    kept.set(key, { until: now + KEPT_FOR, reach })
    reach.catch(() => kept.delete(key))
    return reach
  }
}
