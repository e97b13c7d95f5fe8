import type { DayReportAnswer } from '@wangdi/kernel/api/answers/exam-day.ts'
import { dayForms } from '@wangdi/kernel/campaign/day/day-forms.ts'
import { missingOf } from '@wangdi/kernel/campaign/day/missing.ts'
import { answersOf, itemOf, type United, unite } from '@wangdi/kernel/campaign/day/part.ts'
import { dayReport, type Examined } from '@wangdi/kernel/campaign/day/report.ts'
import { notDoneReasons } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { complete } from '@wangdi/kernel/form/visible.ts'
import type { Context } from '../../context.ts'
import type { Ground } from '../../ground.ts'
import { groundOf } from '../../ground.ts'
import { sql } from '../../sql.ts'
import { alarmsWhere } from '../station/alarms.ts'
import { partsWhere } from '../station/part-rows.ts'
import { describePeople, type PersonRow, personColumns, personTables } from '../station/people.ts'
import { instantOf } from '../station/queue.ts'
import { stationContext } from '../station/save.ts'
import { dayRow } from './days.ts'
import { type DayHead, dayHead } from './head.ts'

type Of = ReadonlyMap<string, United> | undefined
type Row = PersonRow & { readonly registered_at: string | null; readonly required: readonly string[] }

const SUFFIX = '_not_done'
const reasonWords = (code: unknown): string =>
  notDoneReasons.find((option) => option.code === code)?.label ?? String(code)

const leftOut = (united: Of): Examined['left_out'] =>
  [...(united ?? [])].flatMap(([path, { shown }]) => {
    const item = itemOf(path)
    if (!item?.key.endsWith(SUFFIX) || shown === null) return []
    const label = formOf(item.form)?.fields[item.key.slice(0, -SUFFIX.length)]?.label
    return label ? [{ label, reason: reasonWords(shown) }] : []
  })

const abnormalKinds = (united: Of, row: Row, head: DayHead, ground: Ground): string[] =>
  dayForms.flatMap(({ form, kindOf }) => {
    const around = stationContext(row, head.on_date, ground)
    const values = complete(form, answersOf(united, form.id), around)
    const marked = Object.keys(form.marks?.(values, around) ?? {})
    return [...new Set(marked.map((key) => kindOf?.(key) ?? form.fields[key]?.label ?? key))]
  })

const momentOf = (at: string | null): number | null => (at === null ? null : Date.parse(at))

/** The day's report over everyone the reader may see. (R-EXD, 日报) */
export const examDayReport = (context: Context, day: string): Promise<DayReportAnswer | null> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const [ground, head] = await Promise.all([groundOf(context.store, tx), dayHead(tx, tenant, day)])
    if (!head) return null
    const [rows, parts, alarms, of] = await Promise.all([
      tx.rows<Row>(
        sql`select ${personColumns}, e.registered_at, e.required from ${personTables}
            where e.tenant = ${tenant} and e.day = ${day} order by e.number`,
      ),
      partsWhere(tx, tenant, day, sql`true`),
      alarmsWhere(tx, tenant, day, sql`true`),
      dayRow(tx, context, ground, day),
    ])
    if (!of) return null
    const [united, people] = [unite(parts), await describePeople(tx, tenant, ground, head.on_date, rows)]
    const examined = rows.map(
      (row, at): Examined => ({
        groups: people[at].tags,
        registered_at: momentOf(row.registered_at),
        handed_in_at: momentOf(row.handed_in_at),
        missing: missingOf(dayForms, row.required, united.get(row.person)).now.map(({ label }) => label),
        left_out: leftOut(united.get(row.person)),
        abnormal: row.registered_at === null ? [] : abnormalKinds(united.get(row.person), row, head, ground),
      }),
    )
    const report = dayReport(of.planned, rows.filter(({ walk_in }) => walk_in).length, examined)
    return {
      ...report,
      day: of,
      from: instantOf(report.from),
      to: instantOf(report.to),
      early: people.filter((person, at) => rows[at].registered_at !== null && !person.handed_in),
      alarms,
    }
  })
