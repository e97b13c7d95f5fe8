import type { ResidentRow } from '@wangdi/kernel/api/answers/residents.ts'
import { addDays, completedYears, type Day, daysInMonth, monthOf, yearOf, yearStart } from '@wangdi/kernel/day/day.ts'
import { maskIdNumber, maskPhone } from '@wangdi/kernel/identity/mask.ts'
import { flagMask, flagPacker } from '@wangdi/kernel/indicator/flags.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { type Context, todayOf } from '../context.ts'
import type { Tx } from '../db.ts'
import { type Ground, groundOf } from '../ground.ts'
import { matching } from '../indicators/count.ts'
import { raw, type Sql, sql } from '../sql.ts'
import { cursorOf, pageOf } from './cursor.ts'
import { all, type KeyColumn, range, readSearch, type Search } from './search.ts'

export interface ResidentQuery {
  readonly q?: string
  readonly village?: string
  readonly programme?: string
  readonly state?: string
  readonly age_from?: number
  readonly age_to?: number
  readonly after?: string
  readonly limit?: number
}

export type ResidentList =
  | { readonly items: ResidentRow[]; readonly next: string | null; readonly total: number | null }
  | { readonly code: 'SEARCH_TOO_BROAD' | 'CURSOR_INVALID' }

interface Row {
  readonly person: string
  readonly key: string
  readonly name: string
  readonly sex: string
  readonly birth_date: Day | null
  readonly village: number
  readonly group_name: string | null
  readonly record_code: string | null
  readonly state: string
  readonly residence: string
  readonly last_service: Day | null
  readonly id_number: string | null
  readonly own_phone: string | null
}

/** The latest birth date of someone who is `age` on a day (29 February reaches an age on the 28th). */
const bornFor = (age: number, on: Day): Day => {
  const year = yearOf(on) - age
  const month = monthOf(on)
  const date = Math.min(Number(on.slice(8)), daysInMonth(year, month))
  const born = `${String(year).padStart(4, '0')}-${on.slice(5, 7)}-${String(date).padStart(2, '0')}` as Day
  return on.endsWith('02-28') && daysInMonth(year, 2) === 29 ? addDays(born, 1) : born
}

/** Rows of a programme that mean membership today; a programme without such a flag has everyone it has a state for. */
const memberMask = (id: string): Sql => {
  const programme = programmes.find((each) => each.id === id)
  if (!programme) return raw('false')
  const group = programme.groupFlag ?? (programme.flags.includes('enrolled') ? 'enrolled' : null)
  const having = group === null ? ['present'] : [group, 'present']
  return matching(flagMask(flagPacker(programme.flags), having))
}

const memberOn = (programme: string, today: Day): Sql =>
  sql`exists (select 1 from status s where s.tenant = p.tenant and s.person = p.person and s.programme = ${programme}
        and s.from_day >= ${yearStart(yearOf(today))} and s.from_day <= ${today} and s.to_day > ${today}
        and ${memberMask(programme)})`

const filters = (query: ResidentQuery, today: Day): Sql[] => [
  // Records that were merged away are found by asking for them.
  query.state ? sql`p.state = ${query.state}` : sql`p.state <> 'void_duplicate'`,
  ...(query.age_from === undefined ? [] : [sql`p.birth_date <= ${bornFor(query.age_from, today)}`]),
  ...(query.age_to === undefined ? [] : [sql`p.birth_date > ${bornFor(query.age_to + 1, today)}`]),
  ...(query.programme ? [memberOn(query.programme, today)] : []),
]

/** Villages of the scope that the page is about. */
const villagesOf = (query: ResidentQuery, ground: Ground, scope: readonly number[]): readonly number[] => {
  if (query.village === undefined) return scope
  const area = ground.areaByCode(query.village)
  const wanted = new Set(area ? ground.villagesUnder(area.area) : [])
  return scope.filter((village) => wanted.has(village))
}

const shown = sql`p.person, p.name, p.sex, p.birth_date, p.village, p.group_name, p.record_code, p.state, p.residence,
  p.last_service`

type Cursor = readonly (string | number)[] | null

interface PageOf {
  readonly tenant: number
  readonly villages: readonly number[]
  readonly after: Cursor
  readonly limit: number
}

/** Up to this many villages are read one after the other along their own key; more are filtered out of the county's. */
const FEW = 60

/**
 * One page ordered by a key column: rows after the cursor in (key, person) order. A few villages are each read from
 * their own index, at most a page of each; row security alone would leave the planner guessing how many there are.
 */
const pageBy = ({ tenant, villages, after, limit }: PageOf, column: KeyColumn, conditions: readonly Sql[]): Sql => {
  const key = raw(`p.${column}`)
  const rows = (village: Sql): Sql =>
    sql`select ${shown}, ${key} as key from person p
        where p.tenant = ${tenant} and ${village} and ${all(conditions)}
          ${after ? sql`and (${key}, p.person) > (${after[0]}, ${after[1]}::uuid)` : raw('')}
        order by ${key}, p.person limit ${limit}`
  if (villages.length === 1) return rows(sql`p.village = ${villages[0]}`)
  return villages.length <= FEW
    ? sql`select each.* from unnest(${villages}::int[]) as v(village)
          cross join lateral (${rows(sql`p.village = v.village`)}) each order by key, person limit ${limit}`
    : rows(sql`p.village = any (${villages}::int[])`)
}

const pageSql = (of: PageOf, search: Search, conditions: readonly Sql[]): Sql => {
  if (search.by === 'key') {
    const [first, second] = search.columns
    const page = pageBy(of, first, [...conditions, range(first, search.prefix)])
    if (!second) return page
    // Whoever is found by the first key is not listed again under the second.
    const rest = [...conditions, range(second, search.prefix), sql`not (${range(first, search.prefix)})`]
    return sql`(${page}) union all (${pageBy(of, second, rest)})`
  }
  return pageBy(of, 'name_key', search.by === 'where' ? [...conditions, search.condition] : conditions)
}

/** Number and phone of the page's persons only: joined after the page is known, where the scope may see them. */
const withContacts = (page: Sql, limit: number): Sql =>
  sql`select p.*, i.id_number, c.own_phone
      from (select * from (${page}) as found order by key, person limit ${limit}) p
      left join identity i on i.tenant = current_setting('wangdi.tenant')::int and i.person = p.person
      left join contact c on c.tenant = current_setting('wangdi.tenant')::int and c.person = p.person
      order by p.key, p.person`

/** A programme a person is in, and the word for it beside their name. */
export interface Membership {
  readonly id: string
  readonly label: string
}

/** Programmes each person is in today. */
export const membershipsOf = async (
  tx: Tx,
  tenant: number,
  persons: readonly string[],
  today: Day,
): Promise<Map<string, Membership[]>> => {
  const named = programmes.filter(({ enrolForm, groupTag }) => enrolForm !== undefined || groupTag !== undefined)
  const each = named.map(({ id }) => sql`(s.programme = ${id} and ${memberMask(id)})`)
  if (each.length === 0 || persons.length === 0) return new Map()
  const rows = await tx.rows<{ person: string; programme: string }>(
    sql`select distinct s.person, s.programme from status s
        where s.tenant = ${tenant} and s.person = any (${persons}::uuid[])
          and s.from_day >= ${yearStart(yearOf(today))} and s.from_day <= ${today} and s.to_day > ${today}
          and (${each.reduce((a, b) => sql`${a} or ${b}`)})`,
  )
  return new Map(
    [...Map.groupBy(rows, ({ person }) => person)].map(([person, of]) => [
      person,
      named
        .filter(({ id }) => of.some(({ programme }) => programme === id))
        .map(({ id, label, groupTag }) => ({ id, label: groupTag ?? label })),
    ]),
  )
}

const rowOf = (row: Row, ground: Ground, today: Day, member: readonly Membership[]): ResidentRow => ({
  resident_id: row.person,
  name: row.name,
  sex: row.sex,
  birth_date: row.birth_date,
  age: row.birth_date === null ? null : completedYears(row.birth_date, today),
  id_masked: row.id_number === null ? '' : maskIdNumber(row.id_number),
  phone_masked: row.own_phone === null ? null : maskPhone(row.own_phone),
  record_code: row.record_code,
  village: ground.areaOf(row.village)?.code ?? '',
  village_name: ground.areaOf(row.village)?.name ?? '',
  group: row.group_name,
  state: row.state,
  residence: row.residence,
  programmes: member,
  last_service: row.last_service,
})

interface Asked {
  readonly tenant: number
  /** Villages of the scope. */
  readonly villages: readonly number[]
  readonly query: ResidentQuery
  readonly search: Search
  readonly ground: Ground
  readonly today: Day
  readonly after: Cursor
}

/** The statement of one page; one row more than asked for tells whether there is a next page. */
export const residentsStatement = ({ tenant, villages, query, search, ground, today, after }: Asked): Sql => {
  const limit = (query.limit ?? 50) + 1
  const of = { tenant, villages: villagesOf(query, ground, villages), after, limit }
  return withContacts(pageSql(of, search, filters(query, today)), limit)
}

/**
 * Set for the statement of a page that stands in the order of an index. Row security makes a planner before PostgreSQL 17
 * expect a handful of rows where there are thousands; it would then read a whole village and sort it.
 */
export const alongIndex = ({ by }: Search): string => `set local enable_sort = ${by === 'where' ? 'on' : 'off'}`

/** Residents of the scope by name, filtered or searched, page by page along the key. */
export const listResidents = (context: Context, query: ResidentQuery): Promise<ResidentList> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant, villages } = context.scope
    const today = todayOf(context)
    const after = cursorOf(context.store, query.after, 2)
    if (query.after && !after) return { code: 'CURSOR_INVALID' }
    const search = readSearch(query.q, context.store.identityKey, query.village !== undefined)
    if (search.by === 'too_broad') return { code: 'SEARCH_TOO_BROAD' }
    const ground = await groundOf(context.store, tx)
    await tx.exec(alongIndex(search))
    const found = await tx.rows<Row>(residentsStatement({ tenant, villages, query, search, ground, today, after }))
    const { items, next } = pageOf(context.store, found, query.limit ?? 50, ({ key, person }) => [key, person])
    const member = await membershipsOf(
      tx,
      tenant,
      items.map(({ person }) => person),
      today,
    )
    return {
      items: items.map((row) => rowOf(row, ground, today, member.get(row.person) ?? [])),
      next,
      total: !query.after && next === null ? items.length : null,
    }
  })
