import type { Command } from './command.ts'
import { withStore } from './opened.ts'

export const command: Command = {
  run: () =>
    withStore(async ({ applied }) => {
      process.stderr.write(applied.length === 0 ? '数据库已是最新\n' : `已升级：${applied.join('、')}\n`)
      return 0
    }),
}
