import { yearOf, yearStart } from '@wangdi/kernel/day/day.ts'
import type { FlagMask } from '@wangdi/kernel/indicator/flags.ts'
import type { CountPlan, Plan } from '@wangdi/kernel/indicator/plan.ts'
import type { Tx } from '../db.ts'
import { join, raw, type Sql, sql } from '../sql.ts'

/** A count and the span that it is asked for. */
export interface Asked {
  readonly count: CountPlan
  readonly start: Plan['start']
  readonly on: Plan['on']
}

/** Which group each village of the scope belongs to; a village alone is its own group. */
export type Groups = ReadonlyMap<number, number>

export const matching = ({ required, forbidden }: FlagMask, column: Sql = raw('s.flags')): Sql =>
  join(
    [
      ...(required > 0 ? [sql`${column} & ${required}::bigint = ${required}::bigint`] : []),
      ...(forbidden > 0 ? [sql`${column} & ${forbidden}::bigint = 0`] : []),
      ...(required === 0 && forbidden === 0 ? [raw('true')] : []),
    ],
    ' and ',
  )

/** Rows of status that hold on a day. They are cut at 1 January: one year's partition has them all. */
export const holding = (tenant: number, programme: string, on: Plan['on']): Sql =>
  sql`s.tenant = ${tenant} and s.programme = ${programme} and s.from_day >= ${yearStart(yearOf(on))}
    and s.from_day <= ${on} and s.to_day > ${on}`

const statusColumn = (count: Extract<CountPlan, { from: 'status' }>): Sql => {
  const { sum, cap, times, mask } = count
  const n = (at: number): Sql => raw(`s.n${at + 1}`)
  const each = sum === null ? raw('count(*)') : sql`sum(${cap === null ? n(sum) : sql`least(${n(sum)}, ${n(cap)})`})`
  return sql`coalesce(${each} filter (where ${matching(mask)}), 0) * ${raw(String(Math.trunc(times)))}`
}

/** Events that match, and that others of their episode join by the reference day. */
export const eventCondition = (
  { programme, mask, joined }: Extract<CountPlan, { from: 'event' }>,
  tenant: number,
  on: Plan['on'],
): Sql =>
  join(
    [
      matching(mask),
      ...joined.map(
        (other) => sql`${raw(other.absent ? 'not exists' : 'exists')} (select from event j
          where j.tenant = ${tenant} and j.person = s.person and j.programme = ${programme} and j.episode = s.episode
            and j.kind = ${other.kind} and j.day <= ${on} and ${matching(other.mask, raw('j.flags'))})`,
      ),
    ],
    ' and ',
  )

const eventColumn = (count: Extract<CountPlan, { from: 'event' }>, tenant: number, on: Plan['on']): Sql =>
  sql`count(${raw(count.persons ? 'distinct s.person' : '*')}) filter (where ${eventCondition(count, tenant, on)})`

/** Slots that closed in the span and that were owed to their end; `met`: those met by their day. */
export const dueCondition = (
  { kinds, met }: Extract<CountPlan, { from: 'due' }>,
  { start, on }: Omit<Asked, 'count'>,
): Sql =>
  sql`s.kind = any (${kinds}::text[]) and s.due_by between ${start} and ${on}
    and (s.ended_on is null or s.ended_on > s.due_by)
    and ${met ? sql`s.met_on <= s.due_by` : sql`(s.met_on <= s.due_by or s.due_by < ${on})`}`

const areas = (groups: Groups): Sql =>
  sql`unnest(${[...groups.keys()]}::int[], ${[...groups.values()]}::int[]) as a(village, grp)`

const columns = (list: readonly Sql[]): Sql =>
  join(
    list.map((column, at) => sql`${column} as c${raw(String(at))}`),
    ', ',
  )

type Kind<F extends CountPlan['from']> = Omit<Asked, 'count'> & { count: Extract<CountPlan, { from: F }> }

const isFrom =
  <F extends CountPlan['from']>(from: F) =>
  (asked: Asked): asked is Kind<F> =>
    asked.count.from === from

/** One statement per table, programme and span: all counts over the same rows are columns of it. */
export const countStatements = (
  tenant: number,
  asked: readonly Asked[],
  groups: Groups,
): { readonly asked: readonly Asked[]; readonly statement: Sql }[] => {
  const status = Map.groupBy(asked.filter(isFrom('status')), ({ count, on }) => `${count.programme} ${on}`)
  const event = Map.groupBy(
    asked.filter(isFrom('event')),
    ({ count, start, on }) => `${count.programme} ${count.kind} ${start} ${on}`,
  )
  const due = Map.groupBy(asked.filter(isFrom('due')), ({ count, start, on }) => `${count.programme} ${start} ${on}`)
  return [
    ...[...status.values()].map((list) => ({
      asked: list,
      statement: sql`select a.grp, ${columns(list.map(({ count }) => statusColumn(count)))}
from status s join ${areas(groups)} on a.village = s.village
where ${holding(tenant, list[0].count.programme, list[0].on)}
group by a.grp`,
    })),
    ...[...event.values()].map((list) => ({
      asked: list,
      statement: sql`select a.grp, ${columns(list.map(({ count, on }) => eventColumn(count, tenant, on)))}
from event s join ${areas(groups)} on a.village = s.village
where s.tenant = ${tenant} and s.programme = ${list[0].count.programme} and s.kind = ${list[0].count.kind}
  and s.day between ${list[0].start} and ${list[0].on}
group by a.grp`,
    })),
    ...[...due.values()].map((list) => ({
      asked: list,
      statement: sql`select a.grp, ${columns(list.map((each) => sql`count(*) filter (where ${dueCondition(each.count, each)})`))}
from due s join ${areas(groups)} on a.village = s.village
where s.tenant = ${tenant} and s.programme = ${list[0].count.programme}
  and s.kind = any (${[...new Set(list.flatMap(({ count }) => count.kinds))]}::text[])
  and s.due_by between ${list[0].start} and ${list[0].on}
group by a.grp`,
    })),
  ]
}

/** Persons with an event are counted once in a whole though they had one in two of its parts. */
const isSum = ({ count }: Asked): boolean => count.from !== 'event' || !count.persons

const addAnswers = async (
  tx: Tx,
  tenant: number,
  { asked, wanted, groups }: { asked: readonly Asked[]; wanted: readonly Asked[]; groups: Groups },
  add: (group: number, at: number, n: number) => void,
): Promise<void> => {
  const statements = countStatements(tenant, wanted, groups)
  const answers = await Promise.all(statements.map(({ statement }) => tx.rows<Record<string, number>>(statement)))
  for (const [at, rows] of answers.entries())
    for (const row of rows)
      for (const [column, one] of statements[at].asked.entries())
        add(row.grp, asked.indexOf(one), Number(row[`c${column}`]))
}

/**
 * The counts asked for, by group, in the order asked; a group without rows counts 0. With `whole`, the group of that
 * number holds all others and itself. Bases are not counted here.
 */
export const countBy = async (
  tx: Tx,
  tenant: number,
  asked: readonly Asked[],
  groups: Groups,
  whole?: number,
): Promise<Map<number, number[]>> => {
  const names = new Set([...groups.values(), ...(whole === undefined ? [] : [whole])])
  const result = new Map([...names].map((group) => [group, asked.map(() => 0)]))
  const add = (group: number, at: number, n: number): void => {
    const counts = result.get(group)
    if (counts) counts[at] += n
  }
  if (whole === undefined) {
    await addAnswers(tx, tenant, { asked, wanted: asked, groups }, add)
    return result
  }
  const alone = asked.filter((one) => !isSum(one))
  const all = new Map([...groups.keys()].map((village) => [village, whole]))
  await Promise.all([
    addAnswers(tx, tenant, { asked, wanted: asked, groups }, (group, at, n) => {
      if (group !== whole) add(group, at, n)
      if (isSum(asked[at])) add(whole, at, n)
    }),
    addAnswers(tx, tenant, { asked, wanted: alone, groups: all }, add),
  ])
  return result
}
