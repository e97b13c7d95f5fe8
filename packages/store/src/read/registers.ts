import type { RegisterPage, RegisterRow } from '@wangdi/kernel/api/routes/registers.ts'
import { completedYears, type Day } from '@wangdi/kernel/day/day.ts'
import { flagMask, flagPacker } from '@wangdi/kernel/indicator/flags.ts'
import { lifeOf } from '@wangdi/kernel/programme/life.ts'
import type { Programme, RegisterCut } from '@wangdi/kernel/programme/programme.ts'
import { cutOf, cutsOf } from '@wangdi/kernel/programme/register.ts'
import { type Context, todayOf } from '../context.ts'
import type { Tx } from '../db.ts'
import { loadSubjects } from '../derive/load.ts'
import { subjectToday } from '../derive/merge.ts'
import { type Ground, groundOf } from '../ground.ts'
import { holding, matching } from '../indicators/count.ts'
import { join, raw, type Sql, sql } from '../sql.ts'
import { factsFor } from '../visible.ts'
import { cursorOf, pageOf } from './cursor.ts'

export interface RegisterQuery {
  readonly cut?: string
  /** Code of a village or township; left out: the whole scope. */
  readonly area?: string
  readonly after?: string
  readonly limit?: number
}

interface Row {
  readonly person: string
  readonly name: string
  readonly name_key: string
  readonly sex: string
  readonly birth_date: Day | null
  readonly village: number
  readonly group_name: string | null
}

const maskOf = (programme: Programme, { having }: RegisterCut): Sql =>
  matching(flagMask(flagPacker(programme.flags), having))

const villagesOf = (area: string | undefined, ground: Ground, scope: readonly number[]): readonly number[] => {
  if (area === undefined) return scope
  const found = ground.areaByCode(area)
  const wanted = new Set(found ? ground.villagesUnder(found.area) : [])
  return scope.filter((village) => wanted.has(village))
}

/** Persons of the cuts, each counted once, in one scan of the day's rows. */
const countCuts = async (
  tx: Tx,
  tenant: number,
  programme: Programme,
  villages: readonly number[],
  on: Day,
): Promise<RegisterPage['cuts']> => {
  const cuts = cutsOf(programme)
  const columns = cuts.map(
    (cut, at) => sql`count(distinct s.person) filter (where ${maskOf(programme, cut)}) as c${raw(String(at))}`,
  )
  const row = await tx.one<Readonly<Record<string, number>>>(
    sql`select ${join(columns, ', ')} from status s
        join person p on p.tenant = s.tenant and p.person = s.person and p.village = any (${villages}::int[])
        where ${holding(tenant, programme.id, on)}`,
  )
  return cuts.map(({ id, label }, at) => ({ id, label, count: Number(row[`c${at}`]) }))
}

const pageStatement = (
  tenant: number,
  programme: Programme,
  cut: RegisterCut,
  villages: readonly number[],
  on: Day,
  after: readonly (string | number)[] | null,
  limit: number,
): Sql =>
  sql`select p.person, p.name, p.name_key, p.sex, p.birth_date, p.village, p.group_name from person p
      where p.tenant = ${tenant} and p.village = any (${villages}::int[]) and p.merged_into is null
        ${after ? sql`and (p.name_key, p.person) > (${after[0]}, ${after[1]}::uuid)` : raw('')}
        and exists (select 1 from status s where ${holding(tenant, programme.id, on)} and s.person = p.person
          and ${maskOf(programme, cut)})
      order by p.name_key, p.person limit ${limit}`

const rowsOf = async (
  tx: Tx,
  tenant: number,
  ground: Ground,
  programme: Programme,
  found: readonly Row[],
  on: Day,
): Promise<RegisterRow[]> => {
  const loaded = await loadSubjects(
    tx,
    tenant,
    ground,
    found.map(({ person }) => person),
  )
  return found.map(({ person, name, sex, birth_date, village, group_name }) => {
    const one = loaded.get(person)
    const subject = one && factsFor(programme, subjectToday(one))
    return {
      resident_id: person,
      name,
      sex,
      age: birth_date && completedYears(birth_date, on),
      village_name: ground.areaOf(village)?.name ?? '',
      group: group_name,
      facts: (subject && programme.summary?.(subject, lifeOf(subject), on)) ?? [],
    }
  })
}

/** One page of a programme's register with what the programme says of each; null where the cursor is not ours. */
export const registerPage = (
  context: Context,
  programme: Programme,
  query: RegisterQuery,
): Promise<Omit<RegisterPage, 'may_export'> | null> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const on = todayOf(context)
    const after = cursorOf(context.store, query.after, 2)
    if (query.after && !after) return null
    const ground = await groundOf(context.store, tx)
    const villages = villagesOf(query.area, ground, context.scope.villages)
    const cut = cutOf(programme, query.cut)
    const limit = query.limit ?? 50
    const found = await tx.rows<Row>(pageStatement(tenant, programme, cut, villages, on, after, limit + 1))
    const { items, next } = pageOf(context.store, found, limit, ({ name_key, person }) => [name_key, person])
    const cuts = await countCuts(tx, tenant, programme, villages, on)
    return {
      programme: programme.id,
      label: programme.label,
      cuts,
      items: await rowsOf(tx, tenant, ground, programme, items, on),
      next,
      total: cuts.find(({ id }) => id === cut.id)?.count ?? 0,
    }
  })

const EXPORT_PAGE = 200

/** All rows of a register, page after page: a county's register is never in memory at once. */
export async function* registerRows(
  context: Context,
  programme: Programme,
  query: Pick<RegisterQuery, 'cut' | 'area'>,
): AsyncGenerator<RegisterRow> {
  let after: string | undefined
  do {
    const page = await registerPage(context, programme, { ...query, after, limit: EXPORT_PAGE })
    if (!page) return
    yield* page.items
    after = page.next ?? undefined
  } while (after)
}
