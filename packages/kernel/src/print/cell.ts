import { isFilled, isMap } from '../form/answers.ts'
import type { Field, Fields, Option, Value, Values } from '../form/field.ts'
import type { Form } from '../form/form.ts'

/** A run of words, or the code boxes of the paper form: filled ones hold the code, empty ones wait for a pen. */
export type Piece = { readonly text: string } | { readonly boxes: readonly string[] }
/** Lines of a printed cell. */
export type Cell = readonly (readonly Piece[])[]

type Choice = Extract<Field, { kind: 'one' | 'many' }>

const isChoice = (field: Field): field is Choice => field.kind === 'one' || field.kind === 'many'

/** Options up to this many characters stand in each column; longer ones once, beside the label. */
const INLINE = 22

const optionsText = (options: readonly Option[]): string =>
  options.map(({ code, label }) => `${code}${label}`).join('\u2002')

const standsInCell = (field: Choice, columns: number): boolean =>
  columns === 1 || optionsText(field.options).length <= INLINE

/** The item's name, with the options where the cells have no room for them and the unit of a number. */
export const labelOf = (field: Field, columns: number): string =>
  isChoice(field) && !standsInCell(field, columns) ? `${field.label}\n${optionsText(field.options)}` : field.label

const BLANK = '\u2003\u2003'
/** Boxes that the paper has for a choice of several. */
const BOXES = 4

const boxesOf = (field: Choice, value: Value): readonly string[] => {
  if (field.kind === 'one') return [isFilled(value) ? String(value) : '']
  const chosen = Array.isArray(value) ? value.map(String) : []
  const least = Math.min(BOXES, field.options.length)
  return [...chosen, ...Array.from({ length: Math.max(0, least - chosen.length) }, () => '')]
}

const dayText = (value: Value): string => {
  if (!isFilled(value)) return `${BLANK}年${BLANK}月${BLANK}日`
  const [year, month, day] = String(value).split('-')
  return [`${Number(year)}年`, month && `${Number(month)}月`, day && `${Number(day)}日`].filter(Boolean).join('')
}

const numberText = (field: Extract<Field, { kind: 'int' | 'dec' }>, value: Value): string => {
  const unit = field.unit ? ` ${field.unit}` : ''
  return `${isFilled(value) ? String(value) : BLANK}${unit}`
}

const detailPieces = (form: Form, field: Choice, values: Values): Piece[] =>
  [...new Set(Object.values(field.details ?? {}))]
    .filter((key) => isFilled(values[key]) && form.fields[key])
    .map((key) => ({ text: `${plainText(form.fields[key], values[key])} ` }))

const rowText = (fields: Fields, row: Value): string =>
  isMap(row)
    ? Object.entries(fields)
        .filter(([key, field]) => isFilled(row[key]) && field.kind !== 'ref')
        .map(([key, field]) =>
          field.kind === 'text' ? plainText(field, row[key]) : `${field.label}${plainText(field, row[key])}`,
        )
        .join('\u2002')
    : ''

const labelsOf = (field: Choice, value: Value): string =>
  (Array.isArray(value) ? value : [value])
    .map((code) => field.options.find((option) => option.code === code)?.label ?? String(code))
    .join('、')

/** A filled value in words, as inside a list or a detail. */
const plainText = (field: Field, value: Value): string => {
  switch (field.kind) {
    case 'one':
    case 'many':
      return labelsOf(field, value)
    case 'int':
    case 'dec':
      return numberText(field, value).trim()
    case 'date':
    case 'ym':
      return dayText(value)
    case 'bool':
      return value ? '是' : '否'
    case 'group':
      return rowText(field.fields, value)
    case 'list':
      return Array.isArray(value) ? value.join('、') : ''
    default:
      return String(value)
  }
}

const listLines = (field: Extract<Field, { kind: 'rows' }>, value: Value, lines: number): Cell => {
  const given = Array.isArray(value) ? value : []
  const count = Math.max(given.length, lines, 1)
  const name = field.rowLabel ?? ''
  return Array.from({ length: count }, (_, at) => [
    {
      text: `${count > 1 ? `${name}${at + 1}\u2002` : ''}${at < given.length ? rowText(field.fields, given[at]) : ''}`,
    },
  ])
}

const piecesOf = (form: Form, field: Field, value: Value, values: Values, columns: number): Piece[] => {
  if (isChoice(field))
    return [
      ...(standsInCell(field, columns) ? [{ text: `${optionsText(field.options)}\u2002` }] : []),
      ...detailPieces(form, field, values),
      { boxes: boxesOf(field, value) },
    ]
  if (field.kind === 'int' || field.kind === 'dec') return [{ text: numberText(field, value) }]
  if (field.kind === 'date' || field.kind === 'ym') return [{ text: dayText(value) }]
  return [{ text: isFilled(value) ? plainText(field, value) : '' }]
}

const notDone = (form: Form, key: string, values: Values): Piece[] => {
  const reason = form.fields[`${key}_not_done`]
  const value = values[`${key}_not_done`]
  return reason?.notDoneOf && isFilled(value) ? [{ text: `未做：${plainText(reason, value)}` }] : []
}

const withUnitOnce = (field: Field, value: Value): string =>
  field.kind === 'int' || field.kind === 'dec' ? (isFilled(value) ? String(value) : BLANK) : plainText(field, value)

/** What stands in one column of one row; two keys are a pair such as a pressure, or now and target. */
export const cellOf = (form: Form, keys: readonly string[], values: Values, columns: number, lines = 0): Cell => {
  const [key, other] = keys
  const field = form.fields[key]
  const reason = notDone(form, key, values)
  if (reason.length > 0) return [reason]
  if (field.kind === 'rows') return listLines(field, values[key], lines)
  if (!other) return [piecesOf(form, field, values[key], values, columns)]
  const second = form.fields[other]
  if (isChoice(field) && isChoice(second))
    return [
      [
        ...(standsInCell(field, columns) ? [{ text: `${optionsText(field.options)}\u2002` }] : []),
        { boxes: boxesOf(field, values[key]) },
        { text: ' / ' },
        { boxes: boxesOf(second, values[other]) },
      ],
    ]
  const unit = 'unit' in field && field.unit ? ` ${field.unit}` : ''
  return [[{ text: `${withUnitOnce(field, values[key])} / ${withUnitOnce(second, values[other])}${unit}` }]]
}
