import type { FigurePerson } from '@wangdi/kernel/api/routes/figures.ts'
import { completedYears, type Day, daysBetween } from '@wangdi/kernel/day/day.ts'
import { maskName } from '@wangdi/kernel/identity/mask.ts'
import { exclusionOf } from '@wangdi/kernel/programme/flags.ts'
import { lifeOf } from '@wangdi/kernel/programme/life.ts'
import type { ClauseNode } from '@wangdi/kernel/programme/programme.ts'
import { type Context, mayDo, todayOf } from '../context.ts'
import type { Tx } from '../db.ts'
import { loadSubjects } from '../derive/load.ts'
import { subjectToday } from '../derive/merge.ts'
import { flagsOf } from '../derive/rows.ts'
import { type Ground, groundOf } from '../ground.ts'
import { cursorOf, pageOf } from '../read/cursor.ts'
import { raw, sql } from '../sql.ts'
import { factsFor, programmeOf } from '../visible.ts'
import {
  eventsCondition,
  eventsStatement,
  firstUnmet,
  groupOf,
  type ListName,
  type ListQuery,
  listCondition,
  personsStatement,
} from './lists.ts'
import type { FigureProblem, FigureQuery } from './overview.ts'
import { type Figured, findFigure } from './page.ts'
import { type Period, readPeriod } from './period.ts'
import { figureArea } from './scope.ts'
import { figureAccess } from './sums.ts'
import { planFor } from './value.ts'

export interface PersonsQuery extends FigureQuery {
  readonly list: ListName
  readonly clause?: string
  readonly after?: string
  readonly limit?: number
}

export interface Persons {
  readonly items: FigurePerson[]
  readonly next: string | null
  readonly total: number
}

interface Row {
  readonly person: string
  readonly village: number
  readonly village_today: number
  readonly flags: number
  readonly name: string
  readonly name_key: string
  readonly sex: string
  readonly birth_date: Day | null
  readonly group_name: string | null
  readonly due_key: Day
  readonly due_by: Day | null
}

const exclusionWords: Readonly<Record<string, string>> = {
  'X-DEAD': '截止日前已死亡',
  'X-MOVED': '截止日前已迁出',
  'X-ABSENT': '外出满6个月',
  'X-TEMP': '居住不满半年',
  'X-DUP': '重复档案，已并入',
  'X-NOTENROLLED': '未纳入管理',
}

const reasonOf = (programme: string, flags: number): string => {
  const code = exclusionOf(flagsOf(programme, flags)) ?? 'X-NOTENROLLED'
  return `${code} ${exclusionWords[code] ?? ''}`.trim()
}

const total = async (tx: Tx, query: ListQuery, list: ListName, clause: string | undefined): Promise<number> => {
  const { plan, tenant, villages } = query
  if (list === 'events') {
    const events = eventsCondition(query)
    return events ? (await tx.one<{ n: number }>(sql`select count(*) as n from ${events.from}`)).n : 0
  }
  const [of, condition] = [groupOf(tenant, plan), listCondition(tenant, plan, list)]
  const at = plan.clauses.findIndex(({ code }) => code === clause)
  if (!of || !condition || (clause !== undefined && at < 0)) return 0
  const only = clause === undefined ? sql`` : sql` and ${firstUnmet(plan, at)}`
  const { n } = await tx.one<{ n: number }>(
    sql`select count(*) as n from ${raw(of.table)} s where ${of.rows}
          and s.village = any (${villages}::int[]) and ${condition}${only}`,
  )
  return n
}

/** The clauses of each listed person, explained from their records as the derivation reads them. */
const explained = async (
  tx: Tx,
  context: Context,
  ground: Ground,
  { indicator }: Figured,
  period: Period,
  persons: readonly string[],
): Promise<Map<string, readonly ClauseNode[]>> => {
  const programme = programmeOf(indicator.programme)
  const loaded = await loadSubjects(tx, context.scope.tenant, ground, [...new Set(persons)])
  return new Map(
    [...loaded.values()].map((one) => {
      const today = subjectToday(one)
      const subject = programme ? factsFor(programme, today) : today
      const tree = programme?.explain(subject, lifeOf(subject), indicator.id, period.on, period)
      return [one.person, tree?.children ?? (tree ? [tree] : [])]
    }),
  )
}

const itemOf = (
  context: Context,
  ground: Ground,
  period: Period,
  row: Row,
  clauses: readonly ClauseNode[],
  excludedFrom: string | null,
): FigurePerson => {
  const dueBy = row.due_by !== null && row.due_by <= period.on ? row.due_by : null
  return {
    resident_id: row.person,
    name: mayDo(context, 'V:D3') ? row.name : maskName(row.name),
    sex: row.sex,
    age: row.birth_date === null ? null : completedYears(row.birth_date, period.on),
    village_name: ground.areaOf(row.village)?.name ?? '',
    group: row.group_name,
    clauses,
    reason: excludedFrom === null ? null : reasonOf(excludedFrom, row.flags),
    due_by: row.due_by,
    overdue_days: dueBy === null ? null : daysBetween(dueBy, period.on),
    may_open: mayDo(context, 'R:D1') && context.scope.villages.includes(row.village_today),
  }
}

/** Persons of one list of a figure; the lists add up to the printed numbers (统计口径·下钻). */
export const figurePersons = (
  context: Context,
  id: string,
  variant: string,
  query: PersonsQuery,
): Promise<Persons | FigureProblem> =>
  context.store.system('figures.persons', async (tx) => {
    // Totals may be for everyone's eyes; names are for who may list residents.
    if (!mayDo(context, 'L:D1')) return { code: 'FORBIDDEN' }
    const figure = findFigure(id, variant)
    const access = figure ? figureAccess(context.scope, figure.indicator.programme) : 'none'
    if (access === 'none') return { code: 'NOT_FOUND' }
    if (access === 'sums') return { code: 'FORBIDDEN' }
    const ground = await groundOf(context.store, tx)
    const period = readPeriod(query, todayOf(context))
    if ('code' in period) return period
    const at = figure && figureArea(context, ground, query.area)
    if (!at) return { code: 'NOT_FOUND' }
    const asked: ListQuery = { tenant: context.scope.tenant, plan: planFor(figure, period), villages: at.villages }
    const limit = query.limit ?? 50
    const after = cursorOf(context.store, query.after, 3)
    const statement =
      query.list === 'events'
        ? eventsStatement(asked, after, limit + 1)
        : personsStatement(asked, query.list, query.clause, after, limit + 1)
    if (!statement) return { items: [], next: null, total: 0 }
    const [rows, size] = await Promise.all([tx.rows<Row>(statement), total(tx, asked, query.list, query.clause)])
    const page = pageOf(context.store, rows, limit, ({ due_key, name_key, person }) => [due_key, name_key, person])
    const ids = page.items.map(({ person }) => person)
    const clauses =
      query.list === 'excluded'
        ? new Map<string, ClauseNode[]>()
        : await explained(tx, context, ground, figure, period, ids)
    const outside = query.list === 'excluded' ? figure.indicator.programme : null
    const items = page.items.map((row) => itemOf(context, ground, period, row, clauses.get(row.person) ?? [], outside))
    return { items, next: page.next, total: size }
  })
