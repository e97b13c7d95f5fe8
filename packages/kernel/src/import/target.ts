import type { Field, Fields } from '../form/field.ts'
import { text } from '../form/field.ts'
import type { Form } from '../form/form.ts'
import { formOf } from '../form/list.ts'
import { residentColumns, synonyms } from './synonyms.ts'

/** One thing that a column may hold. */
export interface TargetKey {
  /** Name of the key: `sbp`, `bp_at_enrol.sbp`, `drugs[0].name`; `sbp/dbp` for a column that holds both. */
  readonly key: string
  /** Path of each value in the column: one, two for a pair, three for 用法用量. */
  readonly parts: readonly string[]
  readonly label: string
  readonly required: boolean
  /** Field of each of them. */
  readonly fields: readonly Field[]
  readonly synonyms: readonly string[]
  /** Says who the resident is, and is no answer of the form. */
  readonly person: boolean
}

/** What a file is imported as: the roster of residents, or the filled-in sheets of one form. */
export interface ImportTarget {
  readonly id: string
  readonly title: string
  /** Forms that one row fills, in order. */
  readonly forms: readonly Form[]
  readonly keys: readonly TargetKey[]
}

/** The roster: cover and personal form of one resident in one row. */
export const ROSTER = 'resident'
const ROSTER_FORMS = ['rec_cover', 'rec_personal']

/** Lines of a list that the paper prints; more do not fit a row of a table. */
const LINES = 4

const wordsFor = (key: string, field: Field): readonly string[] => {
  const own = field.synonyms ?? []
  return [...new Set([...own, ...(synonyms[key] ?? [])])]
}

const keyOf = (key: string, field: Field, rest: Partial<TargetKey> = {}): TargetKey => ({
  key,
  parts: [key],
  label: field.label,
  required: field.required === true,
  fields: [field],
  synonyms: wordsFor(key, field),
  person: false,
  ...rest,
})

const inGroup = (prefix: string, label: string, fields: Fields): TargetKey[] =>
  Object.entries(fields).flatMap(([key, field]) =>
    keysOf(`${prefix}.${key}`, field).map((each) => ({ ...each, label: `${label}·${each.label}`, required: false })),
  )

const inRows = (key: string, field: Extract<Field, { kind: 'rows' }>): TargetKey[] =>
  Array.from({ length: Math.min(LINES, field.max) }, (_, at) =>
    Object.entries(field.fields).map(([inner, cell]) => {
      const words = wordsFor(`${key}.${inner}`, cell)
      const numbered = [cell.label, ...words].map((word) => `${word}${at + 1}`)
      return keyOf(`${key}[${at}].${inner}`, cell, {
        label: `${field.label}${at + 1}·${cell.label}`,
        required: false,
        synonyms: at === 0 ? [...numbered, ...words] : numbered,
      })
    }),
  ).flat()

/** A list whose rows name one code each takes a single column of codes too: 既往史 `2;5`. */
const codesColumn = (key: string, field: Extract<Field, { kind: 'rows' }>): TargetKey[] => {
  const code = field.fields.code
  return code?.kind === 'one'
    ? [
        keyOf(
          `${key}[]`,
          { kind: 'many', label: field.label, options: code.options },
          { synonyms: wordsFor(key, field) },
        ),
      ]
    : []
}

/** Lines of medicines are often written with 用法用量 in one column. */
const usageColumns = (key: string, { label, max, fields }: Extract<Field, { kind: 'rows' }>): TargetKey[] => {
  const parts = ['times_per_day', 'amount', 'unit']
  if (parts.some((part) => !(part in fields))) return []
  return Array.from({ length: Math.min(LINES, max) }, (_, at) => ({
    key: `${key}[${at}].usage`,
    parts: parts.map((part) => `${key}[${at}].${part}`),
    label: `${label}${at + 1}·用法用量`,
    required: false,
    fields: parts.map((part) => fields[part]),
    synonyms: synonyms.usage.flatMap((word) => (at === 0 ? [`${word}1`, word] : [`${word}${at + 1}`])),
    person: false,
  }))
}

const keysOf = (key: string, field: Field): TargetKey[] => {
  if (field.computed && !field.editable) return []
  if (field.kind === 'group') return inGroup(key, field.label, field.fields)
  if (field.kind === 'rows') return [...codesColumn(key, field), ...inRows(key, field), ...usageColumns(key, field)]
  return [keyOf(key, field)]
}

/** Two measures that are often written in one column, where the form shows them as one control. */
const pairKeys = (form: Form): TargetKey[] =>
  form.sections.flatMap(({ pairs = [] }) =>
    pairs.flatMap(([a, b]) => {
      const words = synonyms[`${a}/${b}`]
      const [first, second] = [form.fields[a], form.fields[b]]
      return words && first && second
        ? [
            {
              key: `${a}/${b}`,
              parts: [a, b],
              label: words[0],
              required: false,
              fields: [first, second],
              synonyms: words,
              person: false,
            },
          ]
        : []
    }),
  )

const extraField = (key: string): Field => text(residentColumns[key] ?? key, 50)

const extras = (): TargetKey[] =>
  Object.keys(residentColumns).map((key) => keyOf(key, extraField(key), { person: true }))

/** Keys by which the resident of a row is found: from the personal form, so that labels and rules are the same. */
const PERSON_KEYS = ['name', 'id_type', 'id_number', 'sex', 'birth_date', 'own_phone']

const personKeys = (taken: Fields): TargetKey[] => {
  const personal = formOf('rec_personal')
  return PERSON_KEYS.flatMap((key) => {
    const field = personal?.fields[key]
    return field && !(key in taken) ? [keyOf(key, field, { person: true, required: key === 'name' })] : []
  })
}

const isPerson = (key: string): boolean => PERSON_KEYS.includes(key) || key in residentColumns

const ofForm = (form: Form, skip: ReadonlySet<string>): TargetKey[] => [
  ...Object.entries(form.fields)
    .filter(([key]) => !skip.has(key))
    .flatMap(([key, field]) => {
      const found = keysOf(key, field)
      if (key === form.dateKey) return found.map((each) => ({ ...each, required: true, synonyms: dateWords(each) }))
      return key === form.byKey ? found.map((each) => ({ ...each, required: false, synonyms: byWords(each) })) : found
    }),
  ...pairKeys(form),
]

const dateWords = (key: TargetKey): readonly string[] => [...new Set([...key.synonyms, ...synonyms.service_date])]
const byWords = (key: TargetKey): readonly string[] => [...new Set([...key.synonyms, ...synonyms.provider_id])]

const roster = (): ImportTarget | null => {
  const forms = ROSTER_FORMS.flatMap((id) => formOf(id) ?? [])
  if (forms.length < ROSTER_FORMS.length) return null
  const [cover, personal] = forms
  // What both forms ask is asked once, as the personal form asks it.
  const shared = new Set([...Object.keys(personal.fields), ...Object.keys(residentColumns), 'phone'])
  const fromCover = ofForm(cover, shared).map((key) =>
    key.key === cover.dateKey ? { ...key, required: false, synonyms: synonyms.open_date } : key,
  )
  const fromPersonal = ofForm(personal, new Set(['changed_on', ...Object.keys(residentColumns)]))
  const keys = [...fromPersonal, ...fromCover].map((key) => ({ ...key, person: isPerson(key.key) }))
  return { id: ROSTER, title: '居民花名册', forms, keys: [...keys, ...extras()] }
}

/** Sheets of one form about residents, each with its day. */
export const formTarget = (form: Form): ImportTarget => ({
  id: form.id,
  title: form.title,
  forms: [form],
  keys: [...personKeys(form.fields), ...extras(), ...ofForm(form, new Set(Object.keys(residentColumns)))],
})

/** The target of an id: `resident`, or the id of a form about residents that has a day; null otherwise. */
export const targetOf = (id: string): ImportTarget | null => {
  if (id === ROSTER) return roster()
  const form = formOf(id)
  return form?.subject === 'resident' && form.dateKey !== null ? formTarget(form) : null
}

export const keyIn = (target: ImportTarget, key: string): TargetKey | null =>
  target.keys.find((each) => each.key === key) ?? null
