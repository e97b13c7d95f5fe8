import { derive } from '@wangdi/kernel/programme/derive.ts'
import type { Subject } from '@wangdi/kernel/programme/subject.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { loadSubjects } from '@wangdi/store/derive/load.ts'
import { derivePersons, lockPersons } from '@wangdi/store/derive/person.ts'
import { groundOf } from '@wangdi/store/ground.ts'
import { raw, sql } from '@wangdi/store/sql.ts'
import type { Bench } from '../bench.ts'
import { clock, type Measure, measure, rateOf } from '../measure.ts'
import { samplePersons } from '../sample.ts'

const PERSONS = 1000
const RUNS = 3
/** Persons of one transaction, as in an import. */
const BATCH = 200

const batches = (persons: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(persons.length / BATCH) }, (_, at) => persons.slice(at * BATCH, (at + 1) * BATCH))

const subjectsOf = ({ store }: Bench, persons: readonly string[]): Promise<Subject[]> =>
  store.system('bench', async (tx) => {
    const loaded = await loadSubjects(tx, store.tenant, await groundOf(store, tx), persons)
    return [...loaded.values()].map(({ subject }) => subject)
  })

/** What is worked out about a subject is remembered with the object: each run gets new objects. */
const fresh = (subjects: readonly Subject[]): Subject[] =>
  subjects.map((subject) => ({
    ...subject,
    person: { ...subject.person },
    records: subject.records.map((record) => ({ ...record, fields: { ...record.fields } })),
  }))

const fromMemory = async (subjects: readonly Subject[]): Promise<number> => {
  const run = fresh(subjects)
  const ms = await clock(() => {
    for (const subject of run) derive(subject, programmes)
  })
  return run.length / (ms / 1000)
}

class RollBack extends Error {}

/** Persons per second through lock, load, derivation and comparison; `empty`: no row is there yet, all are written. */
const endToEnd = async ({ store, today }: Bench, persons: readonly string[], empty: boolean): Promise<number> => {
  let ms = 0
  for (const batch of batches(persons))
    await store
      .system('bench', async (tx) => {
        const ground = await groundOf(store, tx)
        if (empty)
          for (const table of ['status', 'event', 'due'])
            await tx.run(
              sql`delete from ${raw(table)} where tenant = ${store.tenant} and person = any (${batch}::uuid[])`,
            )
        ms += await clock(async () => {
          await lockPersons(tx, store.tenant, batch)
          await derivePersons(tx, store.tenant, ground, batch, today)
        })
        throw new RollBack()
      })
      .catch((error: unknown) => {
        if (!(error instanceof RollBack)) throw error
      })
  return persons.length / (ms / 1000)
}

const repeated = async (work: () => Promise<number>): Promise<number[]> => {
  await work()
  const rates: number[] = []
  for (let run = 0; run < RUNS; run++) rates.push(await work())
  return rates
}

/** Deriving what follows from the records of residents, one after the other on one thread. */
export const derivePart = async (bench: Bench): Promise<Measure[]> => {
  const persons = (await samplePersons(bench, PERSONS)).map(({ person }) => person)
  const subjects = await subjectsOf(bench, persons)
  const memory = rateOf('persons/s', await repeated(() => fromMemory(subjects)))
  const plain = { name: 'derived from memory', result: memory }
  const same = await repeated(() => endToEnd(bench, persons, false))
  const all = await repeated(() => endToEnd(bench, persons, true))
  return [
    measure('derive', 'from memory, one thread', memory, RUNS),
    measure('derive', 'load, derive, compare; nothing differs', rateOf('persons/s', same), RUNS, plain),
    measure('derive', 'load, derive, write every row', rateOf('persons/s', all), RUNS, plain),
  ]
}
