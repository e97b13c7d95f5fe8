import { rightsOf } from '@wangdi/kernel/access/decide.ts'
import { roles } from '@wangdi/kernel/access/matrix.ts'
import type { Me, Post } from '@wangdi/kernel/api/routes/session.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { type PostRow, postScope, postsOf } from '@wangdi/store/accounts/posts.ts'
import { getMeta } from '@wangdi/store/meta.ts'
import { found } from '../http/refusal.ts'
import type { World } from '../world.ts'

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

/** The answer about oneself: posts, rights, area. */
export const meOf = async (world: World, holder: Holder, today: Day): Promise<Me> => {
  const [posts, scope, demonstration] = await Promise.all([
    postsOf(world.store, holder.accountId, today),
    postScope(world.store, holder.postId, today),
    getMeta(world.store, 'demonstration'),
  ])
  const { area, programmes: own } = found(scope)
  return {
    account_id: holder.accountId,
    login: holder.login,
    name: holder.name,
    must_change_password: holder.mustChangePassword,
    post: view(found(posts.find((post) => post.post_id === holder.postId))),
    posts: posts.map(view),
    rights: rightsOf(found(scope).role),
    area,
    programmes: own && own.length > 0 ? own : programmes.map(({ id }) => id),
    today,
    demonstration: demonstration === 'true',
  }
}
