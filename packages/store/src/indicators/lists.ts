import type { Plan } from '@wangdi/kernel/indicator/plan.ts'
import { raw, type Sql, sql } from '../sql.ts'
import { dueCondition, eventCondition, holding, matching } from './count.ts'

export type ListName = 'met' | 'not-met' | 'excluded' | 'events'

/**
 * Whom a figure is about, row by row of status on the reference day, or of what happened once in the period: the group,
 * and the test that its members pass. A population figure has no members of its own: there the group is whomever the
 * question is about. Null: the figure counts no persons. The peer of `listsOf` in the kernel.
 */
export interface Group {
  readonly programme: string
  readonly table: 'status' | 'event'
  /** Condition of the rows that are looked at. */
  readonly rows: Sql
  readonly group: Sql
  readonly pass: Sql
}

const all = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? raw('true') : conditions.reduce((a, b) => sql`${a} and ${b}`)

/** Events of one kind over events of the same kind: those of the denominator that the numerator leaves out. */
const eventGroup = (tenant: number, { numerator, denominator, start, on }: Plan): Group | null => {
  if (numerator.from !== 'event' || denominator?.from !== 'event') return null
  const { programme, kind } = denominator
  if (numerator.kind !== kind || numerator.programme !== programme || numerator.persons || denominator.persons)
    return null
  return {
    programme,
    table: 'event',
    rows: sql`s.tenant = ${tenant} and s.programme = ${programme} and s.kind = ${kind} and s.day between ${start} and ${on}`,
    group: eventCondition(denominator, tenant, on),
    pass: eventCondition(numerator, tenant, on),
  }
}

export const groupOf = (tenant: number, plan: Plan): Group | null => {
  const { numerator, denominator, about, on } = plan
  if (numerator.from !== 'status') return eventGroup(tenant, plan)
  const pass = matching(numerator.mask)
  const { programme } = numerator
  const of = { programme, table: 'status' as const, rows: holding(tenant, programme, on), pass }
  if (denominator?.from === 'base') return { ...of, group: about ? matching(about.mask) : raw('false') }
  return { ...of, group: denominator?.from === 'status' ? matching(denominator.mask) : pass }
}

/** The condition of a list over the rows of the group; null where the figure has no such list. */
export const listCondition = (tenant: number, plan: Plan, list: Exclude<ListName, 'events'>): Sql | null => {
  const of = groupOf(tenant, plan)
  if (!of) return null
  if (list === 'met') return sql`(${of.pass})`
  if (list === 'not-met') return sql`(${of.group}) and not (${of.pass})`
  const { about, denominator } = plan
  return about && of.table === 'status' && denominator?.from !== 'base'
    ? sql`(${matching(about.mask)}) and not (${of.group}) and not (${of.pass})`
    : null
}

/** The i-th clause fails and all before it are met: persons are counted under their first unmet clause. */
export const firstUnmet = (plan: Plan, at: number): Sql =>
  all([
    ...plan.clauses.slice(0, at).map(({ mask }) => sql`(${matching(mask)})`),
    sql`not (${matching(plan.clauses[at].mask)})`,
  ])

const inVillages = (villages: readonly number[]): Sql => sql`s.village = any (${villages}::int[])`

export interface ListQuery {
  readonly tenant: number
  readonly plan: Plan
  readonly villages: readonly number[]
}

/** Sizes of the lists and of each reason, in one statement. */
export const sizesStatement = ({ tenant, plan, villages }: ListQuery): Sql | null => {
  const [met, not, out] = (['met', 'not-met', 'excluded'] as const).map((list) => listCondition(tenant, plan, list))
  const of = groupOf(tenant, plan)
  if (!of || !met || !not) return null
  const clauses = plan.clauses.map(
    ({ mask }, at) => sql`, count(*) filter (where ${not} and ${firstUnmet(plan, at)}) as ${raw(`f${at}`)}
       , count(*) filter (where ${not} and not (${matching(mask)})) as ${raw(`a${at}`)}`,
  )
  return sql`select count(*) filter (where ${met}) as met, count(*) filter (where ${not}) as not_met,
       ${out ? sql`count(*) filter (where ${out})` : raw('null::bigint')} as excluded
       ${clauses.reduce((a, b) => sql`${a}${b}`, raw(''))}
     from ${raw(of.table)} s
     where ${of.rows} and ${inVillages(villages)}`
}

const owedSince = (tenant: number, programme: string, on: Plan['on']): Sql =>
  sql`(select min(d.due_by) as due_by from due d where d.tenant = ${tenant} and d.person = s.person and d.programme = ${programme}
        and d.opens <= ${on} and (d.met_on is null or d.met_on > ${on}) and (d.ended_on is null or d.ended_on > ${on}))`

const person = sql`s.person, s.village, s.flags, p.name, p.name_key, p.sex, p.birth_date, p.group_name,
  p.village as village_today`

const pageAfter = (after: readonly (string | number)[] | null): Sql =>
  after ? sql`where (due_key, name_key, person) > (${after[0]}::date, ${after[1]}, ${after[2]}::uuid)` : raw('')

/** One page of persons of a list: longest overdue first, then by name. */
export const personsStatement = (
  { tenant, plan, villages }: ListQuery,
  list: Exclude<ListName, 'events'>,
  clause: string | undefined,
  after: readonly (string | number)[] | null,
  limit: number,
): Sql | null => {
  const [of, condition] = [groupOf(tenant, plan), listCondition(tenant, plan, list)]
  if (!of || !condition) return null
  const at = plan.clauses.findIndex(({ code }) => code === clause)
  const only = clause === undefined ? raw('') : at < 0 ? raw(' and false') : sql` and ${firstUnmet(plan, at)}`
  return sql`select * from (
      select ${person}, coalesce(o.due_by, '9999-12-31'::date) as due_key, o.due_by
      from ${raw(of.table)} s
      join person p on p.tenant = s.tenant and p.person = s.person
      cross join lateral ${owedSince(tenant, of.programme, plan.on)} o
      where ${of.rows} and ${inVillages(villages)} and ${condition}${only}
    ) listed ${pageAfter(after)}
    order by due_key, name_key, person limit ${limit}`
}

/** The rows that a figure of events or dues counts, newest first; null for other figures. */
export const eventsCondition = ({ tenant, plan, villages }: ListQuery): { from: Sql; day: string } | null => {
  const { numerator: n, start, on } = plan
  if (n.from === 'event')
    return {
      from: sql`event s where s.tenant = ${tenant} and s.programme = ${n.programme} and s.kind = ${n.kind}
        and s.day between ${start} and ${on} and ${inVillages(villages)} and ${eventCondition(n, tenant, on)}`,
      day: 'day',
    }
  if (n.from === 'due')
    return {
      from: sql`due s where s.tenant = ${tenant} and s.programme = ${n.programme} and ${inVillages(villages)}
        and ${dueCondition(n, { start, on })}`,
      day: 'due_by',
    }
  return null
}

export const eventsStatement = (
  query: ListQuery,
  after: readonly (string | number)[] | null,
  limit: number,
): Sql | null => {
  const condition = eventsCondition(query)
  if (!condition) return null
  const flags = query.plan.numerator.from === 'event' ? raw('s.flags') : raw('0::bigint as flags')
  return sql`select e.person, e.village, e.flags, p.name, p.name_key, p.sex, p.birth_date, p.group_name,
      p.village as village_today, e.day as due_key, e.day as due_by
    from (select s.person, s.village, ${flags}, s.${raw(condition.day)} as day from ${condition.from}) e
    join person p on p.tenant = ${query.tenant} and p.person = e.person
    where ${after ? sql`(e.day, p.name_key, e.person) > (${after[0]}::date, ${after[1]}, ${after[2]}::uuid)` : raw('true')}
    order by e.day, p.name_key, e.person limit ${limit}`
}
