import type { Day } from '@wangdi/kernel/day/day.ts'
import type {
  AreaLine,
  BaseLine,
  ExchangeLine,
  HouseholdLine,
  RecordLine,
  ResidentLine,
  UnitLine,
} from '@wangdi/kernel/exchange/line.ts'
import type pg from 'pg'
import { noteRecordCodes } from '../commands/resident/record-code.ts'
import { groundOf } from '../ground.ts'
import type { Store } from '../open.ts'
import { loadAreas, loadBases, loadUnits } from './ground-lines.ts'
import { openWorkers, type Pool } from './pool.ts'
import { columnsOf } from './sheets.ts'
import type { Load, WorkerStart } from './worker.ts'

export interface SeedOptions {
  readonly today: Day
  readonly now?: Date
  readonly workers?: number
  readonly onProgress?: (residents: number) => void
}

export interface Seeded {
  readonly residents: number
  readonly records: number
  readonly seconds: number
}

const PER_LOAD = 500

/** Lines gathered until there are enough of them; residents and their records stay together. */
const gatherer = () => {
  let residents = new Map<string, { resident: ResidentLine; records: RecordLine[] }>()
  let households: HouseholdLine[] = []
  return {
    size: () => residents.size,
    resident: (line: ResidentLine) => residents.set(line.resident_id, { resident: line, records: [] }),
    household: (line: HouseholdLine) => households.push(line),
    record: (line: RecordLine): void => {
      const bundle = residents.get(line.resident_id)
      if (!bundle) throw new Error(`record ${line.record_id} stands apart from its resident`)
      bundle.records.push(line)
    },
    take: (): Load => {
      const load = { bundles: [...residents.values()], households }
      residents = new Map()
      households = []
      return load
    },
  }
}

const secured = [
  'person',
  'identity',
  'contact',
  'person_alias',
  'record',
  'record_version',
  'household',
  'household_member',
  'event',
  'due',
]

/**
 * The owner loads with COPY, which row security does not allow: for the time of the load it does not bind the owner.
 * The application's and the deriver's policies stand all the while.
 */
const forceOwner = async (client: pg.Client, force: boolean): Promise<void> => {
  for (const table of secured) await client.query(`alter table ${table} ${force ? '' : 'no '}force row level security`)
}

const loadGround = async (store: Store, areas: readonly AreaLine[], units: readonly UnitLine[]): Promise<void> => {
  await store.system('seed.ground', async (tx) => {
    await loadAreas(tx, store.tenant, areas)
    await loadUnits(tx, store.tenant, units)
  })
}

const finishGround = async (store: Store, bases: readonly BaseLine[], codes: readonly string[], now: string) => {
  await store.system('seed.bases', async (tx) => {
    await loadBases(tx, store.tenant, await groundOf(store, tx), bases, now)
    await noteRecordCodes(tx, store.tenant, codes)
  })
}

/** Highest code of each prefix: what the next code must lie above. */
const highest = () => {
  const codes = new Map<string, string>()
  return {
    see: (code: string | null): void => {
      if (code?.length !== 17) return
      const before = codes.get(code.slice(0, 12))
      if (!before || before < code) codes.set(code.slice(0, 12), code)
    },
    all: () => [...codes.values()],
  }
}

/**
 * Loads a county of new residents: areas and units first, then residents, each followed by its records (residents of
 * one household may stand together), bases anywhere. Rows are derived on worker threads and written with COPY. For a
 * database that has none of these residents; anything wrong stops the load.
 */
export const seedStream = async (
  store: Store,
  lines: Iterable<ExchangeLine> | AsyncIterable<ExchangeLine>,
  options: SeedOptions,
): Promise<Seeded> => {
  const began = performance.now()
  const now = (options.now ?? new Date()).toISOString()
  const [areas, units, bases]: [AreaLine[], UnitLine[], BaseLine[]] = [[], [], []]
  const codes = highest()
  const gather = gatherer()
  let pool: Pool<Load> | null = null
  let [residents, records, afterRecord] = [0, 0, false]
  const start = async (): Promise<Pool<Load>> => {
    await loadGround(store, areas, units)
    await store.owner((client) => forceOwner(client, false))
    const { owner, app, deriver } = store.options
    const data: WorkerStart = {
      ...{ owner, app, deriver, tenant: store.tenant, identityKey: store.identityKey },
      ...{ today: options.today, now },
    }
    let done = 0
    return openWorkers<Load>(new URL('./worker.ts', import.meta.url), options.workers ?? 2, data, (n) => {
      done += n
      options.onProgress?.(done)
    })
  }
  try {
    for await (const line of lines) {
      if (line.kind === 'area') areas.push(line)
      else if (line.kind === 'unit') units.push(line)
      else if (line.kind === 'base') bases.push(line)
      else if (line.kind === 'household') gather.household(line)
      else if (line.kind === 'record') {
        gather.record(line)
        records += 1
        afterRecord = true
      } else {
        pool ??= await start()
        if (afterRecord && gather.size() >= PER_LOAD) await pool.give(gather.take())
        afterRecord = false
        codes.see(line.record_code)
        gather.resident(line)
        residents += 1
      }
    }
    if (pool) {
      await pool.give(gather.take())
      await pool.finish()
    } else await loadGround(store, areas, units)
    await finishGround(store, bases, codes.all(), now)
  } finally {
    await store.owner(async (client) => {
      await forceOwner(client, true)
      // Vacuumed pages let figures read the index alone.
      await client.query(`vacuum (analyze) ${Object.keys(columnsOf).join(', ')}`)
    })
  }
  return { residents, records, seconds: (performance.now() - began) / 1000 }
}
