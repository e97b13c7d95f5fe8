import { isRestricted } from '@wangdi/kernel/access/class.ts'
import { roles } from '@wangdi/kernel/access/matrix.ts'
import type { Me, Post } from '@wangdi/kernel/api/routes/session.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { type PostRow, postsOf } from '@wangdi/store/accounts/posts.ts'
import { getMeta } from '@wangdi/store/meta.ts'
import type { Scope } from '@wangdi/store/scope.ts'
import { found } from '../http/refusal.ts'
import type { World } from '../world.ts'
import { workReach } from './scope.ts'

const view = ({ post_id, role, unit_name, scope_name }: PostRow): Post => ({
  post_id,
  role,
  role_name: roles.find((entry) => entry.id === role)?.name ?? role,
  unit_name,
  scope_name,
})

export interface Holder {
  readonly accountId: string
  readonly login: string
  readonly name: string
  readonly mustChangePassword: boolean
  readonly postId: string
}

/** Programmes that the pages may name: general ones of the post, and restricted ones that it has, or has a person of. */
const programmesOf = ({ classes, named = {}, programmes: own }: Scope): string[] =>
  programmes
    .filter(({ id, dataClass = 'D1' }) =>
      isRestricted(dataClass)
        ? classes.includes(dataClass) || (named[dataClass]?.length ?? 0) > 0
        : !own || own.includes(id),
    )
    .map(({ id }) => id)

/** The answer about oneself: posts, rights, area. */
export const meOf = async (world: World, holder: Holder, today: Day): Promise<Me> => {
  const [posts, reached, demonstration] = await Promise.all([
    postsOf(world.store, holder.accountId, today),
    workReach(world.store, holder.accountId, holder.postId, today),
    getMeta(world.store, 'demonstration'),
  ])
  const { post, scope, rights } = found(reached)
  return {
    account_id: holder.accountId,
    login: holder.login,
    name: holder.name,
    must_change_password: holder.mustChangePassword,
    post: view(found(posts.find((each) => each.post_id === holder.postId))),
    posts: posts.map(view),
    rights: [...rights],
    area: post.area,
    programmes: programmesOf(scope),
    today,
    demonstration: demonstration === 'true',
  }
}
