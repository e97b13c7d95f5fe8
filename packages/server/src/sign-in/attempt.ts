import { problems } from '@wangdi/kernel/api/problems.ts'
import type { Me } from '@wangdi/kernel/api/routes/session.ts'
import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { type AccountRow, findAccount, noteSignIn, noteSignInFailure } from '@wangdi/store/accounts/accounts.ts'
import { postsOf } from '@wangdi/store/accounts/posts.ts'
import { closeSession, openSession } from '@wangdi/store/accounts/sessions.ts'
import { audit } from '@wangdi/store/audit.ts'
import { systemScope } from '@wangdi/store/scope.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { movingWindow, type Window } from '../http/limits.ts'
import { Refusal } from '../http/refusal.ts'
import type { World } from '../world.ts'
import { readToken, writeToken } from './cookie.ts'
import { decoyHash, passwordMatches } from './hash.ts'
import { meOf } from './me.ts'
import { ABSOLUTE } from './session.ts'
import { hashToken, newToken } from './token.ts'

/** Thirty failures from one address within 15 minutes close it for as long. */
export const guessesPerAddress = (): Window => movingWindow(30, 15 * 60_000)

export interface Attempt {
  readonly world: World
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly guesses: Window
}

const isLocked = (account: AccountRow, now: Date): boolean =>
  account.locked_until !== null && Date.parse(account.locked_until) > now.getTime()

/** Whether the account may be used and the password is its own. A hash is verified in any case. */
export const passwordFits = async (world: World, account: AccountRow | null, password: string): Promise<boolean> => {
  const hash = account?.password_hash ?? (await decoyHash(world.settings.hashCost))
  const matches = await passwordMatches(hash, password)
  return account !== null && matches && account.state === 'active' && !isLocked(account, world.clock())
}

/** A wrong password counts against its account; failures while it is locked do not count again. */
export const countFailure = async (world: World, account: AccountRow | null): Promise<void> => {
  const [id, now] = [account?.account_id ?? null, world.clock()]
  if (account && !isLocked(account, now)) await noteSignInFailure(world.store, account.account_id, now)
  await audit(
    { store: world.store, scope: { ...systemScope(world.store.tenant), account: id }, now },
    { action: 'session.fail', object_kind: 'account', object_id: id, outcome: 'denied' },
  )
}

/** Opens a session in a post under a new token; an older token of this browser ends. */
export const openIn = async (
  { world, request, reply }: Omit<Attempt, 'guesses'>,
  accountId: string,
  postId: string,
  expires: Date,
): Promise<void> => {
  const now = world.clock()
  const old = readToken(request, world.settings)
  if (old) await closeSession(world.store, hashToken(old))
  const token = newToken()
  await openSession(world.store, {
    token_hash: hashToken(token),
    account_id: accountId,
    post_id: postId,
    expires_at: expires,
    now,
  })
  writeToken(reply, world.settings, token)
}

/**
 * Signs in. Unknown login, wrong password, locked and disabled accounts answer the same text after the same work: one
 * password hash is verified in each case.
 */
export const signIn = async (attempt: Attempt, login: string, password: string): Promise<Me> => {
  const { world, request, guesses } = attempt
  const now = world.clock()
  if (guesses.isFull(request.ip, now.getTime())) throw new Refusal(problems.tooManyAttempts, { retryAfter: 15 * 60 })
  const account = await findAccount(world.store, login)
  if (!(await passwordFits(world, account, password)) || !account) {
    guesses.take(request.ip, now.getTime())
    await countFailure(world, account)
    throw new Refusal(problems.signInFailed)
  }
  const today = dayOfInstant(now.getTime())
  const [post] = await postsOf(world.store, account.account_id, today)
  if (!post) throw new Refusal(problems.forbidden, { detail: '这个账号还没有岗位，请联系安全管理员授予' })
  await noteSignIn(world.store, account.account_id, now)
  await openIn(attempt, account.account_id, post.post_id, new Date(now.getTime() + ABSOLUTE))
  const scope = { ...systemScope(world.store.tenant), account: account.account_id, post: post.post_id }
  await audit(
    { store: world.store, scope, now },
    { action: 'session.open', object_kind: 'account', object_id: account.account_id, outcome: 'ok' },
  )
  return meOf(
    world,
    {
      accountId: account.account_id,
      login: account.login,
      name: account.name,
      mustChangePassword: account.must_change_password,
      postId: post.post_id,
    },
    today,
  )
}
