import { type RoleId, roles } from '@wangdi/kernel/access/matrix.ts'
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
const idleOf = (role: RoleId): number => (roles.some((entry) => entry.id === role && entry.admin) ? 15 : 30) * MINUTE

/** Who sent the request, or null. Disabling an account or ending a post is seen at the next request. */
export const whoSent = async (world: World, reaches: Reaches, request: FastifyRequest): Promise<SignedIn | null> => {
  const token = readToken(request, world.settings)
  if (!token) return null
  const now = world.clock()
  const tokenHash = hashToken(token)
  const session = await findSession(world.store, tokenHash, now, idleOf)
  if (!session) return null
  const { account_id, post_id } = session
  const reach = await reaches(account_id, post_id, dayOfInstant(now.getTime()), now.getTime())
  if (!reach) return null
  return {
    accountId: account_id,
    login: session.login,
    name: session.name,
    mustChangePassword: session.must_change_password,
    tokenHash,
    postId: post_id,
    actor: reach.actor,
    context: {
      store: world.store,
      scope: { ...reach.scope, request: request.id },
      now,
      rights: reach.rights,
      name: session.name,
      unit: reach.post.unit,
    },
  }
}
