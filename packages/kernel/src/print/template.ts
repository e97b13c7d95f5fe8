import { isFilled } from '../form/answers.ts'
import type { Field, Fields, Value } from '../form/field.ts'
import { companionsOf } from '../form/visible.ts'
import type { Cell, Line, Piece } from './piece.ts'
import {
  blankOf,
  boxesOf,
  type Choice,
  codedLabel,
  details,
  digitsOf,
  isChoice,
  isCoded,
  itemAt,
  listed,
  type Place,
  valueText,
} from './value.ts'

const spaceOf = ({ tight }: Place): string => (tight ? ' ' : '\u2002')
/** A line to write on for a name or an address. */
const LONG = 18
/** Words up to this many characters stay together. */
const KEEP = 16

const word = (text: string): Piece => (text.length <= KEEP ? { text, keep: true } : { text })

/** Words parted by spaces; a line may end at a space. */
const literal = (text: string, place: Place): Piece[] =>
  text
    .split(/( +)/)
    .filter(Boolean)
    .map((part) => (part.trim() === '' ? { text: part.replaceAll(' ', spaceOf(place)) } : word(part)))

const withUnit = (field: Field, text: string): string =>
  (field.kind === 'int' || field.kind === 'dec') && field.unit ? `${text} ${field.unit}` : text

const written = (place: Place, field: Field, value: Value): string =>
  isFilled(value) ? valueText(field, value, place.names) : ''

const pen = (place: Place, field: Field, value: Value): Piece => {
  const text = written(place, field, value)
  return { text: text || blankOf(field), pen: true, ...(text.length <= KEEP && { keep: true }) }
}

/** Options in their order; a detail that several of them open stands behind the last of these. */
const optionPieces = (place: Place, field: Choice, value: Value): Piece[] => {
  const options = listed(field, value)
  const opens = ({ code }: { readonly code: string }): string | undefined => field.details?.[code]
  return options.flatMap((option, at) => {
    const last = !options.slice(at + 1).some((later) => opens(later) === opens(option))
    const detail = last ? details(place, field).of(option.code) : null
    const unit = detail && 'unit' in detail.field ? detail.field.unit : undefined
    return [
      ...(at > 0 ? [{ text: spaceOf(place) }] : []),
      word(codedLabel(option)),
      ...(detail ? [pen(place, detail.field, detail.value)] : []),
      ...(unit ? [word(unit)] : []),
    ]
  })
}

const toldPieces = (place: Place, field: Choice): Piece[] =>
  details(place, field).filled.map(({ field: of, value }) => ({
    text: `${withUnit(of, valueText(of, value, place.names))} `,
  }))

const notDone = ({ fields, values, names }: Place, key: string): Piece[] | null => {
  const reason = fields[`${key}_not_done`]
  const value = values[`${key}_not_done`]
  return reason?.notDoneOf && isFilled(value) ? [{ text: `未做：${valueText(reason, value, names)}` }] : null
}

const boxesAt = (place: Place, path: string, field: Field, value: Value): Piece => ({
  boxes: boxesOf(field, value, place.boxes[path]),
})

const moded = (place: Place, path: string, mode: string, alone: boolean): Piece[] => {
  const item = itemAt(place, path)
  if (!item) throw new Error(`no such item: ${path}`)
  const { field, value } = item
  if (mode === 'boxes') return [boxesAt(place, path, field, value)]
  if (mode === 'digits') return [{ digits: digitsOf(field, value) }]
  if (mode === 'if') return isFilled(value) ? [{ text: written(place, field, value) }] : []
  if (mode === 'bare') return [word(written(place, field, value) || blankOf(field))]
  if (mode === 'long') return [{ text: written(place, field, value).padEnd(LONG, '\u3000'), pen: true }]
  if (mode === 'words') return alone ? [{ text: written(place, field, value) }] : [pen(place, field, value)]
  if (mode === 'teeth') return [{ teeth: Array.isArray(value) ? value.map(String) : [] }]
  if (mode === 'options' && isChoice(field)) return optionPieces(place, field, value)
  if (mode === 'told' && isChoice(field)) return toldPieces(place, field)
  throw new Error(`no such way to print: ${path}:${mode}`)
}

const TICK = '✓'

const isChosen = (place: Place, path: string, code: string): boolean => {
  const item = itemAt(place, path)
  if (!item) throw new Error(`no such item: ${path}`)
  const { value } = item
  return Array.isArray(value) ? value.includes(code) : isFilled(value) && String(value) === code
}

/** A tick where the code is chosen; `?`: in a box, which waits for it. */
const tick = (place: Place, name: string): Piece => {
  const boxed = name.includes('?')
  const [path, code] = name.split(boxed ? '?' : '=')
  const mark = isChosen(place, path, code) ? TICK : ''
  return boxed ? { boxes: [mark] } : { text: mark }
}

const YES_NO = [
  ['true', '是'],
  ['false', '否'],
] as const

/** Options without a code of the paper: a box to tick before each. */
const ticks = (options: readonly (readonly [string, string])[], chosen: readonly Value[], place: Place): Piece[] =>
  options.flatMap(([code, label], at) => [
    ...(at > 0 ? [{ text: spaceOf(place) }] : []),
    { boxes: [chosen.includes(code) ? TICK : ''] },
    word(label),
  ])

const whole = (place: Place, path: string, alone: boolean): Piece[] => {
  const item = itemAt(place, path)
  if (!item) throw new Error(`no such item: ${path}`)
  const { field, value } = item
  const chosen: readonly Value[] = Array.isArray(value) ? value : [value]
  if (field.kind === 'bool') return ticks(YES_NO, isFilled(value) ? [String(value)] : [], place)
  if (isChoice(field) && !isCoded(field))
    return ticks(
      listed(field, value).map(({ code, label }) => [code, label] as const),
      chosen,
      place,
    )
  if (isChoice(field))
    return [...optionPieces(place, field, value), { text: spaceOf(place) }, boxesAt(place, path, field, value)]
  if (!alone) return [pen(place, field, value)]
  return [{ text: isFilled(value) ? written(place, field, value) : emptyText(field) }]
}

/** What stands for `{…}`; `alone`: nothing else is on the line, so it needs no line to write on. */
const placeholder = (place: Place, name: string, alone: boolean): Piece[] => {
  if (name === '#') return [{ text: String(place.number ?? ''), keep: true }]
  if (/[=?]/.test(name)) return [tick(place, name)]
  const [of, mode] = name.split(':')
  return (
    (mode !== 'options' && mode !== 'told' && notDone(place, of)) ||
    (mode ? moded(place, of, mode, alone) : whole(place, of, alone))
  )
}

const emptyText = (field: Field): string => (field.kind === 'date' || field.kind === 'ym' ? blankOf(field) : '')

const joined = (entries: readonly Line[]): Piece[] =>
  entries.flatMap((entry, at) => (at > 0 ? [{ text: ' / ' }, ...entry] : [...entry]))

const lineOf = (place: Place, line: string, entries: readonly Line[]): Piece[] => {
  const parts = line.split(/(\{[^{}]*\})/).filter((part) => part !== '')
  return parts.flatMap((part) => {
    if (part === '{*}') return joined(entries)
    return part.startsWith('{') ? placeholder(place, part.slice(1, -1), parts.length === 1) : literal(part, place)
  })
}

/** The lines of a template filled from a place; entries that do not fit in a line go on below. */
export const fill = (template: string, place: Place, entries: readonly Line[] = [], across = Infinity): Cell =>
  template.split('\n').flatMap((line) => {
    if (!line.includes('{*}') || entries.length <= across) return [lineOf(place, line, entries)]
    const rest: Line[] = []
    for (let at = across; at < entries.length; at += across) rest.push(joined(entries.slice(at, at + across)))
    return [lineOf(place, line, entries.slice(0, across)), ...rest]
  })

/** Keys that a template names, each once. */
export const keysIn = (template: string): readonly string[] => [
  ...new Set([...template.matchAll(/\{([a-zA-Z_0-9]+)[.:=?}]/g)].map(([, key]) => key)),
]

/** Options up to this many characters stand in each column; longer ones once, beside the label. */
const INLINE = 22

const standInCell = (field: Choice, columns: number): boolean =>
  columns === 1 || field.options.map((option) => `${codedLabel(option)} `).join('').length <= INLINE

/** The label of an item where the form does not word it. */
export const plainLabel = (key: string, field: Field, columns: number): string =>
  isChoice(field) && !standInCell(field, columns) ? `${field.label}\n{${key}:options}` : field.label

const unitOf = (field: Field): string => ('unit' in field && field.unit ? ` ${field.unit}` : '')

/** The parts of a group or of an entry, each with its name, one behind the other. */
export const plainParts = (fields: Fields, path = ''): string => {
  const behind = companionsOf(fields)
  return Object.entries(fields)
    .filter(([key]) => !behind.has(key))
    .map(([key, field]) => `${field.label}{${path}${key}}${unitOf(field)}`)
    .join(' ')
}

/** The cell of an item where the form does not word it. */
export const plainCell = (key: string, field: Field, columns: number): string => {
  if (isChoice(field)) return standInCell(field, columns) ? `{${key}}` : `{${key}:told}{${key}:boxes}`
  if (field.kind === 'group') return plainParts(field.fields, `${key}.`)
  return unitOf(field) ? `{${key}:bare}${unitOf(field)}` : `{${key}}`
}
