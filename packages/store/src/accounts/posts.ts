import { randomUUID } from 'node:crypto'
import { dutyConflict } from '@wangdi/kernel/access/duty.ts'
import { type RoleId, roles } from '@wangdi/kernel/access/matrix.ts'
import type { AccountView } from '@wangdi/kernel/api/routes/work.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { addAudit } from '../audit.ts'
import { type Context, todayOf } from '../context.ts'
import type { Tx } from '../db.ts'
import { type Ground, groundOf } from '../ground.ts'
import type { Store } from '../open.ts'
import { sql } from '../sql.ts'
import { viewAccount } from './view.ts'

export interface PostRow {
  readonly post_id: string
  readonly account: string
  readonly role: RoleId
  readonly unit: number
  readonly unit_code: string
  readonly unit_name: string
  readonly programmes: readonly string[] | null
  /** Areas to which the post is restricted; null: all that the unit serves. */
  readonly areas: readonly number[] | null
  readonly scope_name: string
  readonly from: Day
  readonly to: Day | null
}

export interface PostScope {
  readonly role: RoleId
  readonly unit: number
  readonly villages: readonly number[]
  readonly units: readonly number[]
  readonly programmes: readonly string[] | null
  readonly area: { readonly code: string; readonly name: string; readonly level: string }
  readonly scope_name: string
}

type Stored = Omit<PostRow, 'scope_name'>

const columns = sql`p.post as post_id, p.account, p.role, p.unit, u.code as unit_code, u.name as unit_name, p.programmes, p.areas,
  p.valid_from as "from", p.valid_to as "to"`

/** Roles whose scope is the whole county, whatever the unit. */
const COUNTY: readonly RoleId[] = ['R09', 'R10', 'R20', 'R21', 'R22']

const countyOf = (ground: Ground) => ground.areas.find(({ level }) => level === 'county') ?? ground.areas[0] ?? null

/** Villages that a post covers on a day: those its unit and the units below serve, cut to its restriction. */
const villagesOf = (ground: Ground, post: Stored, on: Day): readonly number[] => {
  const county = countyOf(ground)
  const served = COUNTY.includes(post.role)
    ? county === null
      ? []
      : ground.villagesUnder(county.area)
    : ground
        .unitsUnder(post.unit)
        .flatMap((unit) => ground.servedBy(unit, on))
        .flatMap((area) => ground.villagesUnder(area))
  const allowed = post.areas === null ? null : new Set(post.areas.flatMap((area) => ground.villagesUnder(area)))
  return [...new Set(served)].filter((village) => allowed === null || allowed.has(village)).toSorted((a, b) => a - b)
}

/** The smallest area that holds all of the villages. */
const areaOver = (ground: Ground, villages: readonly number[]) => {
  const holds = (area: number): boolean => {
    const under = new Set(ground.villagesUnder(area))
    return villages.every((village) => under.has(village))
  }
  const [first] = villages
  if (first === undefined) return countyOf(ground)
  for (let area = ground.areaOf(first); area; area = area.parent === null ? null : ground.areaOf(area.parent))
    if (holds(area.area)) return area
  return countyOf(ground)
}

const nameOf = (ground: Ground, villages: readonly number[]): string => {
  const area = areaOver(ground, villages)
  if (!area) return ''
  return area.level === 'village' ? area.name : `${area.name}${villages.length}个村（居）`
}

/** What a post covers on a day; null when it does not hold on that day. */
export const postScope = (store: Store, postId: string, today: Day): Promise<PostScope | null> =>
  store.system('accounts', async (tx) => {
    const post = await tx.maybe<Stored>(sql`
      select ${columns} from post p join unit u on u.tenant = p.tenant and u.unit = p.unit
      where p.tenant = ${store.tenant} and p.post = ${postId}
        and p.valid_from <= ${today} and (p.valid_to is null or p.valid_to >= ${today})`)
    if (!post) return null
    const ground = await groundOf(store, tx)
    const villages = villagesOf(ground, post, today)
    const area = areaOver(ground, villages)
    return {
      role: post.role,
      unit: post.unit,
      villages,
      units: COUNTY.includes(post.role) ? ground.units.map(({ unit }) => unit) : ground.unitsUnder(post.unit),
      programmes: post.programmes,
      area: { code: area?.code ?? '', name: area?.name ?? '', level: area?.level ?? 'county' },
      scope_name: nameOf(ground, villages),
    }
  })

/** Posts of an account that hold on a day, the oldest first. */
export const postsIn = async (tx: Tx, store: Store, accountId: string, today: Day): Promise<PostRow[]> => {
  const ground = await groundOf(store, tx)
  const posts = await tx.rows<Stored>(sql`
    select ${columns} from post p join unit u on u.tenant = p.tenant and u.unit = p.unit
    where p.tenant = ${store.tenant} and p.account = ${accountId}
      and p.valid_from <= ${today} and (p.valid_to is null or p.valid_to >= ${today})
    order by p.valid_from, p.post`)
  return posts.map((post) => ({ ...post, scope_name: nameOf(ground, villagesOf(ground, post, today)) }))
}

export const postsOf = (store: Store, accountId: string, today: Day): Promise<PostRow[]> =>
  store.system('accounts', (tx) => postsIn(tx, store, accountId, today))

export interface NewPost {
  readonly role: string
  /** Code of the unit. */
  readonly unit: string
  readonly programmes?: readonly string[]
  /** Codes of the villages to which the post is restricted. */
  readonly villages?: readonly string[]
  readonly from?: string
  readonly to?: string | null
}

type Refused = { readonly code: 'SEC_DUTY_CONFLICT' | 'UNIT_UNKNOWN' | 'VILLAGE_UNKNOWN' | 'ROLE_UNKNOWN' }

/** Roles that the account holds or will hold, and those of other accounts of the same natural person. */
const heldBy = (tx: Tx, store: Store, accountId: string, today: Day) =>
  tx.rows<{ role: RoleId; own: boolean }>(sql`
    select p.role, p.account = ${accountId} as own from post p
    join account a on a.tenant = p.tenant and a.account = p.account
    join account me on me.tenant = p.tenant and me.account = ${accountId}
    where p.tenant = ${store.tenant} and (p.valid_to is null or p.valid_to >= ${today})
      and (p.account = me.account or (me.person_key is not null and a.person_key = me.person_key))`)

const prepare = async (
  tx: Tx,
  { store }: Context,
  accountId: string,
  post: NewPost,
  today: Day,
): Promise<Refused | Pick<Stored, 'role' | 'unit' | 'areas'>> => {
  const ground = await groundOf(store, tx)
  const role = roles.find(({ id }) => id === post.role)?.id
  if (!role) return { code: 'ROLE_UNKNOWN' }
  const unit = ground.unitByCode(post.unit)
  if (!unit) return { code: 'UNIT_UNKNOWN' }
  const codes = post.villages ?? []
  const areas = codes.flatMap((code) => ground.areaByCode(code)?.area ?? [])
  if (areas.length < codes.length) return { code: 'VILLAGE_UNKNOWN' }
  const held = await heldBy(tx, store, accountId, today)
  const conflict = dutyConflict(
    role,
    held.filter(({ own }) => own).map((entry) => entry.role),
    held.filter(({ own }) => !own).map((entry) => entry.role),
  )
  if (conflict) return { code: 'SEC_DUTY_CONFLICT' }
  return { role, unit: unit.unit, areas: areas.length > 0 ? areas : null }
}

/** Gives an account a post. The three administrators are three persons and hold nothing else. */
export const grantPost = (context: Context, accountId: string, post: NewPost): Promise<AccountView | Refused | null> =>
  context.store.system('accounts', async (tx) => {
    const { store, now } = context
    const today = todayOf(context)
    const known = await tx.maybe(
      sql`select 1 from account where tenant = ${store.tenant} and account = ${accountId} for update`,
    )
    if (!known) return null
    const ready = await prepare(tx, context, accountId, post, today)
    if ('code' in ready) return ready
    const id = randomUUID()
    await tx.run(sql`
      insert into post (tenant, post, account, role, unit, programmes, areas, valid_from, valid_to, granted_by)
      values (${store.tenant}, ${id}, ${accountId}, ${ready.role}, ${ready.unit},
        ${post.programmes && post.programmes.length > 0 ? post.programmes : null}, ${ready.areas},
        ${post.from ?? today}, ${post.to ?? null}, ${context.scope.account})`)
    await addAudit(tx, context.scope, now, {
      action: 'post.grant',
      object_kind: 'account',
      object_id: accountId,
      outcome: 'ok',
      detail: { post: id, role: ready.role },
    })
    return viewAccount(tx, context, accountId)
  })

/** Ends a post as of yesterday, so that it is over at the next request. */
export const endPost = (context: Context, accountId: string, postId: string): Promise<AccountView | null> =>
  context.store.system('accounts', async (tx) => {
    const today = todayOf(context)
    const ended = await tx.run(sql`
      update post set valid_to = ${today}::date - 1
      where tenant = ${context.store.tenant} and account = ${accountId} and post = ${postId}
        and (valid_to is null or valid_to >= ${today})`)
    if (ended === 0) return null
    await tx.run(sql`delete from session where tenant = ${context.store.tenant} and post = ${postId}`)
    await addAudit(tx, context.scope, context.now, {
      action: 'post.end',
      object_kind: 'account',
      object_id: accountId,
      outcome: 'ok',
      detail: { post: postId },
    })
    return viewAccount(tx, context, accountId)
  })
