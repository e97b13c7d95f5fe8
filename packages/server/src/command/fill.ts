import { type Day, dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { seedStream } from '@wangdi/store/bulk/seed.ts'
import { isEmpty, setMeta } from '@wangdi/store/meta.ts'
import type { Store } from '@wangdi/store/open.ts'
import { countyLines } from '@wangdi/synth/county.ts'
import { createDemoAccounts } from '../demonstration.ts'
import { usualCost } from '../world.ts'
import { progressLine } from './progress.ts'

export interface County {
  readonly residents: number
  readonly seed: number
  readonly today: Day
}

/** Loads a synthetic county into an empty database and marks it as demonstration. */
export const fill = async (store: Store, { residents, seed, today }: County): Promise<void> => {
  const progress = progressLine('装入演示县：居民')
  const lines = countyLines({ residents, seed, today })
  const done = await seedStream(store, lines, { today, onProgress: (n) => progress.tell(n, residents) })
  progress.end()
  await createDemoAccounts(store, new Date(), usualCost)
  await setMeta(store, 'demonstration', 'true')
  process.stderr.write(`演示县：${done.residents} 位居民，${done.records} 份记录，用时 ${done.seconds.toFixed(1)} 秒\n`)
}

/** The demonstration county of a first start; a database with residents is left alone. */
export const fillIfEmpty = async (store: Store, residents: number): Promise<void> => {
  if (!(await isEmpty(store))) return
  process.stderr.write('数据库是空的，正在装入演示县（全部为合成数据）\n')
  await fill(store, { residents, seed: 1, today: dayOfInstant(Date.now()) })
}
