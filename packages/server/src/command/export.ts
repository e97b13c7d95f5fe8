import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { writeLine } from '@wangdi/kernel/exchange/write.ts'
import { exportLines } from '@wangdi/store/bulk/export-lines.ts'
import type { Command } from './command.ts'
import { writeLineTo } from './lines.ts'
import { withStore } from './opened.ts'
import { readOptions, UsageError } from './options.ts'
import { progressLine } from './progress.ts'

/** Everything as exchange lines, all versions of every record; `-` writes to standard output. */
export const command: Command = {
  run: async (args) => {
    const [file] = readOptions(args, {}).positionals
    if (!file) throw new UsageError('请写文件名，如 wangdi export 全县.ndjson')
    return withStore(async ({ store }) => {
      const partial = `${file}.partial`
      const output = file === '-' ? process.stdout : createWriteStream(partial, { mode: 0o600 })
      const progress = progressLine('导出')
      let lines = 0
      for await (const line of exportLines(store)) {
        await writeLineTo(output, writeLine(line))
        lines += 1
        progress.tell(lines)
      }
      progress.end()
      if (output !== process.stdout) {
        output.end()
        await finished(output)
        await rename(partial, file)
      }
      process.stderr.write(`已导出 ${lines} 行\n`)
      return 0
    })
  },
}
