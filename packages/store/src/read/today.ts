import { isRestricted } from '@wangdi/kernel/access/class.ts'
import type { TaskLine, TaskPerson, Today } from '@wangdi/kernel/api/answers/residents.ts'
import { addDays, completedYears, type Day, daysBetween } from '@wangdi/kernel/day/day.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { type Context, todayOf } from '../context.ts'
import type { Tx } from '../db.ts'
import { type Ground, groundOf } from '../ground.ts'
import { raw, type Sql, sql } from '../sql.ts'
import { cursorFrom, cursorOf } from './cursor.ts'

export interface TodayQuery {
  readonly bucket?: 'today' | 'overdue' | 'week' | 'done'
  readonly village?: string
  readonly order?: 'urgency' | 'group'
  readonly after?: string
  readonly limit?: number
  /** Programmes of the post where it works for these alone; left out: all. */
  readonly programmes?: readonly string[]
}

/** What is owed in these programmes alone. */
const within = (programmes: TodayQuery['programmes']): Sql =>
  programmes ? sql`programme = any (${programmes}::text[])` : raw('true')

interface Standing {
  readonly person: string
  readonly village: number
  readonly due_by: Day
  readonly group_name: string | null
  readonly household: string | null
}

/** Persons with something open today: the earliest day by which any of it is due. */
const openPersons = (
  tx: Tx,
  tenant: number,
  villages: readonly number[],
  today: Day,
  only: TodayQuery['programmes'],
): Promise<Standing[]> =>
  tx.rows<Standing>(
    sql`select d.person, d.village, d.due_by, p.group_name, h.household
        from (
          select person, access_village as village, min(due_by) as due_by from due
          where tenant = ${tenant} and access_village = any (${villages}::int[]) and met_on is null
            and opens <= ${today} and (ended_on is null or ended_on > ${today}) and ${within(only)}
          group by person, access_village
        ) d
        join person p on p.tenant = ${tenant} and p.person = d.person and p.state in ('active', 'draft')
        left join household_member h on h.tenant = ${tenant} and h.person = d.person and h.left_on is null`,
  )

/** Persons for whom something was met today and nothing is left that was due. */
const donePersons = (
  tx: Tx,
  tenant: number,
  villages: readonly number[],
  today: Day,
  only: TodayQuery['programmes'],
): Promise<Standing[]> =>
  tx.rows<Standing>(
    sql`select d.person, d.village, d.due_by, p.group_name, null as household
        from (
          select person, access_village as village, min(due_by) as due_by from due
          where tenant = ${tenant} and access_village = any (${villages}::int[]) and met_on = ${today}
            and ${within(only)}
          group by person, access_village
        ) d
        join person p on p.tenant = ${tenant} and p.person = d.person`,
  )

type State = TaskPerson['state']

const stateOf = (due_by: Day, today: Day): State => {
  if (due_by < today) return 'overdue'
  if (due_by === today) return 'today'
  return due_by <= addDays(today, 7) ? 'soon' : 'later'
}

const byUrgency = (a: Standing, b: Standing): number =>
  a.due_by < b.due_by ? -1 : a.due_by > b.due_by ? 1 : a.person < b.person ? -1 : 1

/** Longest overdue first; persons of one household follow the most urgent of them. */
const ordered = (list: readonly Standing[], order: TodayQuery['order']): Standing[] => {
  const sorted = list.toSorted(byUrgency)
  const homes = Map.groupBy(sorted, ({ household, person }) => household ?? person)
  const together = [...homes.values()].flat()
  return order === 'group'
    ? together.toSorted((a, b) => (a.group_name ?? '').localeCompare(b.group_name ?? '', 'zh'))
    : together
}

interface DueLine {
  readonly person: string
  readonly programme: string
  readonly kind: string
  readonly form: string
  readonly opens: Day
  readonly due_by: Day
  readonly facts: Readonly<Record<string, string | number>>
}

/** A task in words; its days as they are told on `on`. */
export const taskLine = (
  { programme, kind, form, opens, due_by, facts }: Omit<DueLine, 'person'>,
  on?: Day,
): TaskLine => {
  const words = programmes.find(({ id }) => id === programme)?.dueText({ kind, due_by, facts }, on)
  const idOf = (key: string): string | null => (typeof facts[key] === 'string' ? facts[key] : null)
  const [record, mends] = [idOf('record'), idOf('mends')]
  return {
    programme,
    kind,
    form,
    record,
    mends,
    title: words?.title ?? kind,
    reason: words?.reason ?? '',
    opens,
    due_by,
  }
}

/** Whether the reader may fill a form: those of restricted classes are seen only by who may. */
const mayFill = ({ rights }: Context, id: string): boolean => {
  const form = formOf(id)
  return !form || isRestricted(form.dataClass) || form.classOf !== undefined || (rights?.has('C:D1') ?? true)
}

/** What is open for persons on a day or opens in the days ahead, soonest first. */
export const openTasks = async (
  tx: Tx,
  context: Context,
  persons: readonly string[],
  today: Day,
  ahead = 0,
): Promise<Map<string, TaskLine[]>> => {
  const { tenant } = context.scope
  const rows = await tx.rows<DueLine>(
    sql`select person, programme, kind, form, opens, due_by, facts from due
        where tenant = ${tenant} and person = any (${persons}::uuid[]) and met_on is null
          and opens <= ${addDays(today, ahead)} and (ended_on is null or ended_on > ${today})
        order by person, due_by, programme, kind, slot`,
  )
  return new Map(
    [...Map.groupBy(rows, ({ person }) => person)].map(([person, of]) => [
      person,
      of.map((line) => ({ ...taskLine(line, today), ...(!mayFill(context, line.form) && { form: null }) })),
    ]),
  )
}

interface PersonRow {
  readonly person: string
  readonly name: string
  readonly sex: string
  readonly birth_date: Day | null
  readonly phone: boolean
}

const describe = async (tx: Tx, context: Context, ground: Ground, page: readonly Standing[], done: boolean) => {
  const { tenant } = context.scope
  const today = todayOf(context)
  const ids = page.map(({ person }) => person)
  const [people, tasks] = await Promise.all([
    tx.rows<PersonRow>(
      sql`select p.person, p.name, p.sex, p.birth_date, c.own_phone is not null and c.own_phone <> '无' as phone
          from person p left join contact c on c.tenant = p.tenant and c.person = p.person
          where p.tenant = ${tenant} and p.person = any (${ids}::uuid[])`,
    ),
    openTasks(tx, context, ids, today),
  ])
  const known = new Map(people.map((row) => [row.person, row]))
  return page.flatMap((standing): TaskPerson[] => {
    const row = known.get(standing.person)
    if (!row) return []
    return [
      {
        resident_id: row.person,
        name: row.name,
        sex: row.sex,
        age: row.birth_date === null ? null : completedYears(row.birth_date, today),
        village: ground.areaOf(standing.village)?.code ?? '',
        village_name: ground.areaOf(standing.village)?.name ?? '',
        group: standing.group_name,
        phone: row.phone,
        household_id: standing.household,
        due_by: standing.due_by,
        overdue_days: done ? 0 : Math.max(0, daysBetween(standing.due_by, today)),
        state: done ? 'done' : stateOf(standing.due_by, today),
        tasks: tasks.get(row.person) ?? [],
      },
    ]
  })
}

const inBucket = (bucket: TodayQuery['bucket'], state: State): boolean => {
  if (bucket === 'overdue') return state === 'overdue'
  if (bucket === 'week') return state === 'soon'
  return state === 'overdue' || state === 'today'
}

const count = (list: readonly Standing[], today: Day, states: readonly State[]): number =>
  list.filter(({ due_by }) => states.includes(stateOf(due_by, today))).length

/** Today's list: one row a person with everything open, ordered by urgency, with counts that count persons. */
export const todayList = (context: Context, query: TodayQuery): Promise<Today> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant, villages } = context.scope
    const today = todayOf(context)
    const ground = await groundOf(context.store, tx)
    const area = query.village === undefined ? null : ground.areaByCode(query.village)
    const wanted = query.village === undefined ? villages : area ? ground.villagesUnder(area.area) : []
    const [open, met] = await Promise.all([
      openPersons(tx, tenant, villages, today, query.programmes),
      donePersons(tx, tenant, villages, today, query.programmes),
    ])
    const owing = new Set(open.filter(({ due_by }) => due_by <= today).map(({ person }) => person))
    const done = met.filter(({ person }) => !owing.has(person))
    const here = (list: readonly Standing[]) => list.filter(({ village }) => wanted.includes(village))
    const isDone = query.bucket === 'done'
    const chosen = isDone
      ? here(done).toSorted(byUrgency)
      : ordered(
          here(open).filter(({ due_by }) => inBucket(query.bucket, stateOf(due_by, today))),
          query.order,
        )
    const from = Number(cursorOf(context.store, query.after, 1)?.[0] ?? 0)
    const limit = query.limit ?? 100
    const page = chosen.slice(from, from + limit)
    return {
      on: today,
      counts: {
        today: count(here(open), today, ['overdue', 'today']),
        overdue: count(here(open), today, ['overdue']),
        week: count(here(open), today, ['soon']),
        done: here(done).length,
      },
      villages: [...Map.groupBy(open, ({ village }) => village)]
        .map(([village, list]) => ({
          code: ground.areaOf(village)?.code ?? '',
          name: ground.areaOf(village)?.name ?? '',
          today: count(list, today, ['overdue', 'today']),
          overdue: count(list, today, ['overdue']),
        }))
        .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
      items: await describe(tx, context, ground, page, isDone),
      next: from + limit < chosen.length ? cursorFrom(context.store, [from + limit]) : null,
    }
  })
