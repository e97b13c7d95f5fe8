import type { DayFormRow, DayPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import { dayForms } from '@wangdi/kernel/campaign/day/day-forms.ts'
import { type MissingList, missingOf } from '@wangdi/kernel/campaign/day/missing.ts'
import { answersOf, type United, unite } from '@wangdi/kernel/campaign/day/part.ts'
import type { DayForm } from '@wangdi/kernel/campaign/day/station.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { validate } from '@wangdi/kernel/form/validate.ts'
import { complete } from '@wangdi/kernel/form/visible.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { loadSubjects } from '../../derive/load.ts'
import { subjectToday } from '../../derive/merge.ts'
import { formContextOf } from '../../formcontext.ts'
import { type Ground, groundOf } from '../../ground.ts'
import { cursorOf, pageOf } from '../../read/cursor.ts'
import { type Sql, sql } from '../../sql.ts'
import { type DayHead, dayHead } from '../day/head.ts'
import { partsWhere } from '../station/part-rows.ts'
import { describePeople, type PersonRow, personColumns, personTables } from '../station/people.ts'

type Row = PersonRow & {
  readonly required: readonly string[]
  readonly records: Readonly<Record<string, string>>
  readonly encounter: string
  readonly submitted: readonly string[]
}

/** One form of one person as the day has it, ready to be judged or submitted. */
export interface DayAnswers {
  readonly person: DayPerson
  readonly dayForm: DayForm
  readonly record_id: string
  readonly encounter: string
  readonly values: Values
  readonly context: FormContext
  readonly missing: MissingList
  readonly submitted: boolean
}

/** The day itself and the doctor who answers for it stand in the form's own items. */
const headed = ({ form }: DayForm, values: Values, on: string, doctor: string | undefined): Values => ({
  ...values,
  ...(form.dateKey && { [form.dateKey]: on }),
  ...(form.byKey && doctor && { [form.byKey]: doctor }),
})

const ofOneForm = (missing: MissingList, form: string): MissingList => ({
  now: missing.now.filter((each) => each.form === form),
  later: missing.later.filter((each) => each.form === form),
})

const rowsWhere = (tx: Tx, tenant: number, day: string, condition: Sql, limit: number): Promise<Row[]> =>
  tx.rows<Row>(
    sql`select ${personColumns}, e.required, e.records, e.encounter, array(
          select r.form from record r where r.tenant = e.tenant and r.subject = e.person
            and r.status in ('submitted', 'reviewed')
            and r.record::text in (select j.value from jsonb_each_text(e.records) j)) as submitted
        from ${personTables}
        where e.tenant = ${tenant} and e.day = ${day} and e.registered_at is not null and ${condition}
        order by e.number limit ${limit}`,
  )

interface Facts {
  readonly tx: Tx
  readonly context: Context
  readonly ground: Ground
  readonly head: DayHead
}

const answersFor = async ({ tx, context, ground, head }: Facts, rows: readonly Row[]): Promise<DayAnswers[]> => {
  const { tenant } = context.scope
  const persons = rows.map(({ person }) => person)
  const [people, subjects, parts] = await Promise.all([
    describePeople(tx, tenant, ground, head.on_date, rows),
    loadSubjects(tx, tenant, ground, persons),
    partsWhere(tx, tenant, head.day, sql`person = any (${persons}::uuid[])`),
  ])
  const united = unite(parts)
  return rows.flatMap((row, at) => {
    const loaded = subjects.get(row.person)
    if (!loaded) return []
    const own: ReadonlyMap<string, United> | undefined = united.get(row.person)
    const missing = missingOf(dayForms, row.required, own)
    return dayForms
      .filter(({ form }) => form.id in row.records)
      .map((dayForm): DayAnswers => {
        const record_id = row.records[dayForm.form.id]
        const kept = loaded.subject.records.find((record) => record.record_id === record_id)
        const around = formContextOf(subjectToday(loaded), dayForm.form, head.on_date, head.on_date, ground, record_id)
        return {
          person: people[at],
          dayForm,
          record_id,
          encounter: row.encounter,
          // Once submitted, the record speaks: it may have been corrected since.
          values: kept?.fields ?? headed(dayForm, answersOf(own, dayForm.form.id), head.on_date, context.name),
          context: around,
          missing: ofOneForm(missing, dayForm.form.id),
          submitted: row.submitted.includes(dayForm.form.id),
        }
      })
  })
}

/** Forms of some persons of a day, as the asking role may see them; [] when the day is not in scope. */
export const dayAnswers = (context: Context, day: string, persons: readonly string[]): Promise<DayAnswers[]> =>
  context.store.read(context.scope, async (tx) => {
    const [ground, head] = await Promise.all([groundOf(context.store, tx), dayHead(tx, context.scope.tenant, day)])
    if (!head) return []
    const condition = sql`e.person = any (${persons}::uuid[])`
    const rows = await rowsWhere(tx, context.scope.tenant, day, condition, persons.length)
    return answersFor({ tx, context, ground, head }, rows)
  })

const stateOf = ({ submitted, missing }: DayAnswers, findings: readonly Finding[]): DayFormRow['state'] => {
  if (submitted) return 'submitted'
  if (missing.now.length + missing.later.length > 0) return 'waiting'
  if (findings.some(({ severity }) => severity === 'block' || severity === 'reject')) return 'doctor'
  return findings.some(({ severity }) => severity === 'warn') ? 'warn' : 'ready'
}

const rowOf = (of: DayAnswers): DayFormRow => {
  const { person, dayForm, record_id, values, context, missing } = of
  const { form } = dayForm
  const findings = of.submitted ? [] : validate(form, values, context)
  const marked = form.marks?.(complete(form, values, context), context) ?? {}
  return {
    person,
    form: form.id,
    title: form.short,
    record_id,
    state: stateOf(of, findings),
    findings: findings.filter(({ severity }) => severity !== 'info'),
    missing: [...missing.now, ...missing.later].map(({ label }) => label),
    abnormal: Object.keys(marked).map((key) => form.fields[key]?.label ?? key),
  }
}

/** Forms of the day in the order of their numbers, each with what still stands against submitting it. */
export const listDayForms = (
  context: Context,
  day: string,
  query: { readonly after?: string; readonly limit?: number },
): Promise<{ items: DayFormRow[]; next: string | null } | { code: 'CURSOR_INVALID' | 'NOT_FOUND' }> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const after = cursorOf(context.store, query.after, 1)
    if (query.after && !after) return { code: 'CURSOR_INVALID' }
    const [ground, head] = await Promise.all([groundOf(context.store, tx), dayHead(tx, tenant, day)])
    if (!head) return { code: 'NOT_FOUND' }
    const limit = query.limit ?? 50
    const rest = after ? sql`e.number > ${after[0]}` : sql`true`
    const rows = await rowsWhere(tx, tenant, day, rest, limit + 1)
    const { items, next } = pageOf(context.store, rows, limit, ({ number }) => [number ?? ''])
    return { items: (await answersFor({ tx, context, ground, head }, items)).map(rowOf), next }
  })
