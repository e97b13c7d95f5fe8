import type { Day } from '@wangdi/kernel/day/day.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { isEffective, type RecordFact } from '@wangdi/kernel/record/record.ts'
import { type Context, todayOf } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { formContextOf, type Surroundings, surroundingsOf } from '../../formcontext.ts'
import { sql } from '../../sql.ts'
import { withEnvelope } from '../../versions.ts'
import { type Seen, seeResident } from '../resident/subject.ts'
import { withComputed } from './computed.ts'
import { householdValues } from './household.ts'
import { namesIn } from './names.ts'

/** What is to be printed of one form and person: answers by sheet and column, oldest first. */
export interface Printed {
  readonly form: Form
  readonly resident: string
  readonly name: string
  readonly record_code: string | null
  readonly unit_name: string | null
  readonly sheets: readonly (readonly Values[])[]
  /** Names of what the answers refer to. */
  readonly names: Readonly<Record<string, string>>
}

interface PersonRow {
  readonly name: string
  readonly record_code: string | null
  readonly unit_name: string | null
}

/** Paper is filled sheet after sheet: as many a sheet as it has columns. */
const inSheets = <T>(list: readonly T[], columns: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / columns) }, (_, at) => list.slice(at * columns, (at + 1) * columns))

/** Where answers are read: the resident with what surrounds the forms. */
interface Reading {
  readonly context: Context
  readonly seen: Seen
  readonly around: Surroundings
}

const readingOf = async (tx: Tx, context: Context, seen: Seen): Promise<Reading> => {
  const { person } = seen.subject
  const unit = seen.ground.unitById(seen.ground.unitOf(seen.loaded.village, todayOf(context)))?.name ?? null
  return { context, seen, around: await surroundingsOf(tx, context.scope.tenant, person.resident_id, unit) }
}

const contextOn = ({ context, seen, around }: Reading, form: Form, on: Day, record: string | null): FormContext =>
  formContextOf(seen.subject, form, on, todayOf(context), seen.ground, record, around)

const answersOf = (reading: Reading, form: Form, record: RecordFact): Values => {
  const { fields, service_date, provider_id, record_id } = record
  const values = withEnvelope(form, fields, service_date, provider_id ?? null)
  return withComputed(form, values, contextOn(reading, form, service_date, record_id))
}

/** The blank form says already who it is for. */
const blankOf = (reading: Reading, form: Form): Values => {
  const beside = new Set(form.paper?.beside)
  const known = withComputed(form, {}, contextOn(reading, form, todayOf(reading.context), null))
  return Object.fromEntries(Object.entries(known).filter(([key]) => !beside.has(key)))
}

const columnsOf = ({ paper }: Form): number => paper?.columns ?? 1

/** What the person's forms have on every page, with the unit of the record or of today. */
const headOf = (tx: Tx, context: Context, resident: string, record: string | null): Promise<PersonRow | null> =>
  tx.maybe<PersonRow>(
    sql`select p.name, p.record_code, u.name as unit_name
        from person p
        left join record r on r.tenant = p.tenant and r.subject = p.person and r.record = ${record}::uuid
        left join unit u on u.tenant = p.tenant and u.unit = coalesce(r.org, p.unit)
        where p.tenant = ${context.scope.tenant} and p.person = ${resident}`,
  )

const printedOf = async (
  tx: Tx,
  context: Context,
  { ground }: Seen,
  wanted: Pick<Printed, 'form' | 'resident' | 'sheets'> & { readonly record: string | null },
): Promise<Printed | null> => {
  const { form, resident, sheets, record } = wanted
  const head = await headOf(tx, context, resident, record)
  const names = await namesIn(tx, context, ground, form.fields, sheets.flat())
  return head && { form, resident, sheets, names, ...head }
}

/** A record with the others on its sheet; null when it is not in scope, or counts nowhere (draft, voided). */
export const printed = (context: Context, record: string): Promise<Printed | null> =>
  context.store.read(context.scope, async (tx) => {
    const row = await tx.maybe<{ form: string; subject: string }>(
      sql`select form, subject from record where tenant = ${context.scope.tenant} and record = ${record}`,
    )
    const form = row && formOf(row.form)
    const seen = row && (await seeResident(tx, context, row.subject))
    if (!row || !form || !seen) return null
    const same = seen.subject.records.filter((one) => one.form === form.id && isEffective(one.status))
    const sheet = inSheets(same, columnsOf(form)).find((on) => on.some(({ record_id }) => record_id === record))
    if (!sheet) return null
    const reading = await readingOf(tx, context, seen)
    const sheets = [sheet.map((one) => answersOf(reading, form, one))]
    return printedOf(tx, context, seen, { form, resident: row.subject, sheets, record })
  })

/** A resident's filled forms by year, as far as the scope may see them; null: not in scope. */
export const printable = (
  context: Context,
  resident: string,
): Promise<{ readonly name: string; readonly records: readonly RecordFact[]; readonly household: boolean } | null> =>
  context.store.read(context.scope, async (tx) => {
    const seen = await seeResident(tx, context, resident)
    if (!seen) return null
    const { person, records } = seen.subject
    const household = (await householdValues(tx, context, resident)).length > 0
    return { name: person.name, records: records.filter(({ status }) => isEffective(status)), household }
  })

/** A resident's records of one form of a year, or the blank form with the resident's name; null: not in scope. */
export const printedYear = (
  context: Context,
  resident: string,
  form: Form,
  year: string | null,
): Promise<Printed | null> =>
  context.store.read(context.scope, async (tx) => {
    const seen = await seeResident(tx, context, resident)
    if (!seen) return null
    const ofYear = seen.subject.records.filter(
      (one) => one.form === form.id && isEffective(one.status) && one.service_date.slice(0, 4) === year,
    )
    const reading = await readingOf(tx, context, seen)
    const filled = async (): Promise<readonly (readonly Values[])[]> => {
      if (form.subject === 'household') return [await householdValues(tx, context, resident)]
      if (year === null) return [[blankOf(reading, form)]]
      return inSheets(ofYear, columnsOf(form)).map((sheet) => sheet.map((one) => answersOf(reading, form, one)))
    }
    const sheets = await filled()
    return sheets.length === 0 ? null : printedOf(tx, context, seen, { form, resident, sheets, record: null })
  })
