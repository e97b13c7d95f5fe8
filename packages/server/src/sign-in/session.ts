import { roles } from '@wangdi/kernel/access/matrix.ts'
import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { findSession } from '@wangdi/store/accounts/sessions.ts'
import type { FastifyRequest } from 'fastify'
import type { SignedIn } from '../call.ts'
import type { World } from '../world.ts'
import { readToken } from './cookie.ts'
import type { Reaches } from './scope.ts'
import { hashToken } from './token.ts'

const MINUTE = 60_000
export const ABSOLUTE = 12 * 60 * MINUTE

/** Idle time after which a session ends: 15 minutes for administrators, 30 for others. */
const idleOf = (role: string): number => (roles.some((entry) => entry.id === role && entry.admin) ? 15 : 30) * MINUTE

/** Who sent the request, or null. Disabling an account or ending a post is seen at the next request. */
export const whoSent = async (world: World, reaches: Reaches, request: FastifyRequest): Promise<SignedIn | null> => {
  const token = readToken(request, world.settings)
  if (!token) return null
  const now = world.clock()
  const tokenHash = hashToken(token)
  const session = await findSession(world.store, tokenHash, now)
  if (!session?.post) return null
  const { account, post } = session
  if (now.getTime() - Date.parse(session.last_seen) > idleOf(post.role)) return null
  const reach = await reaches(account.account_id, post.post_id, dayOfInstant(now.getTime()), now.getTime())
  if (!reach) return null
  return {
    accountId: account.account_id,
    login: account.login,
    name: account.name,
    mustChangePassword: account.must_change_password,
    tokenHash,
    postId: post.post_id,
    actor: reach.actor,
    context: {
      store: world.store,
      scope: { ...reach.scope, request: request.id },
      now,
      rights: reach.rights,
      name: account.name,
      unit: reach.post.unit,
    },
  }
}
