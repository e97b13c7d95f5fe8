import type { Day } from '@wangdi/kernel/day/day.ts'
import type { RecordLine, ResidentLine } from '@wangdi/kernel/exchange/line.ts'
import { isFilled, normalise } from '@wangdi/kernel/form/answers.ts'
import type { Value, Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import type { Present } from '@wangdi/store/imports/present.ts'
import { namedUuid } from './ids.ts'
import type { RowPerson } from './person.ts'

const canonical = (value: Value): Value => {
  if (Array.isArray(value)) return value.filter(isFilled).map(canonical)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => isFilled(inner))
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  )
}

/** Answers as they are compared: normalised, without the day and the worker (the envelope holds them). */
export const contentOf = (form: Form, values: Values): string => {
  const { [form.dateKey ?? '']: _day, [form.byKey ?? '']: _by, ...answers } = normalise(form, values)
  return JSON.stringify(canonical(answers))
}

/** Every answer of the file stands in the record already; the record may hold more. */
const holdsAll = (form: Form, stored: Values, given: Values): boolean => {
  const all = JSON.parse(contentOf(form, stored)) as Record<string, unknown>
  const some = JSON.parse(contentOf(form, given)) as Record<string, unknown>
  return Object.entries(some).every(([key, value]) => JSON.stringify(all[key]) === JSON.stringify(value))
}

export interface RowRecord {
  readonly form: Form
  readonly resident_id: string
  readonly day: Day
  readonly provider: string | null
  readonly org: string | null
  readonly fields: Values
}

const SOURCE_IMPORT = '2'

/** What a row's record means beside what is there: nothing new, a line to load, or somebody's own record in the way. */
export type Judged =
  | { readonly kind: 'load'; readonly line: RecordLine }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'draft' }
  | { readonly kind: 'conflict'; readonly message: string }

const lineOf = (record: RowRecord, present: Present | null): RecordLine => {
  const { form, resident_id, day } = record
  const record_id = present?.record_id ?? namedUuid('import', resident_id, form.id, day)
  const base = present ? [present.head] : []
  return {
    kind: 'record',
    record_id,
    version_id: namedUuid(record_id, base[0] ?? '', day, record.provider ?? '', contentOf(form, record.fields)),
    base,
    resident_id,
    form: form.id,
    edition: form.edition,
    service_date: day,
    status: 'submitted',
    source: SOURCE_IMPORT,
    org_id: record.org,
    provider_id: record.provider,
    recorded_at: null,
    encounter_id: null,
    findings_confirmed: [],
    reason: present && present.service_date !== day ? '导入更正日期' : null,
    fields: record.fields,
  }
}

/**
 * A row is one record, found again by resident, form and day. Imported content that changed becomes a new version; what
 * a person entered or corrected is never written over by a file.
 */
export const judgeRecord = (record: RowRecord, present: Present | null): Judged => {
  if (!present) return { kind: 'load', line: lineOf(record, null) }
  const { form, fields } = record
  if (present.source !== SOURCE_IMPORT) {
    return holdsAll(form, present.fields, fields)
      ? { kind: 'unchanged' }
      : { kind: 'conflict', message: `系统里已有${present.service_date}的${form.short}，内容不同且由人录入，未覆盖` }
  }
  if (contentOf(form, present.fields) !== contentOf(form, fields))
    return { kind: 'load', line: lineOf(record, present) }
  return { kind: present.status === 'draft' ? 'draft' : 'unchanged' }
}

export interface NewResident {
  readonly resident_id: string
  readonly village: string
  readonly record_code: string | null
  readonly person: RowPerson
  readonly personal: Values
  readonly cover: Values
}

const text = (value: Value): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The line of a resident whom the file brings. */
export const residentLine = ({
  resident_id,
  village,
  record_code,
  person,
  personal,
  cover,
}: NewResident): ResidentLine => ({
  kind: 'resident',
  resident_id,
  name: person.name ?? '',
  sex: person.sex === '1' || person.sex === '2' || person.sex === '0' ? person.sex : '9',
  birth_date: person.birth_date,
  id_type: idType(person.id_type),
  id_number: person.id_number,
  village,
  residence_type: personal.residence_type === '2' ? '2' : '1',
  residence_start_date: null,
  current_address: text(cover.current_address),
  registered_address: text(cover.registered_address),
  own_phone: person.own_phone,
  group: person.group,
  record_code,
  paper_only: false,
  opened_to_resident_on: null,
  legacy_number: null,
  aliases: [],
})

const ID_TYPES: readonly ResidentLine['id_type'][] = [
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '99',
  'P0',
  'P1',
  'P2',
  'P3',
]

const idType = (type: string): ResidentLine['id_type'] => ID_TYPES.find((known) => known === type) ?? '99'
