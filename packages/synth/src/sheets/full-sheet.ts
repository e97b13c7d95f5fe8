import type { ExchangeLine, RecordLine, ResidentLine } from '@wangdi/kernel/exchange/line.ts'
import { isFilled, isMap } from '@wangdi/kernel/form/answers.ts'
import type { Field, Value, Values } from '@wangdi/kernel/form/field.ts'
import { type ImportTarget, ROSTER, type TargetKey } from '@wangdi/kernel/import/target.ts'
import type { SheetCell, SheetTable } from './county-sheets.ts'

/** The answer at `sbp`, `bp_at_enrol.sbp` or `drugs[0].name`. */
const valueAt = (values: Values, path: string): Value =>
  path.split(/[.[\]]+/).reduce<Value>((inner, part) => {
    if (part === '') return inner
    if (Array.isArray(inner)) return inner[Number(part)]
    return isMap(inner) ? inner[part] : null
  }, values)

const wordOf = (field: Field, code: Value): string => {
  const options = 'options' in field ? field.options : []
  const option = options.find((each) => each.code === code)
  return option ? `${option.code} ${option.label}` : String(code)
}

const cellOf = (field: Field, value: Value): SheetCell => {
  if (!isFilled(value)) return null
  if (field.kind === 'one') return wordOf(field, value)
  if (Array.isArray(value)) return value.map(String).join(';')
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'number' ? value : String(value)
}

const columnsOf = ({ keys }: ImportTarget): readonly TargetKey[] =>
  keys.filter(({ key, parts }) => parts.length === 1 && !key.includes('[]'))

interface Row {
  readonly person: ResidentLine
  readonly records: readonly RecordLine[]
}

const answersOf = (target: ImportTarget, { person, records }: Row): Values => ({
  ...Object.fromEntries(Object.entries(person).filter(([key]) => key !== 'kind' && key !== 'aliases')),
  ...Object.assign({}, ...target.forms.map(({ id }) => records.find(({ form }) => form === id)?.fields)),
})

const rowsOf = (target: ImportTarget, lines: readonly ExchangeLine[]): Row[] => {
  const people = new Map(lines.flatMap((line) => (line.kind === 'resident' ? [[line.resident_id, line] as const] : [])))
  const forms = new Set(target.forms.map(({ id }) => id))
  const records = lines.filter((line): line is RecordLine => line.kind === 'record' && forms.has(line.form))
  if (target.id !== ROSTER)
    return records.flatMap((record) => {
      const person = people.get(record.resident_id)
      return person ? [{ person, records: [record] }] : []
    })
  // The last of each form stands in the roster.
  const byPerson = Map.groupBy(records.toReversed(), ({ resident_id }) => resident_id)
  return [...people.values()].map((person) => ({ person, records: byPerson.get(person.resident_id) ?? [] }))
}

/** Every answer of a target's forms in one table, under the forms' own labels: what a filled-in template holds. */
export const fullTable = (lines: readonly ExchangeLine[], target: ImportTarget): SheetTable => {
  const columns = columnsOf(target)
  return {
    title: target.title,
    headers: columns.map(({ label }) => label),
    rows: rowsOf(target, lines).map((row) => {
      const answers = answersOf(target, row)
      return columns.map(({ key, fields }) => cellOf(fields[0], valueAt(answers, key)))
    }),
  }
}
