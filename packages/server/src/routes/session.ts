import { passwordReasons } from '@wangdi/kernel/access/password.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import { findAccount, setPassword } from '@wangdi/store/accounts/accounts.ts'
import { postsOf } from '@wangdi/store/accounts/posts.ts'
import { closeSession, closeSessionsOf } from '@wangdi/store/accounts/sessions.ts'
import { audit } from '@wangdi/store/audit.ts'
import { areasOf, unitsOf } from '@wangdi/store/read/ground.ts'
import type { Room } from '../call.ts'
import { demoAccounts } from '../demonstration.ts'
import { found, Refusal } from '../http/refusal.ts'
import { countFailure, guessesPerAddress, openIn, passwordFits, signIn } from '../sign-in/attempt.ts'
import { dropToken } from '../sign-in/cookie.ts'
import { hashPassword } from '../sign-in/hash.ts'
import { meOf } from '../sign-in/me.ts'
import { ABSOLUTE } from '../sign-in/session.ts'

/** Sign-in, posts, password, and what the post covers. */
export const sessionRoom = (): Room<'session'> => {
  const guesses = guessesPerAddress()
  return {
    signIn: ({ world, request, reply, body }) => signIn({ world, request, reply, guesses }, body.login, body.password),

    me: ({ world, who, today }) => meOf(world, who, today),

    signOut: async ({ world, who, reply, context }) => {
      await closeSession(world.store, who.tokenHash)
      dropToken(reply, world.settings)
      await audit(context, { action: 'session.close', object_kind: 'account', object_id: who.accountId, outcome: 'ok' })
      return { signed_out: true }
    },

    choosePost: async ({ world, who, request, reply, body, now, today, context }) => {
      const posts = await postsOf(world.store, who.accountId, today)
      const post = found(posts.find(({ post_id }) => post_id === body.post_id))
      await openIn({ world, request, reply }, who.accountId, post.post_id, new Date(now.getTime() + ABSOLUTE))
      await audit(context, { action: 'session.post', object_kind: 'post', object_id: post.post_id, outcome: 'ok' })
      return meOf(world, { ...who, postId: post.post_id }, today)
    },

    changePassword: async ({ world, who, request, reply, body, now, context }) => {
      const account = found(await findAccount(world.store, who.login))
      if (!(await passwordFits(world, account, body.old_password))) {
        await countFailure(world, account)
        throw new Refusal(problems.signInFailed)
      }
      const reasons = passwordReasons(body.new_password, { login: who.login, name: who.name, role: who.actor.role })
      if (reasons.length > 0 || body.new_password === body.old_password) throw new Refusal(problems.weakPassword)
      const hash = await hashPassword(body.new_password, world.settings.hashCost)
      await setPassword(world.store, who.accountId, hash, false)
      await closeSessionsOf(world.store, who.accountId)
      await openIn({ world, request, reply }, who.accountId, who.postId, new Date(now.getTime() + ABSOLUTE))
      await audit(context, {
        action: 'password.change',
        object_kind: 'account',
        object_id: who.accountId,
        outcome: 'ok',
      })
      return { changed: true }
    },

    areas: ({ context }) => areasOf(context),

    units: ({ context }) => unitsOf(context),

    demo: async ({ world, today }) => ({ accounts: await demoAccounts(world.store, today) }),
  }
}
