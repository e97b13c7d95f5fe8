import { type AssignedClass, type DataClass, restricted } from '@wangdi/kernel/access/class.ts'
import type { Actor } from '@wangdi/kernel/access/decide.ts'
import { rightsOf } from '@wangdi/kernel/access/decide.ts'
import { cellsFor, matrix, type RoleId, roles, seesSums } from '@wangdi/kernel/access/matrix.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { namedTo } from '@wangdi/store/accounts/named.ts'
import { type PostScope, postScope } from '@wangdi/store/accounts/posts.ts'
import type { Store } from '@wangdi/store/open.ts'
import type { Scope } from '@wangdi/store/scope.ts'

const CLASSES: readonly DataClass[] = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7']

const isAdmin = (role: RoleId): boolean => roles.some((entry) => entry.id === role && entry.admin)

/** The restricted class for whose programmes a role exists. */
export const isFor = (role: RoleId): AssignedClass | undefined => roles.find(({ id }) => id === role)?.for

/** Whether the role looks at residents of its programmes only (scope 本项目). */
export const isBound = (role: RoleId): boolean => cellsFor(role, 'L', 'D1').some(({ scope }) => scope === 'p')

const programmesOf = (dataClass: DataClass): string[] =>
  programmes.filter((each) => each.dataClass === dataClass).map(({ id }) => id)

const classOfProgramme = (id: string): DataClass => programmes.find((each) => each.id === id)?.dataClass ?? 'D1'

interface Holding {
  /** Programmes of the post: those named, or those its role is for. */
  readonly named: readonly string[]
  /** Restricted classes of which it has a programme. */
  readonly held: readonly AssignedClass[]
}

/** What a post has besides its role: nobody gets a restricted programme without its being named. */
const holdingOf = ({ role, programmes: own }: Pick<PostScope, 'role' | 'programmes'>): Holding => {
  const only = isFor(role)
  const named = only ? programmesOf(only) : (own ?? [])
  return { named, held: only ? [only] : restricted.filter((each) => named.some((id) => classOfProgramme(id) === each)) }
}

/** Classes of resident data that a post may list or read of everybody in its scope. */
const classesOf = (role: RoleId, held: readonly AssignedClass[]): readonly DataClass[] =>
  CLASSES.filter((each) =>
    [...cellsFor(role, 'L', each), ...cellsFor(role, 'R', each)].some(
      ({ when }) => when === undefined || (when === 'programme' && held.some((one) => one === each)),
    ),
  )

export interface Reach {
  readonly post: PostScope
  readonly actor: Actor
  readonly scope: Scope
  readonly rights: ReadonlySet<string>
}

/** What a post reaches today: administrators of the system reach no resident. */
const reachOf = (
  store: Store,
  accountId: string,
  postId: string,
  post: PostScope,
  persons: Scope['named'] = {},
): Reach => {
  const { role } = post
  const villages = isAdmin(role) ? [] : post.villages
  const { named, held } = holdingOf(post)
  // Where the look at residents is not bound, a restricted programme comes on top of the general ones.
  const own = isBound(role) ? named : named.filter((id) => classOfProgramme(id) === 'D1')
  const acts = isBound(role) ? held[0] : undefined
  return {
    post,
    actor: { role, villages: new Set(villages), programmes: own, held },
    scope: {
      tenant: store.tenant,
      account: accountId,
      post: postId,
      villages,
      units: post.units,
      classes: classesOf(role, held),
      programmes: own.length > 0 || isFor(role) ? own : null,
      named: persons,
      sums: restricted.filter((each) => seesSums(role, each)),
      ...(acts && { acts }),
    },
    rights: new Set(rightsOf(role, held)),
  }
}

const hasAssigned = (role: RoleId): boolean => matrix.some((cell) => cell.role === role && cell.when === 'assigned')

/** The reach of a post with the persons assigned to its clinic by name. */
export const workReach = async (store: Store, accountId: string, postId: string, today: Day): Promise<Reach | null> => {
  const post = await postScope(store, postId, today)
  if (!post) return null
  const persons = hasAssigned(post.role) ? await namedTo(store, post.unit, today) : {}
  return reachOf(store, accountId, postId, post, persons)
}

/** Dated facts (assignments, moves of villages between units) reach a session after this long at most. */
const KEPT_FOR = 60_000
/** An assignment by name is made while the village doctor stands beside: it holds after a few seconds. */
const NAMES_KEPT_FOR = 3_000

export type Reaches = (accountId: string, postId: string, today: Day, now: number) => Promise<Reach | null>

/** Scopes of posts, worked out when a post is taken up and again after a minute. */
export const keepReaches = (store: Store): Reaches => {
  const kept = new Map<string, { readonly until: number; readonly reach: Promise<Reach | null> }>()
  return (accountId, postId, today, now) => {
    const key = `${accountId} ${postId} ${today}`
    const known = kept.get(key)
    if (known && known.until > now) return known.reach
    if (kept.size > 5_000) kept.clear()
    const reach = workReach(store, accountId, postId, today)
    kept.set(key, { until: now + NAMES_KEPT_FOR, reach })
    reach.then(
      (found) => {
        if (found && !hasAssigned(found.actor.role)) kept.set(key, { until: now + KEPT_FOR, reach })
      },
      () => kept.delete(key),
    )
    return reach
  }
}
