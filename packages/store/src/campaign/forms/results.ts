import { createHash } from 'node:crypto'
import type { ResultsAnswer } from '@wangdi/kernel/api/answers/exam-day.ts'
import { newCritical } from '@wangdi/kernel/campaign/day/critical.ts'
import { dayFormOf, dayForms } from '@wangdi/kernel/campaign/day/day-forms.ts'
import { stationFindings } from '@wangdi/kernel/campaign/day/judge.ts'
import { answersOf, itemKey, type United, unite } from '@wangdi/kernel/campaign/day/part.ts'
import { type ResultRow, readResults } from '@wangdi/kernel/campaign/day/results.ts'
import { type Binding, bindingsOf, fileByTube, ownersOf } from '@wangdi/kernel/campaign/day/tube.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { normalise } from '@wangdi/kernel/form/answers.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { addAudit } from '../../audit.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { type Ground, groundOf } from '../../ground.ts'
import { sql } from '../../sql.ts'
import { type DayHead, dayHead } from '../day/head.ts'
import { raiseAlarms } from '../station/alarms.ts'
import { insertParts, type PlacedPart, partsWhere } from '../station/part-rows.ts'
import { stationContext } from '../station/save.ts'

/** The laboratory as a device of the day. */
const LABORATORY = '00000000-0000-4000-8000-000000000012'

/** An id that follows from the content: the same result pasted twice is stored once. */
const idOf = (...content: readonly unknown[]): string => {
  const hex = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export interface Owner {
  readonly person: string
  readonly village: number
  readonly sex: string
  readonly birth_date: Day | null
}

/** What filing needs of the day, read once for the whole paste. */
interface Desk {
  readonly head: DayHead
  readonly ground: Ground
  readonly bindings: readonly Binding[]
  readonly owners: ReadonlyMap<string, Owner>
  readonly united: ReadonlyMap<string, ReadonlyMap<string, United>>
  readonly at: string
}

export const openDesk = async (
  tx: Tx,
  context: Context,
  day: string,
  tubes: readonly string[],
  at: string | undefined,
) => {
  const { tenant } = context.scope
  const [ground, head] = await Promise.all([groundOf(context.store, tx), dayHead(tx, tenant, day)])
  if (!head) return null
  const bindings = bindingsOf(unite(await partsWhere(tx, tenant, day, sql`key like 'tube:%'`)))
  const persons = [...new Set(tubes.flatMap((tube) => ownersOf(bindings, tube)))]
  const [owners, parts] = await Promise.all([
    tx.rows<Owner>(
      sql`select e.person, e.village, p.sex, p.birth_date
          from exam_person e join person p on p.tenant = e.tenant and p.person = e.person
          where e.tenant = ${tenant} and e.day = ${day} and e.person = any (${persons}::uuid[])`,
    ),
    partsWhere(tx, tenant, day, sql`person = any (${persons}::uuid[])`),
  ])
  return {
    head,
    ground,
    bindings,
    owners: new Map(owners.map((owner) => [owner.person, owner])),
    united: unite(parts),
    at: at ?? context.now.toISOString(),
  }
}

type Filed =
  | { readonly kind: 'filed'; readonly parts: readonly PlacedPart[]; readonly owner: Owner; readonly row: ResultRow }
  | { readonly kind: 'refused'; readonly row: ResultRow; readonly findings: readonly Finding[] }
  | { readonly kind: 'unmatched'; readonly row: ResultRow; readonly persons: readonly string[] }

const storedValues = (form: string, values: Values): Values => {
  const definition = formOf(form)
  return definition ? normalise(definition, values) : {}
}

export const fileTo = (desk: Desk, row: ResultRow, owner: Owner): Filed => {
  const around = stationContext(owner, desk.head.on_date, desk.ground)
  const values = Object.entries(row.values).map(([form, of]) => [form, storedValues(form, of)] as const)
  const findings = values.flatMap(([form, of]) => {
    const dayForm = dayFormOf(form)
    return dayForm ? stationFindings(dayForm, 'S12', of, answersOf(desk.united.get(owner.person), form), around) : []
  })
  if (findings.length > 0) return { kind: 'refused', row, findings }
  const save = idOf(desk.head.day, owner.person, row.tube, row.values)
  const parts = values.flatMap(([form, of]) =>
    Object.entries(of).map(([key, value]) => ({
      ...{ person: owner.person, key: itemKey(form, key), value, station: 'S12', device: LABORATORY },
      ...{ at: desk.at, save, village: owner.village },
    })),
  )
  return { kind: 'filed', parts, owner, row }
}

const fileRow = (desk: Desk, row: ResultRow): Filed => {
  const { filed } = fileByTube(desk.bindings, row.tube)
  const owner = filed[0] === undefined ? undefined : desk.owners.get(filed[0])
  return owner ? fileTo(desk, row, owner) : { kind: 'unmatched', row, persons: ownersOf(desk.bindings, row.tube) }
}

/** Keeps results of nobody for someone to claim. */
const keepUnmatched = async (tx: Tx, context: Context, head: DayHead, filed: readonly Filed[]): Promise<void> => {
  const rows = filed.flatMap((each) =>
    each.kind === 'unmatched'
      ? [{ ...each.row, result: idOf(head.day, each.row.tube, each.row.values), persons: each.persons }]
      : [],
  )
  if (rows.length === 0) return
  await tx.run(
    sql`insert into exam_result (tenant, day, result, villages, tube, reason, persons, answers, at)
        select ${context.scope.tenant}, ${head.day}, x.result, ${head.villages}::int[], x.tube,
          case when cardinality(x.persons) > 1 then 'twice' else 'unknown' end, x.persons, x.values,
          ${context.now.toISOString()}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(result uuid, tube text, persons uuid[],
          "values" jsonb) on conflict do nothing`,
  )
}

export const storeFiled = async (tx: Tx, context: Context, desk: Desk, filed: readonly Filed[]): Promise<number> => {
  let alarms = 0
  const known = await tx.rows<{ save: string }>(
    sql`select distinct save from exam_part where tenant = ${context.scope.tenant} and day = ${desk.head.day}
        and station = 'S12'`,
  )
  const before = new Set(known.map(({ save }) => save))
  const fresh = filed.flatMap((each) => (each.kind === 'filed' && !before.has(each.parts[0]?.save ?? '') ? [each] : []))
  await insertParts(
    tx,
    context,
    desk.head.day,
    fresh.flatMap(({ parts }) => parts),
  )
  for (const { owner, row } of fresh)
    for (const [form, values] of Object.entries(row.values)) {
      const dayForm = dayFormOf(form)
      const around = stationContext(owner, desk.head.on_date, desk.ground)
      const earlier = answersOf(desk.united.get(owner.person), form)
      const critical = dayForm ? newCritical(dayForm, storedValues(form, values), earlier, around) : []
      const of = { day: desk.head.day, person: owner.person, village: owner.village, form }
      const raised = await raiseAlarms(
        tx,
        context,
        { ...of, station: 'S12', device: LABORATORY, at: desk.at },
        critical,
      )
      alarms += raised.length
    }
  return alarms
}

/**
 * Late laboratory results, as exported or pasted: filed by tube code; what belongs to nobody or to two persons waits in
 * the list of unmatched results. Pasted twice it is stored once. (R-EXD-5)
 */
export const importResults = (
  context: Context,
  day: string,
  text: string,
  at?: string,
): Promise<ResultsAnswer | { readonly problem: string } | null> => {
  const read = readResults(text, dayForms)
  if (read.problem) return Promise.resolve({ problem: read.problem })
  return context.store.write(context.scope, (tx) =>
    tx.asApp(async () => {
      const desk = await openDesk(
        tx,
        context,
        day,
        read.rows.map(({ tube }) => tube),
        at,
      )
      if (!desk) return null
      const filed = read.rows.map((row) => fileRow(desk, row))
      const alarms = await storeFiled(tx, context, desk, filed)
      await keepUnmatched(tx, context, desk.head, filed)
      const of = (kind: Filed['kind']): number => filed.filter((each) => each.kind === kind).length
      const counts = { read: filed.length, filed: of('filed'), unmatched: of('unmatched') }
      await addAudit(tx, context.scope, context.now, {
        action: 'exam.results',
        object_kind: 'exam_day',
        object_id: day,
        outcome: 'ok',
        detail: counts,
      })
      return {
        ...counts,
        refused: filed.flatMap((each) =>
          each.kind === 'refused'
            ? [{ line: each.row.line, tube: each.row.tube, message: each.findings.map((f) => f.message_zh).join('；') }]
            : [],
        ),
        unknown: read.unknown,
        alarms,
      }
    }),
  )
}
