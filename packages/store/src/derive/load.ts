import type { Day } from '@wangdi/kernel/day/day.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import type { Person, Subject } from '@wangdi/kernel/programme/subject.ts'
import { joinParts } from '@wangdi/kernel/record/parts.ts'
import { isEffective, type RecordFact, type VersionStatus } from '@wangdi/kernel/record/record.ts'
import { chinaTime } from '../bulk/time.ts'
import type { Tx } from '../db.ts'
import type { Ground } from '../ground.ts'
import { prepared, sql } from '../sql.ts'
import { type NewVersion, withEnvelope } from '../versions.ts'

interface PersonRow {
  readonly person: string
  readonly name: string
  readonly sex: string
  readonly birth_date: Day | null
  readonly village: number
  readonly first_village: number
  readonly first_unit: number
  readonly residence_type: string
  readonly residence_start_date: Day | null
  readonly paper_only: boolean
  readonly valid_id: boolean
  readonly opened_to_resident_on: Day | null
  readonly merged_into: string | null
  readonly revision: number
}

interface PartRow {
  readonly subject: string
  readonly record: string
  readonly form: string
  readonly edition: string
  readonly service_date: Day
  readonly status: VersionStatus
  readonly recorded_at: string
  readonly org: number | null
  readonly provider: string | null
  readonly open_block: boolean
  readonly fields: Values
}

/** A resident as loaded: their own facts, those merged into them, and the state of the row. */
export interface Loaded {
  readonly person: string
  readonly village: number
  readonly merged_into: string | null
  readonly revision: number
  readonly subject: Subject
  /** Residents that a merge, now or once, joined to this one. */
  readonly merged: readonly { readonly person: string; readonly records: readonly RecordFact[] }[]
}

const personColumns = sql`person, name, sex, birth_date, village, first_village, first_unit, residence_type,
  residence_start_date, paper_only, valid_id, opened_to_resident_on, merged_into, revision`

const personOf = (row: PersonRow): Person => ({
  resident_id: row.person,
  name: row.name,
  sex: row.sex,
  birth_date: row.birth_date,
  village: row.first_village,
  unit: row.first_unit,
  residence_type: row.residence_type,
  residence_start_date: row.residence_start_date,
  paper_only: row.paper_only,
  valid_id: row.valid_id,
  opened_to_resident_on: row.opened_to_resident_on,
})

const recordOf = (row: PartRow, fields: Values): RecordFact => ({
  record_id: row.record,
  form: row.form,
  edition: row.edition,
  service_date: row.service_date,
  status: row.status,
  fields,
  recorded_at: row.recorded_at,
  org_id: row.org,
  provider_id: row.provider,
  ...(row.open_block && { open_block: true }),
})

/** The day and the worker stand once, in the envelope; the rules find them under the form's own keys too. */
const answersOf = (row: PartRow, fields: Values): Values => {
  const form = formOf(row.form)
  return form ? withEnvelope(form, fields, row.service_date, row.provider) : fields
}

/** Parts of one version stand next to each other; together they are the record's answers. */
const recordsFrom = (parts: readonly PartRow[]): RecordFact[] => {
  const records: RecordFact[] = []
  for (let from = 0; from < parts.length; ) {
    const first = parts[from]
    let to = from + 1
    while (to < parts.length && parts[to].record === first.record) to += 1
    const fields = joinParts(
      formOf(first.form),
      parts.slice(from, to).map((part) => part.fields),
    )
    records.push(recordOf(first, answersOf(first, fields)))
    from = to
  }
  return records
}

/** Effective records of residents in the order that every rule reads them: (subject, service date, record id). */
export const loadRecords = async (
  tx: Tx,
  tenant: number,
  persons: readonly string[],
): Promise<Map<string, RecordFact[]>> => {
  const parts = await tx.rows<PartRow>(
    prepared(
      'records',
      sql`select r.subject, r.record, r.form, r.edition, r.service_date, r.status, r.recorded_at, r.org, r.provider,
          r.open_block, v.fields
        from record r
        join record_version v on v.tenant = r.tenant and v.subject = r.subject and v.version = r.head
        where r.tenant = ${tenant} and r.subject = any (${persons}::uuid[]) and r.subject_kind = 'resident'
          and r.status in ('submitted', 'reviewed')
        order by r.subject, r.service_date, r.record, v.data_class`,
    ),
  )
  const bySubject = Map.groupBy(parts, (part) => part.subject)
  return new Map([...bySubject].map(([subject, of]) => [subject, recordsFrom(of)]))
}

const mergedInto = async (tx: Tx, tenant: number, records: Map<string, RecordFact[]>): Promise<string[]> => {
  const joined = [...records.values()].flatMap((list) =>
    list.filter((r) => r.form === 'rec_merge').map((r) => r.fields.merged),
  )
  const ids = joined.filter((id): id is string => typeof id === 'string')
  if (ids.length === 0) return []
  const known = await tx.rows<{ person: string }>(
    sql`select person from person where tenant = ${tenant} and person = any (${ids}::uuid[])`,
  )
  return known.map(({ person }) => person)
}

const byOrder = (a: RecordFact, b: RecordFact): number =>
  a.service_date === b.service_date ? (a.record_id < b.record_id ? -1 : 1) : a.service_date < b.service_date ? -1 : 1

/**
 * Residents with everything a derivation reads. In a derivation's transaction every data class is seen; under the
 * application role only what the scope may see, which is what pages explain from.
 */
export const loadSubjects = async (
  tx: Tx,
  tenant: number,
  ground: Ground,
  persons: readonly string[],
): Promise<Map<string, Loaded>> => {
  const [rows, records] = await Promise.all([
    tx.rows<PersonRow>(
      prepared(
        'persons',
        sql`select ${personColumns} from person where tenant = ${tenant} and person = any (${persons}::uuid[])`,
      ),
    ),
    loadRecords(tx, tenant, persons),
  ])
  const merged = await mergedInto(tx, tenant, records)
  const theirs = merged.length > 0 ? await loadRecords(tx, tenant, merged) : new Map<string, RecordFact[]>()
  return new Map(
    rows.map((row) => {
      const own = records.get(row.person) ?? []
      // The merge stands among the records of both; nobody is merged into themselves.
      const joined = new Set(own.filter((r) => r.form === 'rec_merge').map((r) => r.fields.merged))
      joined.delete(row.person)
      return [
        row.person,
        {
          person: row.person,
          village: row.village,
          merged_into: row.merged_into,
          revision: row.revision,
          subject: {
            person: personOf(row),
            records: own,
            ...groundFacts(ground),
          },
          merged: merged.filter((id) => joined.has(id)).map((id) => ({ person: id, records: theirs.get(id) ?? [] })),
        },
      ]
    }),
  )
}

/** A version as the rules see it: exactly what reading it back would give. */
export const factOfVersion = (form: Form | null, version: NewVersion, recorded_at: string): RecordFact => ({
  record_id: version.record_id,
  form: version.form,
  edition: version.edition,
  service_date: version.service_date,
  status: version.status,
  fields: form ? withEnvelope(form, version.fields, version.service_date, version.provider) : version.fields,
  recorded_at: chinaTime(recorded_at),
  org_id: version.org,
  provider_id: version.provider,
})

/** The resident with a version in the place of the record's former one, effective or not. */
export const withRecord = (loaded: Loaded, form: Form, version: NewVersion, recorded_at: string): Loaded => {
  const others = loaded.subject.records.filter(({ record_id }) => record_id !== version.record_id)
  const fact = factOfVersion(form, version, recorded_at)
  const records = isEffective(version.status) ? together(others, [[fact]]) : others
  return { ...loaded, subject: { ...loaded.subject, records } }
}

/** What every subject of a county shares. */
export const groundFacts = (ground: Ground): Omit<Subject, 'person' | 'records'> => ({
  since: ground.statusFrom,
  horizon: ground.horizon,
  settings: ground.settings,
  unitOf: ground.unitOf,
  unitDays: ground.unitDays,
  areaOf: ground.areaOfCode,
  codeOf: (area) => ground.areaOf(area)?.code ?? null,
})

/** Own and joined records in one order. */
export const together = (own: readonly RecordFact[], joined: readonly (readonly RecordFact[])[]): RecordFact[] =>
  [...own, ...joined.flat()].toSorted(byOrder)
