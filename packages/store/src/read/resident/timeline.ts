import type { TimelineEntry } from '@wangdi/kernel/api/answers/residents.ts'
import { type Day, daysBetween } from '@wangdi/kernel/day/day.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { type Context, todayOf } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { sql } from '../../sql.ts'
import { withEnvelope } from '../../versions.ts'
import { factsFor, visibleProgrammes } from '../../visible.ts'
import { cursorFrom, cursorOf } from '../cursor.ts'
import { taskLine } from '../today.ts'
import { seeResident } from './subject.ts'

export interface TimelineQuery {
  readonly programme?: string
  readonly year?: number
  readonly after?: string
  readonly limit?: number
}

interface RecordRow {
  readonly record: string
  readonly subject: string
  readonly programme: string
  readonly form: string
  readonly service_date: Day
  readonly status: string
  readonly versions: number
  readonly provider: string | null
  readonly unit_name: string | null
  readonly encounter: string | null
  readonly fields: Values
}

const readRecords = (tx: Tx, tenant: number, persons: readonly string[]): Promise<RecordRow[]> =>
  tx.rows<RecordRow>(
    sql`select r.record, r.subject, r.programme, r.form, r.service_date, r.status, r.versions, r.provider,
          u.name as unit_name, r.encounter, v.fields
        from record r
        join record_version v on v.tenant = r.tenant and v.subject = r.subject and v.version = r.head
          and v.data_class = r.data_class
        left join unit u on u.tenant = r.tenant and u.unit = r.org
        where r.tenant = ${tenant} and r.subject = any (${persons}::uuid[]) and r.status <> 'draft'
        order by r.service_date desc, r.record desc`,
  )

const factsOf = ({ form: id, fields, service_date, provider }: RecordRow): string => {
  const form = formOf(id)
  return form?.summary?.(withEnvelope(form, fields, service_date, provider)) ?? ''
}

const words = (list: readonly (string | null)[], separator: string): string =>
  [...new Set(list.filter((word): word is string => word !== null && word !== ''))].join(separator)

const entryOf = (of: readonly RecordRow[], outOfTarget: ReadonlySet<string>): TimelineEntry => ({
  // One record alone stands under its own id: an encounter with records that the reader may not see leaves no trace.
  key: (of.length > 1 ? of[0].encounter : null) ?? of[0].record,
  day: of[0].service_date,
  kind: 'record',
  titles: of.map(({ form }) => formOf(form)?.short ?? form),
  facts: words(of.map(factsOf), '；'),
  who: words([...of.map(({ unit_name }) => unit_name), ...of.map(({ provider }) => provider)], ' '),
  out_of_target: of.some(({ record }) => outOfTarget.has(record)),
  voided: of.every(({ status }) => status === 'voided'),
  corrected: of.some(({ versions, status }) => versions > 1 && status !== 'voided'),
  programmes: [...new Set(of.map(({ programme }) => programme))],
  record_ids: of.map(({ record }) => record),
  overdue_days: null,
})

interface OwedRow {
  readonly programme: string
  readonly kind: string
  readonly form: string
  readonly slot: string
  readonly opens: Day
  readonly due_by: Day
  readonly met_on: Day | null
  readonly ended_on: Day | null
  readonly facts: Readonly<Record<string, string | number>>
}

/** What became of a slot after its day: done late, no longer owed, or still open with the days it is late. */
const lateness = ({ due_by, met_on, ended_on }: OwedRow, today: Day): { words: string; overdue: number | null } => {
  if (met_on) return { words: `，晚${daysBetween(due_by, met_on)}天做`, overdue: null }
  return ended_on && ended_on <= today
    ? { words: '', overdue: null }
    : { words: '', overdue: daysBetween(due_by, today) }
}

/** Slots that passed their day without being met: computed, not records. */
const owedEntries = async (tx: Tx, tenant: number, person: string, today: Day): Promise<TimelineEntry[]> => {
  const rows = await tx.rows<OwedRow>(
    sql`select programme, kind, form, slot, opens, due_by, met_on, ended_on, facts from due
        where tenant = ${tenant} and person = ${person} and due_by < ${today}
          and (met_on is null or met_on > due_by) and (ended_on is null or ended_on > due_by)
        order by due_by desc, programme, kind, slot`,
  )
  return rows.map((row) => {
    const { title, reason } = taskLine(row)
    const late = lateness(row, today)
    return {
      key: `${row.programme} ${row.kind} ${row.slot}`,
      day: row.due_by,
      kind: 'owed',
      titles: [title],
      facts: reason + late.words,
      who: '',
      out_of_target: false,
      voided: false,
      corrected: false,
      programmes: [row.programme],
      record_ids: [],
      overdue_days: late.overdue,
    }
  })
}

/** Records of one encounter are one entry; others stand alone. */
const encounters = (rows: readonly RecordRow[]): RecordRow[][] => [
  ...Map.groupBy(rows, ({ encounter, record, service_date }) =>
    encounter ? `${encounter} ${service_date}` : record,
  ).values(),
]

/** What happened and what was owed, newest first. Null when the resident is not in scope. */
export const timeline = (
  context: Context,
  resident: string,
  query: TimelineQuery,
): Promise<{ items: TimelineEntry[]; next: string | null; total: number } | null> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const seen = await seeResident(tx, context, resident)
    if (!seen) return null
    const persons = [resident, ...seen.loaded.merged.map(({ person }) => person)]
    const [records, owed] = await Promise.all([
      readRecords(tx, tenant, persons),
      owedEntries(tx, tenant, resident, todayOf(context)),
    ])
    const out = new Set(
      visibleProgrammes(context.scope).flatMap((programme) =>
        (programme.courses ?? []).flatMap(({ points }) =>
          points(factsFor(programme, seen.subject))
            .filter((p) => p.out)
            .map((p) => p.record_id),
        ),
      ),
    )
    const all = [...encounters(records).map((of) => entryOf(of, out)), ...owed]
      .filter((entry) => !query.programme || entry.programmes.includes(query.programme))
      .filter((entry) => !query.year || entry.day.startsWith(`${query.year}-`))
      .toSorted((a, b) => (a.day === b.day ? (a.key < b.key ? 1 : -1) : a.day < b.day ? 1 : -1))
    const from = Number(cursorOf(context.store, query.after, 1)?.[0] ?? 0)
    const limit = query.limit ?? 50
    return {
      items: all.slice(from, from + limit),
      next: from + limit < all.length ? cursorFrom(context.store, [from + limit]) : null,
      total: all.length,
    }
  })
