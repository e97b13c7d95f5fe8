import type { ColumnGuess } from '../api/routes/work.ts'
import { type Finding, finding } from '../form/finding.ts'
import type { CodeDecisions } from './cells/code.ts'
import { type ImportTarget, keyIn } from './target.ts'

/** What a person confirmed: which column holds what, and which code a word means. */
export interface Mapping {
  readonly columns: readonly { readonly column: number; readonly key: string | null }[]
  readonly codes: readonly { readonly key: string; readonly value: string; readonly code: string | null }[]
}

const partsIn = (target: ImportTarget, { columns }: Mapping): readonly string[] =>
  columns.flatMap(({ key }) => (key === null ? [] : (keyIn(target, key)?.parts ?? [])))

const twice = (target: ImportTarget, mapping: Mapping): Finding[] => {
  const used = partsIn(target, mapping)
  return [...new Set(used.filter((key, at) => used.indexOf(key) !== at))].map((key) =>
    finding('CROSS_FIELD', key, `有两列都对到“${keyIn(target, key)?.label ?? key}”，请只留一列`),
  )
}

const unknown = (target: ImportTarget, mapping: Mapping): Finding[] =>
  mapping.columns.flatMap(({ key }) =>
    key !== null && !keyIn(target, key) ? [finding('UNKNOWN_FIELD', key, `没有“${key}”这一项`)] : [],
  )

const IDENTITY = ['id_number', 'record_code']

/** Who the row is about: an identity number or the code of the record, or name with birth date. */
const identified = (mapped: ReadonlySet<string>): boolean =>
  IDENTITY.some((key) => mapped.has(key)) || (mapped.has('name') && mapped.has('birth_date'))

/** What stops a run: two columns for one key, a key that does not exist, a key without which no row can be read. */
export const mappingFindings = (target: ImportTarget, mapping: Mapping): readonly Finding[] => {
  const mapped = new Set(partsIn(target, mapping))
  const [form] = target.forms
  const needsDay = target.forms.length === 1 && form.dateKey !== null && !mapped.has(form.dateKey)
  return [
    ...twice(target, mapping),
    ...unknown(target, mapping),
    ...(identified(mapped)
      ? []
      : [finding('REQUIRED', 'id_number', '请指定“身份证号”或“档案编号”所在的列，否则不知道每行是谁')]),
    ...(needsDay && form.dateKey
      ? [finding('REQUIRED', form.dateKey, `请指定“${form.fields[form.dateKey]?.label}”所在的列`)]
      : []),
  ]
}

export const mappingOf = (guesses: readonly ColumnGuess[]): Mapping => ({
  columns: guesses.map(({ column, key }) => ({ column, key })),
  codes: [],
})

/** The decisions of each key, ready for reading cells. */
export const decisionsByKey = ({ codes }: Mapping): ReadonlyMap<string, CodeDecisions> => {
  const found = new Map<string, Map<string, string | null>>()
  for (const { key, value, code } of codes) {
    const of = found.get(key) ?? new Map<string, string | null>()
    of.set(value, code)
    found.set(key, of)
  }
  return found
}
