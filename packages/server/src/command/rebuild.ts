import { rebuild } from '@wangdi/store/derive/rebuild.ts'
import type { Command } from './command.ts'
import { withStore } from './opened.ts'
import { progressLine } from './progress.ts'

export const command: Command = {
  run: () =>
    withStore(async ({ store }) => {
      const line = progressLine('重算')
      const { persons, seconds } = await rebuild(store, { onProgress: line.tell })
      line.end()
      process.stderr.write(`已重算 ${persons} 人，用时 ${seconds.toFixed(1)} 秒\n`)
      return 0
    }),
}
