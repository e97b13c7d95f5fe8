import { classOfGuard, type DataClass } from '@wangdi/kernel/access/class.ts'
import type { RecordView, Sibling, VersionView } from '@wangdi/kernel/api/routes/records.ts'
import { type Day, parseDay } from '@wangdi/kernel/day/day.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { joinParts } from '@wangdi/kernel/record/parts.ts'
import { type Context, mayDo } from '../context.ts'
import type { Tx } from '../db.ts'
import { guardOfNumber } from '../scope.ts'
import { sql } from '../sql.ts'
import { withEnvelope } from '../versions.ts'

interface HeadRow {
  readonly record: string
  readonly form: string
  readonly edition: string
  readonly subject: string
  readonly name: string | null
  readonly service_date: Day
  readonly status: string
  readonly head: string
  readonly unit_name: string | null
  readonly provider: string | null
  readonly encounter: string | null
  readonly data_class: number
}

type PartRow = Omit<VersionView, 'author' | 'recorded_at'> & {
  readonly author: string | null
  readonly recorded_at: string
  readonly service_date: Day
  readonly provider: string | null
}

/** Versions in order, oldest first: parts of one version follow each other. */
const versionsOf = (form: string, parts: readonly PartRow[], names: ReadonlyMap<string, string>): VersionView[] => {
  const definition = formOf(form)
  return [...Map.groupBy(parts, ({ version_id }) => version_id).values()].map((of) => {
    const [{ author, service_date, provider, ...first }] = of
    const fields = joinParts(
      definition,
      of.map((part) => part.fields),
    )
    return {
      ...first,
      author: (author && names.get(author)) ?? '',
      fields: definition ? withEnvelope(definition, fields, service_date, provider) : fields,
    }
  })
}

const readVersions = (tx: Tx, tenant: number, record: string): Promise<PartRow[]> =>
  tx.rows<PartRow>(
    sql`select version as version_id, status, recorded_at, author::text, source, reason, fields, findings_confirmed,
          service_date, provider
        from record_version where tenant = ${tenant} and record = ${record} and subject = (
          select subject from record where tenant = ${tenant} and record = ${record})
        order by recorded_at, version, data_class`,
  )

type SiblingPart = Omit<Sibling, 'title'> & { readonly provider: string | null }

/** The other effective records of the encounter, as far as the scope may see them. */
const readSiblings = async (tx: Tx, tenant: number, { record, subject, encounter }: HeadRow): Promise<Sibling[]> => {
  if (encounter === null) return []
  const parts = await tx.rows<SiblingPart>(
    sql`select r.record as record_id, r.form, r.edition, r.service_date, r.head, r.provider, v.fields,
          v.findings_confirmed
        from record r
        join record_version v on v.tenant = r.tenant and v.subject = r.subject and v.version = r.head
        where r.tenant = ${tenant} and r.subject = ${subject} and r.encounter = ${encounter}
          and r.record <> ${record} and r.status in ('submitted', 'reviewed')
        order by r.record, v.data_class`,
  )
  return [...Map.groupBy(parts, ({ record_id }) => record_id).values()].map((of) => {
    const [{ provider, ...first }] = of
    const form = formOf(first.form)
    const fields = joinParts(
      form,
      of.map((part) => part.fields),
    )
    return {
      ...first,
      title: form?.short ?? first.form,
      fields: form ? withEnvelope(form, fields, parseDay(first.service_date), provider) : fields,
    }
  })
}

const readFindings = (tx: Tx, tenant: number, record: string): Promise<Finding[]> =>
  tx.rows<Finding>(
    sql`select code, severity, category, field, message as message_zh from finding
        where tenant = ${tenant} and record = ${record} order by seq`,
  )

/** Names of accounts, which the application role itself cannot read. */
export const accountNames = async (context: Context, ids: readonly (string | null)[]): Promise<Map<string, string>> => {
  const wanted = [...new Set(ids.filter((id): id is string => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await context.store.system('names', (tx) =>
    tx.rows<{ account: string; name: string }>(
      sql`select account, name from account where tenant = ${context.store.tenant} and account = any (${wanted}::uuid[])`,
    ),
  )
  return new Map(rows.map(({ account, name }) => [account, name]))
}

/** The class that a record is of now; null when it is not in scope. */
export const recordClass = async (context: Context, record: string): Promise<DataClass | null> => {
  const row = await context.store.read(context.scope, (tx) =>
    tx.maybe<{ data_class: number }>(
      sql`select data_class from record where tenant = ${context.scope.tenant} and record = ${record}`,
    ),
  )
  return row && classOfGuard(guardOfNumber(row.data_class))
}

/** A record with all its versions as far as the scope may see them; null when it is not in scope. */
export const recordView = async (context: Context, record: string): Promise<RecordView | null> => {
  const { tenant } = context.scope
  const found = await context.store.read(context.scope, async (tx) => {
    const head = await tx.maybe<HeadRow>(
      sql`select r.record, r.form, r.edition, r.subject, p.name, r.service_date, r.status, r.head,
            u.name as unit_name, r.provider, r.encounter, r.data_class
          from record r
          left join person p on p.tenant = r.tenant and p.person = r.subject
          left join unit u on u.tenant = r.tenant and u.unit = r.org
          where r.tenant = ${tenant} and r.record = ${record}`,
    )
    if (!head) return null
    const [parts, findings, siblings] = await Promise.all([
      readVersions(tx, tenant, record),
      readFindings(tx, tenant, record),
      readSiblings(tx, tenant, head),
    ])
    return { head, parts, findings, siblings }
  })
  if (!found) return null
  const { head, parts, findings, siblings } = found
  const of = classOfGuard(guardOfNumber(head.data_class))
  const names = await accountNames(
    context,
    parts.map(({ author }) => author),
  )
  return {
    record_id: head.record,
    form: head.form,
    edition: head.edition,
    title: formOf(head.form)?.title ?? head.form,
    resident_id: head.name === null ? null : head.subject,
    resident_name: head.name,
    service_date: head.service_date,
    status: head.status,
    head: head.head,
    unit_name: head.unit_name,
    provider: head.provider,
    versions: versionsOf(head.form, parts, names),
    findings,
    encounter_id: head.encounter,
    siblings,
    may: {
      correct: head.status !== 'voided' && mayDo(context, `U:${of}`),
      void: head.status !== 'voided' && mayDo(context, `A:${of}`),
    },
  }
}

export interface DraftItem {
  readonly record_id: string
  readonly resident_id: string
  readonly name: string
  readonly form: string
  readonly title: string
  readonly saved_at: string
  readonly waiting: boolean
  readonly findings: number
}

/** One's own unfinished forms, and imported ones of the scope that wait for something; newest first, at most 500. */
export const drafts = (context: Context): Promise<{ items: DraftItem[] }> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant, account } = context.scope
    const rows = await tx.rows<Omit<DraftItem, 'title'>>(
      sql`select * from (
            select d.draft as record_id, d.subject as resident_id, p.name, d.form, d.saved_at, false as waiting,
              0 as findings
            from draft d join person p on p.tenant = d.tenant and p.person = d.subject
            where d.tenant = ${tenant} and d.account = ${account}
            union all
            select r.record, r.subject, p.name, r.form, r.recorded_at, true,
              (select count(*)::int from finding f where f.tenant = r.tenant and f.record = r.record)
            from record r join person p on p.tenant = r.tenant and p.person = r.subject
            where r.tenant = ${tenant} and r.status = 'draft'
          ) all_drafts order by saved_at desc, record_id limit 500`,
    )
    return { items: rows.map((row) => ({ ...row, title: formOf(row.form)?.short ?? row.form })) }
  })
