import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExchangeLine, RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { seedStream } from '@wangdi/store/bulk/seed.ts'
import { isEmpty } from '@wangdi/store/meta.ts'
import { sql } from '@wangdi/store/sql.ts'
import { countyLines } from '@wangdi/synth/county.ts'
import type { Ground } from './database.ts'
import type { Options } from './options.ts'

/** Forms of regular visits that every public-health doctor may save, whatever programmes there are. */
const visitForms = new Set(
  programmes.filter(({ dataClass = 'D1' }) => dataClass === 'D1').flatMap(({ visitForm }) => visitForm ?? []),
)

/** Visits that were kept out of the county: what import and saves then add, spread over it. */
export interface Held {
  /** The next ones; each is given once. */
  readonly take: (count: number) => readonly RecordLine[]
  readonly left: () => number
}

export interface County {
  readonly residents: number
  readonly held: Held
  /** How the county was loaded; null where an earlier run has left it. */
  readonly seeded: { readonly residents: number; readonly rows: number; readonly seconds: number } | null
  /** Remembers in a kept folder which visits are used up. */
  readonly leave: () => Promise<void>
}

const MOST = 12_000

/** A tenth of all residents has visits, most of those present have one to hold back. */
const shareOf = (residents: number): number => Math.min(0.8, MOST / (residents * 0.15))

/** By the end of the id, which is chance; its beginning is a time. */
const chosen = (resident: string, share: number): boolean =>
  Number.parseInt(resident.slice(-8), 16) / 0x1_0000_0000 < share

const isVisit = (line: ExchangeLine): line is RecordLine =>
  line.kind === 'record' && visitForms.has(line.form) && line.status === 'submitted' && line.base.length === 0

/** Passes the lines of a county on, but keeps the last visit of some residents back. */
function* withoutLastVisits(lines: Iterable<ExchangeLine>, share: number, held: RecordLine[]): Generator<ExchangeLine> {
  let last: RecordLine | null = null
  for (const line of lines) {
    if (last && line.kind === 'record' && line.resident_id === last.resident_id) {
      // A correction of the visit, or a later one: then this one is not the last.
      if (line.record_id === last.record_id || isVisit(line)) {
        yield last
        last = null
      }
    } else if (last) {
      held.push(last)
      last = null
    }
    if (isVisit(line) && chosen(line.resident_id, share)) last = line
    else yield line
  }
  if (last) held.push(last)
}

const rowsOf = ({ store }: Ground): Promise<number> =>
  store.system('bench', async (tx) => {
    const tables = ['person', 'identity', 'contact', 'household', 'household_member', 'record', 'record_version']
    const counts = [...tables, 'status', 'event', 'due'].map((name) => `(select count(*) from ${name})`)
    const { n } = (await tx.client.query<{ n: number }>(`select ${counts.join(' + ')} as n`)).rows[0]
    return Number(n)
  })

const heldFrom = (lines: RecordLine[]): Held => ({
  take: (count) => lines.splice(0, count),
  left: () => lines.length,
})

const fileOf = (keep: string): string => join(keep, 'bench-held.ndjson')

const text = (lines: readonly RecordLine[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('')

const countResidents = ({ store }: Ground): Promise<number> =>
  store.system('bench', async (tx) => {
    const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from person where tenant = ${store.tenant}`)
    return n
  })

const readHeld = async (keep: string): Promise<RecordLine[]> =>
  (await readFile(fileOf(keep), 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as RecordLine)

const fill = async (ground: Ground, options: Options, tell: (text: string) => void) => {
  const { residents, seed, on: today } = options
  const held: RecordLine[] = []
  const lines = withoutLastVisits(countyLines({ residents, seed, today }), shareOf(residents), held)
  const onProgress = (done: number): void => tell(`loading ${done} of ${residents} residents`)
  const loaded = await seedStream(ground.store, lines, { today, now: new Date(), onProgress })
  // Spread over the county, and the same each time.
  held.sort((a, b) => (a.record_id < b.record_id ? -1 : 1))
  return { held, seeded: { residents: loaded.residents, seconds: loaded.seconds, rows: await rowsOf(ground) } }
}

/** The county to measure on: loaded now, or the one that an earlier run has left in the kept folder. */
export const openCounty = async (ground: Ground, options: Options, tell: (text: string) => void): Promise<County> => {
  const { keep } = options
  const fresh = await isEmpty(ground.store)
  if (!fresh && keep === null) throw new Error('the database is not empty')
  const { held, seeded } =
    fresh || keep === null ? await fill(ground, options, tell) : { held: await readHeld(keep), seeded: null }
  const leave = async (): Promise<void> => {
    if (keep !== null) await writeFile(fileOf(keep), text(held))
  }
  await leave()
  return { residents: await countResidents(ground), held: heldFrom(held), seeded, leave }
}
