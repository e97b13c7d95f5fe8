import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import type { ImportTarget, TargetKey } from '@wangdi/kernel/import/target.ts'

interface Named {
  readonly name: string
  readonly id_number: string | null
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** `drugs[0].name` in the answers. */
const answerAt = (fields: unknown, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .reduce<unknown>((at, part) => (isObject(at) ? at[part] : undefined), fields)

const cell = (value: unknown): string => {
  const text = value === null || value === undefined ? '' : Array.isArray(value) ? value.join(';') : String(value)
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Columns that hold one answer each; pairs and lists of codes are other ways of writing the same answers. */
const isOwn = ({ key, person }: TargetKey): boolean => !person && !key.includes('/') && !key.endsWith('[]')

/** Records as a table with the form's own words as headers. */
export const csvOf = (
  { keys, forms: [form] }: ImportTarget,
  records: readonly RecordLine[],
  persons: ReadonlyMap<string, Named>,
): string => {
  const own = keys.filter(isOwn)
  const answer = ({ key }: TargetKey, record: RecordLine): unknown => {
    if (key === form.dateKey) return record.service_date
    return key === form.byKey ? record.provider_id : answerAt(record.fields, key)
  }
  const rows = records.map((record) => {
    const person = persons.get(record.resident_id)
    return [person?.name, person?.id_number, ...own.map((key) => answer(key, record))]
  })
  return [['姓名', '身份证号', ...own.map(({ label }) => label)], ...rows]
    .map((row) => `${row.map(cell).join(',')}\n`)
    .join('')
}
