import type { Day } from '@wangdi/kernel/day/day.ts'
import { nameKey } from '@wangdi/kernel/identity/name.ts'
import type { Tx } from '../db.ts'
import type { Store } from '../open.ts'
import { blindOf } from '../person/keys.ts'
import { sql } from '../sql.ts'

/** How a row names a resident; the first that is there decides: number, code of the record, name with birth date. */
export interface Criteria {
  readonly id_type: string
  readonly id_number: string | null
  readonly record_code: string | null
  readonly name: string | null
  readonly birth_date: Day | null
}

export interface Hit {
  readonly resident_id: string
  readonly village: number
  readonly name_key: string
}

/** Who a row means: one, none, several who read alike, or one by number and another by code. */
export type Match = Hit | 'none' | 'several' | 'conflict'

interface Row extends Hit {
  readonly key: string
}

/** A merged resident stands for the survivor. */
const hit = sql`coalesce(p.merged_into, p.person) as resident_id, p.village, p.name_key`

const byNumber = (tx: Tx, tenant: number, blinds: readonly Buffer[]): Promise<Row[]> =>
  tx.rows<Row>(sql`
    select encode(i.blind, 'hex') as key, ${hit} from identity i
    join person p on p.tenant = i.tenant and p.person = i.person
    where i.tenant = ${tenant} and i.live and i.blind = any (${blinds}::bytea[])`)

const byCode = (tx: Tx, tenant: number, codes: readonly string[]): Promise<Row[]> =>
  tx.rows<Row>(sql`
    select p.record_code as key, ${hit} from person p
    where p.tenant = ${tenant} and p.record_code = any (${codes}::text[])
    union all
    select a.alias, ${hit} from person_alias a join person p on p.tenant = a.tenant and p.person = a.person
    where a.tenant = ${tenant} and a.alias = any (${codes}::text[])`)

const nameAndBirth = (name: string, birth: string): string => `${nameKey(name)} ${birth}`

const byName = (tx: Tx, tenant: number, names: readonly string[], births: readonly string[]): Promise<Row[]> =>
  tx.rows<Row>(sql`
    select p.name_key || ' ' || p.birth_date as key, ${hit} from person p
    join unnest(${names}::text[], ${births}::date[]) as w(name_key, birth_date)
      on w.name_key = p.name_key and w.birth_date = p.birth_date
    where p.tenant = ${tenant} and p.merged_into is null`)

const matchOf = (rows: readonly Row[] | undefined): Match => {
  const hits = new Map((rows ?? []).map(({ key: _, ...one }) => [one.resident_id, one]))
  const [first] = hits.values()
  return first === undefined ? 'none' : hits.size > 1 ? 'several' : first
}

const codeKey = (code: string): string => `c ${code}`

const keyOf = (store: Store, { id_type, id_number, record_code, name, birth_date }: Criteria): string | null => {
  if (id_number !== null) return `n ${blindOf(store.identityKey, id_type, id_number).toString('hex')}`
  if (record_code !== null) return codeKey(record_code)
  return name !== null && birth_date !== null ? `b ${nameAndBirth(name, birth_date)}` : null
}

/** A code beside a number names the same resident, or nobody. */
const agreed = (match: Match, byItsCode: Match): Match =>
  typeof match === 'object' && typeof byItsCode === 'object' && match.resident_id !== byItsCode.resident_id
    ? 'conflict'
    : match

/** Residents that rows of a file name, over the whole tenant: the caller decides what is in scope. */
export const findResidentsIn = async (tx: Tx, store: Store, asked: readonly Criteria[]): Promise<Match[]> => {
  const keys = asked.map((one) => keyOf(store, one))
  const of = (kind: string): string[] => [
    ...new Set(keys.flatMap((key) => (key?.startsWith(`${kind} `) ? key.slice(2) : []))),
  ]
  const [numbers, names] = [of('n'), of('b')]
  const codes = [...new Set(asked.flatMap(({ record_code }) => record_code ?? []))]
  const rows = new Map<string, Row[]>()
  const keep = (kind: string, found: readonly Row[]): void => {
    for (const row of found) rows.set(`${kind} ${row.key}`, [...(rows.get(`${kind} ${row.key}`) ?? []), row])
  }
  if (numbers.length > 0)
    keep(
      'n',
      await byNumber(
        tx,
        store.tenant,
        numbers.map((hex) => Buffer.from(hex, 'hex')),
      ),
    )
  if (codes.length > 0) keep('c', await byCode(tx, store.tenant, codes))
  if (names.length > 0) {
    const split = names.map((key) => [key.slice(0, key.lastIndexOf(' ')), key.slice(key.lastIndexOf(' ') + 1)])
    const [left, right] = [split.map(([name]) => name), split.map(([, birth]) => birth)]
    keep('b', await byName(tx, store.tenant, left, right))
  }
  return keys.map((key, at) => {
    const { record_code } = asked[at]
    const match = key === null ? 'none' : matchOf(rows.get(key))
    return record_code === null ? match : agreed(match, matchOf(rows.get(codeKey(record_code))))
  })
}
