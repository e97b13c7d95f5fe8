import { hash } from 'node:crypto'
import type { Guard } from '@wangdi/kernel/access/class.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { guardOfRecord } from '@wangdi/kernel/record/parts.ts'
import type { Source, VersionStatus } from '@wangdi/kernel/record/record.ts'
import type { Tx } from './db.ts'
import { guardNumber, type Scope } from './scope.ts'
import { prepared, sql } from './sql.ts'

export interface Confirmed {
  readonly code: string
  readonly field: string
  readonly reason: string
}

/** A version as it is stored: the envelope, and the answers still in one piece. */
export interface NewVersion {
  readonly record_id: string
  readonly version_id: string
  readonly base: readonly string[]
  readonly subject_kind: string
  readonly subject_id: string
  readonly form: string
  readonly edition: string
  readonly service_date: Day
  readonly status: VersionStatus
  readonly source: Source
  readonly fields: Values
  readonly findings_confirmed: readonly Confirmed[]
  readonly reason: string | null
  readonly org: number | null
  readonly provider: string | null
  readonly encounter_id: string | null
}

/** JSON with keys in order, absent keys left out: equal facts give equal text. */
const canonical = (value: unknown): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const facts = value as Readonly<Record<string, unknown>>
  let text = ''
  for (const key of Object.keys(facts).sort()) {
    const inner = facts[key]
    if (inner !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(inner)}`
  }
  return `{${text}}`
}

/** SHA-256 of the canonical JSON of what the writer wrote; keys that the server adds are outside it. */
export const hashOf = (version: NewVersion): Buffer => {
  const { org: _org, source: _source, ...written } = version
  return hash('sha256', canonical(written), 'buffer')
}

/** The answers with the envelope's day and worker under the form's own keys, where the form has such keys. */
export const withEnvelope = (form: Form, fields: Values, day: Day | null, provider: string | null): Values => ({
  ...(form.dateKey !== null && day !== null && { [form.dateKey]: day }),
  ...(form.byKey !== null && provider !== null && { [form.byKey]: provider }),
  ...fields,
})

export interface VersionPlace {
  readonly village: number
  readonly recorded_at: string
  readonly hash: Buffer
}

/** Adds the parts of a version. Under the application role the policies refuse parts of a class not in scope. */
export const insertParts = async (
  tx: Tx,
  scope: Scope,
  version: NewVersion,
  parts: Iterable<readonly [Guard, Values]>,
  { village, recorded_at, hash }: VersionPlace,
): Promise<void> => {
  for (const [guard, fields] of parts)
    await tx.run(
      prepared(
        'insert version',
        sql`insert into record_version (tenant, version, data_class, record, subject, village, base, edition,
            service_date, status, fields, findings_confirmed, reason, source, org, provider, encounter, author, post,
            hash, recorded_at)
          values (${scope.tenant}, ${version.version_id}, ${guardNumber(guard)}, ${version.record_id},
            ${version.subject_id}, ${village}, ${version.base}::uuid[], ${version.edition}, ${version.service_date},
            ${version.status}, ${JSON.stringify(fields)}, ${JSON.stringify(version.findings_confirmed)},
            ${version.reason}, ${version.source}, ${version.org}, ${version.provider}, ${version.encounter_id},
            ${scope.account}, ${scope.post}, ${hash}, ${recorded_at})`,
      ),
    )
}

export interface HeadFacts {
  readonly form: Form
  readonly village: number
  readonly service_village: number
  readonly service_unit: number
  readonly recorded_at: string
  readonly open_block: boolean
}

/** The first version's head: the record comes into being. */
export const insertHead = (tx: Tx, tenant: number, version: NewVersion, facts: HeadFacts): Promise<number> =>
  tx.run(
    prepared(
      'insert record',
      sql`insert into record (tenant, record, subject_kind, subject, village, data_class, programme, form, edition,
          service_date, status, head, versions, source, org, provider, encounter, service_village, service_unit,
          recorded_at, open_block)
        values (${tenant}, ${version.record_id}, ${version.subject_kind}, ${version.subject_id}, ${facts.village},
          ${guardNumber(guardOfRecord(facts.form, version.fields))}, ${facts.form.programme}, ${version.form}, ${version.edition},
          ${version.service_date}, ${version.status}, ${version.version_id}, 1, ${version.source}, ${version.org},
          ${version.provider}, ${version.encounter_id}, ${facts.service_village}, ${facts.service_unit},
          ${facts.recorded_at}, ${facts.open_block})`,
    ),
  )

/** Moves the head to a version made from it; nothing happens when someone else moved it before. */
export const moveHead = (tx: Tx, tenant: number, version: NewVersion, facts: HeadFacts): Promise<number> =>
  tx.run(
    sql`update record set head = ${version.version_id}, versions = versions + 1, edition = ${version.edition},
          service_date = ${version.service_date}, status = ${version.status}, source = ${version.source},
          org = ${version.org}, provider = ${version.provider}, encounter = ${version.encounter_id},
          service_village = ${facts.service_village}, service_unit = ${facts.service_unit},
          recorded_at = ${facts.recorded_at}, open_block = ${facts.open_block},
          data_class = ${guardNumber(guardOfRecord(facts.form, version.fields))}
        where tenant = ${tenant} and record = ${version.record_id} and head = ${version.base[0]}`,
  )
