import { isFilled, isMap } from '../form/answers.ts'
import type { Field, Fields, Option, Value, Values } from '../form/field.ts'

/** What stands where: the fields of one level, their answers, names of what they refer to. */
export interface Place {
  readonly fields: Fields
  readonly values: Values
  /** Names of staff, units, villages and residents by id. */
  readonly names: Readonly<Record<string, string>>
  /** Boxes for a choice of several, by key. */
  readonly boxes: Readonly<Record<string, number>>
  /** Columns of visits: spaces are narrow. */
  readonly tight: boolean
  /** The number of the entry, within a list. */
  readonly number?: number
}

/** The item that a path names: a key, or `group.part`. */
export const itemAt = (place: Place, path: string): { readonly field: Field; readonly value: Value } | null => {
  const [key, part] = path.split('.')
  const [field, value] = [place.fields[key], place.values[key]]
  if (!field || part === undefined) return field ? { field, value } : null
  const inner = field.kind === 'group' ? field.fields[part] : undefined
  return inner ? { field: inner, value: isMap(value) ? value[part] : null } : null
}

export type Choice = Extract<Field, { kind: 'one' | 'many' }>
export const isChoice = (field: Field | undefined): field is Choice => field?.kind === 'one' || field?.kind === 'many'

/** Codes that the paper prints; those of the product alone are words. */
export const isCoded = (field: Choice): boolean => field.options.every(({ code }) => /^[A-Z]{0,2}\d{0,2}$/.test(code))

const SPACE = '\u3000'
const yearMonthDay = (year: string, month: string, day: string | null): string =>
  `${year}年${month}月${day === null ? '' : `${day}日`}`

const dayText = (value: Value): string => {
  const [year, month, day] = String(value).split('-')
  return [`${Number(year)}年`, month && `${Number(month)}月`, day && `${Number(day)}日`].filter(Boolean).join('')
}

/** The room a pen needs where nothing is filled in. */
export const blankOf = (field: Field | undefined): string => {
  if (field?.kind === 'date') return yearMonthDay(SPACE.repeat(2), SPACE, SPACE)
  if (field?.kind === 'ym') return yearMonthDay(SPACE.repeat(2), SPACE, null)
  return SPACE.repeat(field?.kind === 'int' || field?.kind === 'dec' ? 2 : 4)
}

const labelsOf = (options: readonly Option[], value: Value): string =>
  (Array.isArray(value) ? value : [value])
    .map((code) => options.find((option) => option.code === code)?.label ?? String(code))
    .join('、')

const entryText = (fields: Fields, entry: Value, names: Place['names']): string =>
  isMap(entry)
    ? Object.entries(fields)
        .filter(([key, field]) => isFilled(entry[key]) && !(field.kind === 'ref' && !names[String(entry[key])]))
        .map(([key, field]) =>
          field.kind === 'text'
            ? valueText(field, entry[key], names)
            : `${field.label}：${valueText(field, entry[key], names)}`,
        )
        .join('\u2002')
    : ''

/** A filled value in words, without its unit. */
export const valueText = (field: Field, value: Value, names: Place['names']): string => {
  switch (field.kind) {
    case 'one':
    case 'many':
      return labelsOf(field.options, value)
    case 'date':
    case 'ym':
      return dayText(value)
    case 'bool':
      return value ? '是' : '否'
    case 'ref':
      return names[String(value)] ?? ''
    case 'group':
      return entryText(field.fields, value, names)
    case 'rows':
      return (Array.isArray(value) ? value : []).map((entry) => entryText(field.fields, entry, names)).join('；')
    case 'list':
      return (Array.isArray(value) ? value : [])
        .map((each) => valueText(field.item, each, names))
        .filter(Boolean)
        .join('、')
    default:
      return String(value)
  }
}

/** `2有` with its blank: the answer beside the code that opens it. */
const detailOf = ({ fields, values }: Place, key: string | undefined): { field: Field; value: Value } | null => {
  const field = key === undefined ? undefined : fields[key]
  return key !== undefined && field && field.kind !== 'rows' ? { field, value: values[key] } : null
}

/** A code before its words; `1.1型`, where these begin with a digit. */
export const codedLabel = ({ code, label }: Option): string => `${code}${/^\d/.test(label) ? '.' : ''}${label}`

/** Options that the paper lists: those of a county only where chosen. */
export const listed = (field: Choice, value: Value): readonly Option[] =>
  field.options.filter(
    ({ code, offered }) => !offered || value === code || (Array.isArray(value) && value.includes(code)),
  )

/** The answers that belong to chosen codes: those given, or all with their blanks. */
export const details = (place: Place, field: Choice) => ({
  of: (code: string) => detailOf(place, field.details?.[code]),
  filled: [...new Set(Object.values(field.details ?? {}))].flatMap((key) => {
    const detail = detailOf(place, key)
    return detail && isFilled(detail.value) ? [detail] : []
  }),
})

/** Boxes that the paper has for a choice of several where the form says nothing. */
const BOXES = 4

/** Filled boxes hold codes, as many empty ones follow as the paper has. */
export const boxesOf = (field: Field, value: Value, least = BOXES): readonly string[] => {
  if (field.kind !== 'many') return [isFilled(value) ? String(value) : '']
  const chosen = Array.isArray(value) ? value.map(String) : []
  const empty = Math.max(0, Math.min(least, field.options.length) - chosen.length)
  return [...chosen, ...Array.from({ length: empty }, () => '')]
}

/** One character a box: dates as YYYYMMDD, record numbers with their hyphens. */
export const digitsOf = (field: Field, value: Value): readonly string[] => {
  const text = isFilled(value) ? String(value) : ''
  const padded = (length: number): string[] => Array.from({ length }, (_, at) => text[at] ?? '')
  const parts = (chars: readonly string[], ...ends: readonly number[]): string[] =>
    chars.flatMap((char, at) => (ends.includes(at) ? ['-', char] : [char]))
  if (field.kind === 'date') {
    const chars = text.replaceAll('-', '')
    return Array.from({ length: 8 }, (_, at) => chars[at] ?? '').flatMap((char, at) =>
      at === 4 || at === 6 ? ['\u2002', char] : [char],
    )
  }
  const length = field.kind === 'text' ? field.max : text.length
  if (length === 17) return parts(padded(17), 6, 9, 12)
  return length === 8 ? parts(padded(8), 3) : padded(length)
}
