import { type Day, dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { seedStream } from '@wangdi/store/bulk/seed.ts'
import { getMeta, isEmpty, setMeta } from '@wangdi/store/meta.ts'
import type { Store } from '@wangdi/store/open.ts'
import { countyLines } from '@wangdi/synth/county.ts'
import type { Plant } from '@wangdi/synth/truth.ts'
import { createDemoAccounts } from '../demonstration.ts'
import { planDemoDay } from '../demonstration-day.ts'
import { usualCost } from '../world.ts'
import { progressLine } from './progress.ts'

export interface County {
  readonly residents: number
  readonly seed: number
  readonly today: Day
  /** Told of every planted mistake. */
  readonly onMistake?: Plant
}

/** Set while a county is being loaded: still set at a start, the loading was cut off. */
const FILLING = 'filling'

/** Loads a synthetic county into an empty database and marks it as demonstration. */
export const fill = async (store: Store, county: County): Promise<void> => {
  await setMeta(store, FILLING, 'true')
  const progress = progressLine('装入演示县：居民')
  const onProgress = (done: number): void => progress.tell(done, county.residents)
  const done = await seedStream(store, countyLines(county), { today: county.today, now: new Date(), onProgress })
  progress.end()
  await createDemoAccounts(store, new Date(), usualCost)
  await planDemoDay(store, new Date())
  await setMeta(store, 'demonstration', 'true')
  await setMeta(store, FILLING, 'false')
  process.stderr.write(`演示县：${done.residents} 位居民，${done.records} 份记录，用时 ${done.seconds.toFixed(1)} 秒\n`)
}

/** Takes away what a loading that was cut off left behind; nothing else can have been in that database. */
const clearHalfFilled = (store: Store): Promise<void> =>
  store.owner(async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
        and c.relname not in ('migration', 'meta')`)
    await client.query(`truncate ${rows.map(({ name }) => `public.${client.escapeIdentifier(name)}`).join(', ')}`)
  })

/** Whether a loading was cut off before its end. */
export const wasCutOff = async (store: Store): Promise<boolean> => (await getMeta(store, FILLING)) === 'true'

/** The demonstration county of a first start; a database with residents is left alone. */
export const fillIfEmpty = async (store: Store, residents: number): Promise<void> => {
  if (await wasCutOff(store)) {
    process.stderr.write('上次装入演示县中断，重新装入\n')
    await clearHalfFilled(store)
  }
  if (!(await isEmpty(store))) return
  process.stderr.write('数据库是空的，正在装入演示县（全部为合成数据）\n')
  await fill(store, { residents, seed: 1, today: dayOfInstant(Date.now()) })
}
