import { sql } from '@wangdi/store/sql.ts'
import type { Bench } from './bench.ts'

export interface Sampled {
  readonly person: string
  readonly village: number
  readonly name: string
  readonly initials: string
  readonly id_number: string | null
}

/** Residents picked by chance, the same ones at each run over the same county. */
export const samplePersons = (
  { store, options }: Bench,
  count: number,
  villages: readonly number[] | null = null,
): Promise<Sampled[]> =>
  store.system('bench', (tx) =>
    tx.rows<Sampled>(sql`
      select p.person, p.village, p.name, p.initials, i.id_number
      from person p join identity i on i.tenant = p.tenant and i.person = p.person
      where p.tenant = ${store.tenant} and p.state = 'active'
        and (${villages}::int[] is null or p.village = any (${villages}::int[]))
      order by hashtext(p.person::text || ${String(options.seed)}) limit ${count}`),
  )
