import type { Guard } from '@wangdi/kernel/access/class.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { worst } from '@wangdi/kernel/form/finding.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import type { Place } from '@wangdi/kernel/programme/rows.ts'
import { guardOfRecord, joinHidden, partsOf } from '@wangdi/kernel/record/parts.ts'
import { findingShelf } from '../../commands/put-version.ts'
import type { Context } from '../../context.ts'
import type { WriteTx } from '../../db.ts'
import { guardNumber, guardOfNumber, seesOf } from '../../scope.ts'
import { sql } from '../../sql.ts'
import type { NewVersion } from '../../versions.ts'

/** A judged version on its way into the database. */
export interface NewRow {
  readonly form: Form
  readonly version: NewVersion
  readonly findings: readonly Finding[]
  readonly isNew: boolean
  readonly recorded_at: string
  readonly place: Place
  readonly village: number
  readonly hash: Buffer
}

/** Parts of the versions that rows were made from, as far as the writer may not see them, by the new version. */
type Hidden = ReadonlyMap<string, readonly (readonly [Guard, Values])[]>

const hiddenOf = async (tx: WriteTx, { scope }: Context, rows: readonly NewRow[]): Promise<Hidden> => {
  const made = rows.filter(({ version }) => version.base.length > 0)
  // The system states whole versions; only a person can have missed something.
  if (scope.account === null || made.length === 0) return new Map()
  const parts = await tx.rows<{ version: string; data_class: number; fields: Values }>(
    sql`select version, data_class, fields from record_version
        where tenant = ${scope.tenant} and version = any (${made.map(({ version }) => version.base[0])}::uuid[])`,
  )
  return new Map(
    made.map(({ form, version }) => {
      const sees = seesOf(scope, version.subject_id)
      const own = guardOfRecord(form, version.fields)
      const theirs = parts
        .filter((part) => part.version === version.base[0])
        .map(({ data_class, fields }) => [guardOfNumber(data_class), fields] as const)
      return [version.version_id, theirs.filter(([guard]) => guard !== own && !sees(guard))]
    }),
  )
}

const wholeParts = (hidden: Hidden, { form, version }: NewRow): (readonly [Guard, Values])[] => {
  const base = hidden.get(version.version_id) ?? []
  const held = new Set(base.map(([guard]) => guard))
  const stated = [...partsOf(form, version.fields)]
  return [
    ...stated.filter(([guard]) => !held.has(guard)),
    ...joinHidden(
      base,
      stated.filter(([guard]) => held.has(guard)),
    ),
  ]
}

const partRows = (hidden: Hidden, row: NewRow) => {
  const { version, recorded_at, village, hash } = row
  return wholeParts(hidden, row).map(([guard, fields]) => ({
    version: version.version_id,
    data_class: guardNumber(guard),
    record: version.record_id,
    subject: version.subject_id,
    village,
    base: `{${version.base.join(',')}}`,
    edition: version.edition,
    service_date: version.service_date,
    status: version.status,
    fields,
    findings_confirmed: version.findings_confirmed,
    reason: version.reason,
    source: version.source,
    org: version.org,
    provider: version.provider,
    encounter: version.encounter_id,
    hash: hash.toString('hex'),
    recorded_at,
  }))
}

type PartRow = ReturnType<typeof partRows>[number]

const insertVersions = (tx: WriteTx, { scope }: Context, rows: readonly PartRow[]) =>
  tx.run(
    sql`insert into record_version (tenant, version, data_class, record, subject, village, base, edition, service_date,
          status, fields, findings_confirmed, reason, source, org, provider, encounter, author, post, hash, recorded_at)
        select ${scope.tenant}, version, data_class, record, subject, village, base::uuid[], edition, service_date, status,
          fields, findings_confirmed, reason, source, org, provider, encounter, ${scope.account}::uuid,
          ${scope.post}::uuid, decode(hash, 'hex'), recorded_at
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(version uuid, data_class smallint,
          record uuid, subject uuid, village int, base text, edition text, service_date date, status text, fields jsonb,
          findings_confirmed jsonb, reason text, source text, org int, provider text, encounter uuid, hash text,
          recorded_at timestamptz)`,
  )

const headRow = ({ form, version, findings, recorded_at, place, village }: NewRow, versions: number) => ({
  record: version.record_id,
  subject_kind: version.subject_kind,
  subject: version.subject_id,
  village,
  data_class: guardNumber(guardOfRecord(form, version.fields)),
  programme: form.programme,
  form: version.form,
  edition: version.edition,
  service_date: version.service_date,
  status: version.status,
  head: version.version_id,
  versions,
  source: version.source,
  org: version.org,
  provider: version.provider,
  encounter: version.encounter_id,
  service_village: place.village,
  service_unit: place.unit,
  recorded_at,
  open_block: version.status !== 'voided' && worst(findings) === 'block',
})

/** The last version of each record is its head; `versions` counts those of this batch. */
const headRows = (rows: readonly NewRow[]) => {
  const counts = new Map<string, number>()
  const last = new Map<string, NewRow>()
  for (const row of rows) {
    const id = row.version.record_id
    counts.set(id, (counts.get(id) ?? 0) + 1)
    last.set(id, row)
  }
  return [...last].map(([id, row]) => headRow(row, counts.get(id) ?? 1))
}

const upsertHeads = (tx: WriteTx, { scope }: Context, rows: readonly NewRow[]) =>
  tx.run(
    sql`insert into record as r (tenant, record, subject_kind, subject, village, data_class, programme, form, edition,
          service_date, status, head, versions, source, org, provider, encounter, service_village, service_unit,
          recorded_at, open_block)
        select ${scope.tenant}, record, subject_kind, subject, village, data_class, programme, form, edition, service_date,
          status, head, versions, source, org, provider, encounter, service_village, service_unit, recorded_at, open_block
        from jsonb_to_recordset(${JSON.stringify(headRows(rows))}::jsonb) as x(record uuid, subject_kind text, subject uuid,
          village int, data_class smallint, programme text, form text, edition text, service_date date, status text,
          head uuid, versions int, source text, org int, provider text, encounter uuid, service_village int,
          service_unit int, recorded_at timestamptz, open_block boolean)
        on conflict (tenant, record) do update set edition = excluded.edition, service_date = excluded.service_date,
          status = excluded.status, head = excluded.head, versions = r.versions + excluded.versions,
          source = excluded.source, org = excluded.org, provider = excluded.provider, encounter = excluded.encounter,
          service_village = excluded.service_village, service_unit = excluded.service_unit, data_class = excluded.data_class,
          recorded_at = excluded.recorded_at, open_block = excluded.open_block`,
  )

/** What was found on the records as they now stand; earlier findings of them are gone. */
const replaceFindings = async (tx: WriteTx, { scope, now }: Context, rows: readonly NewRow[]): Promise<void> => {
  const last = new Map(rows.map((row) => [row.version.record_id, row]))
  const found = [...last.values()].flatMap(({ version, findings, form, village }) =>
    findings.map((finding, at) => ({
      ...finding,
      record: version.record_id,
      seq: at + 1,
      subject: version.subject_id,
      village,
      data_class: guardNumber(findingShelf(form, version.fields, finding)),
    })),
  )
  await tx.run(sql`delete from finding where tenant = ${scope.tenant} and record = any (${[...last.keys()]}::uuid[])`)
  if (found.length === 0) return
  await tx.run(
    sql`insert into finding (tenant, record, seq, subject, village, data_class, code, severity, category, field, message,
          rule, found_at)
        select ${scope.tenant}, record, seq, subject, village, data_class, code, severity, category, field, message_zh,
          rule, ${now.toISOString()}
        from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as x(record uuid, seq smallint, subject uuid, village int,
          data_class smallint, code text, severity text, category text, field text, message_zh text, rule text)`,
  )
}

/** Writes judged versions: heads and versions under the writer's own rights, findings under the deriver's. */
export const writeRecords = async (tx: WriteTx, context: Context, rows: readonly NewRow[]): Promise<void> => {
  if (rows.length === 0) return
  const hidden = await hiddenOf(tx, context, rows)
  const parts = Map.groupBy(
    rows.flatMap((row) => partRows(hidden, row)),
    ({ data_class, subject }) => seesOf(context.scope, subject)(guardOfNumber(data_class)),
  )
  await tx.asApp(async () => {
    await upsertHeads(tx, context, rows)
    await insertVersions(tx, context, parts.get(true) ?? [])
  })
  // Guarded codes among the answers: the writer stated them and may not read them back.
  if (parts.has(false)) await insertVersions(tx, context, parts.get(false) ?? [])
  await replaceFindings(tx, context, rows)
}
