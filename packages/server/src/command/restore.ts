import { existsSync } from 'node:fs'
import { BadBackup } from '@wangdi/store/backup/read.ts'
import { NotEmpty, restore } from '@wangdi/store/backup/restore.ts'
import type { Command } from './command.ts'
import { withStore } from './opened.ts'
import { readOptions, UsageError } from './options.ts'
import { progressLine } from './progress.ts'

const explain = (error: unknown): never => {
  if (error instanceof NotEmpty) throw new UsageError('数据库里已有数据，只能恢复到空数据库')
  if (error instanceof BadBackup) throw new UsageError(`这不是完整的备份文件，没有恢复：${error.message}`)
  throw error
}

export const command: Command = {
  run: async (args) => {
    const [file] = readOptions(args, {}).positionals
    if (!file) throw new UsageError('请写备份文件名，如 wangdi restore 备份.wangdi')
    if (!existsSync(file)) throw new UsageError(`没有这个文件：${file}`)
    return withStore(async ({ store }) => {
      const line = progressLine('恢复')
      await restore(store, file, { onProgress: line.tell }).catch(explain)
      line.end()
      process.stderr.write(`已由 ${file} 恢复\n`)
      return 0
    })
  },
}
