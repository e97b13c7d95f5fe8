import { problems } from '@wangdi/kernel/api/problems.ts'
import { changeAccount, createAccount, listAccounts } from '@wangdi/store/accounts/accounts.ts'
import { endPost, grantPost } from '@wangdi/store/accounts/posts.ts'
import { listAudit } from '@wangdi/store/audit.ts'
import type { Room } from '../call.ts'
import { found, granted, Refusal } from '../http/refusal.ts'
import { hashPassword } from '../sign-in/hash.ts'
import { firstPassword } from '../sign-in/token.ts'

type Names = 'accounts' | 'createAccount' | 'changeAccount' | 'grantPost' | 'endPost' | 'audit'

/** Accounts (system administrator), posts (security administrator), audit (audit administrator). */
export const accountsRoom: Pick<Room<'work'>, Names> = {
  accounts: async ({ context, query }) => granted(await listAccounts(context, query)),

  createAccount: async ({ world, context, body }) => {
    const first_password = firstPassword()
    const password_hash = await hashPassword(first_password, world.settings.hashCost)
    const answer = await createAccount(context, { ...body, password_hash, must_change: true })
    if ('code' in answer) throw new Refusal(problems.badRequest, { detail: '这个登录名已有人用，请换一个' })
    return { account_id: answer.account_id, first_password }
  },

  changeAccount: async ({ world, context, params, body }) => {
    const first_password = body.action === 'reset_password' ? firstPassword() : null
    const password_hash = first_password && (await hashPassword(first_password, world.settings.hashCost))
    const account = await changeAccount(context, params.id, {
      action: body.action,
      ...(password_hash ? { password_hash } : {}),
    })
    return { account: found(account), first_password }
  },

  grantPost: async ({ context, params, body }) => granted(await grantPost(context, params.id, body)),

  endPost: async ({ context, params }) => found(await endPost(context, params.id, params.post)),

  audit: async ({ context, query }) => granted(await listAudit(context, query)),
}
