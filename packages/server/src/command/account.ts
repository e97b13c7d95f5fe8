import { type RoleId, roles } from '@wangdi/kernel/access/matrix.ts'
import { createAccount } from '@wangdi/store/accounts/accounts.ts'
import { grantPost } from '@wangdi/store/accounts/posts.ts'
import { systemScope } from '@wangdi/store/scope.ts'
import { hashPassword } from '../sign-in/hash.ts'
import { firstPassword } from '../sign-in/token.ts'
import { usualCost } from '../world.ts'
import type { Command } from './command.ts'
import { withStore } from './opened.ts'
import { readOptions, UsageError } from './options.ts'

const OPTIONS = {
  login: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  unit: { type: 'string' },
} as const

const roleOf = (text: string | undefined): RoleId => {
  const role = roles.find(({ id, word }) => id === text || word === text)
  if (!role) throw new UsageError(`--role 应为 ${roles.map(({ id, name }) => `${id} ${name}`).join('、')} 之一`)
  return role.id
}

/** The first accounts of a county: on an empty installation nobody can yet sign in to create them. */
export const command: Command = {
  run: async (args) => {
    const { values, positionals } = readOptions(args, OPTIONS)
    const { login, name, unit } = values
    if (positionals[0] !== 'create' || !login || !name || !unit)
      throw new UsageError('用法：wangdi account create --login 登录名 --name 姓名 --role R20 --unit 机构代码')
    const role = roleOf(values.role)
    return withStore(async ({ store }) => {
      const context = { store, scope: systemScope(store.tenant), now: new Date() }
      const password = firstPassword()
      const password_hash = await hashPassword(password, usualCost)
      const account = await createAccount(context, { login, name, password_hash, must_change: true })
      if ('code' in account) throw new UsageError(`登录名 ${login} 已有人用`)
      const post = await grantPost(context, account.account_id, { role, unit })
      if (!post || 'code' in post) throw new UsageError(`账号已建，但不能授予岗位：${post?.code ?? ''}`)
      process.stdout.write(`${login} ${password}\n`)
      process.stderr.write('首次登录后请立即修改密码\n')
      return 0
    })
  },
}
