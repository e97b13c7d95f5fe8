import type { Scope } from '@wangdi/store/scope.ts'
import { sql } from '@wangdi/store/sql.ts'
import type { Bench } from './bench.ts'
import { type Result, timeOf, timesOf } from './measure.ts'
import { samplePersons } from './sample.ts'

const REQUESTS = 200
const WARM_UP = 20

/** One resident by primary key, under the same row security. */
export const keyLookup = async (bench: Bench, scope: Scope): Promise<Result> => {
  const { store } = bench
  const persons = await samplePersons(bench, REQUESTS, scope.villages)
  const times = await timesOf(persons, WARM_UP, ({ person }) =>
    store.read(scope, (tx) =>
      tx.maybe(sql`select person, name, birth_date from person where tenant = ${store.tenant} and person = ${person}`),
    ),
  )
  return timeOf(times)
}
