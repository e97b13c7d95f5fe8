import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { isEmpty } from '@wangdi/store/meta.ts'
import type { Command } from './command.ts'
import { fill } from './fill.ts'
import { withStore } from './opened.ts'
import { dayOption, numberOption, readOptions, UsageError } from './options.ts'

const OPTIONS = {
  residents: { type: 'string' },
  seed: { type: 'string' },
  on: { type: 'string' },
  truth: { type: 'string' },
} as const

/** Loads a synthetic county; `--truth` writes the planted mistakes, one JSON object a line. */
export const command: Command = {
  run: async (args) => {
    const { values } = readOptions(args, OPTIONS)
    const residents = numberOption(values.residents ?? '5000', '--residents', 5_000_000)
    const seed = numberOption(values.seed ?? '1', '--seed', 2 ** 31)
    const today = values.on ? dayOption(values.on, '--on') : dayOfInstant(Date.now())
    return withStore(async ({ store }) => {
      if (!(await isEmpty(store))) throw new UsageError('数据库里已有数据，合成县只能装入空数据库')
      const truth = values.truth ? createWriteStream(values.truth) : null
      await fill(store, {
        residents,
        seed,
        today,
        onMistake: (mistake) => truth?.write(`${JSON.stringify(mistake)}\n`),
      })
      truth?.end()
      if (truth) await once(truth, 'finish')
      return 0
    })
  },
}
