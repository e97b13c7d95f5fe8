import { type Day, parseDay } from '../day/day.ts'
import { cleanText, halfWidth } from '../text/normal.ts'
import type { Field, Fields, Option, Value, Values } from './field.ts'
import type { Form } from './form.ts'

/** Filled: not null, not blank, not an empty list or group. 0 and false are answers. */
export const isFilled = (value: Value): boolean => {
  if (value === null || value === undefined) return false
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.length > 0
  return typeof value !== 'object' || Object.values(value).some(isFilled)
}

/** The answer as text, null when not filled or not text. */
export const textOf = (values: Values, key: string): string | null => {
  const value = values[key]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The answer as a number: whole numbers and decimal texts; null when not filled. */
export const numberOf = (values: Values, key: string): number | null => {
  const value = values[key]
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null
}

export const dayOf = (values: Values, key: string): Day | null => parseDay(values[key])

/** The chosen codes of a `many` field. */
export const codesOf = (values: Values, key: string): readonly string[] => {
  const value = values[key]
  return Array.isArray(value) ? value.filter((code): code is string => typeof code === 'string') : []
}

/** The filled rows of a list, or [] . */
export const rowsOf = (values: Values, key: string): readonly Values[] => {
  const value = values[key]
  return Array.isArray(value) ? value.filter(isMap) : []
}

export const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const codeRank = (options: readonly Option[], code: Value): number => {
  const at = options.findIndex((option) => option.code === code)
  return at < 0 ? options.length : at
}

const codeText = (value: Value): Value => {
  if (typeof value === 'number' && Number.isInteger(value)) return String(value)
  return typeof value === 'string' ? halfWidth(value).trim() : value
}

const numberText = (value: Value): Value => (typeof value === 'string' ? halfWidth(value).trim() : value)

const normaliseOne = (field: Field, value: Value): Value => {
  switch (field.kind) {
    case 'text': {
      const text = typeof value === 'string' ? cleanText(value) : value
      return typeof text === 'string' && field.canon ? field.canon(text) : text
    }
    case 'ref':
      return typeof value === 'string' ? cleanText(value) : value
    case 'int': {
      const text = numberText(value)
      return typeof text === 'string' && /^-?(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : text
    }
    case 'dec': {
      const text = numberText(value)
      return typeof text === 'number' ? String(text) : text
    }
    case 'date':
    case 'ym':
      return numberText(value)
    case 'one':
      return codeText(value)
    case 'many':
      return Array.isArray(value)
        ? value.map(codeText).sort((a, b) => codeRank(field.options, a) - codeRank(field.options, b))
        : value
    case 'list':
      return Array.isArray(value) ? value.map((each) => normaliseOne(field.item, each)).filter(isFilled) : value
    case 'group':
      return isMap(value) ? normaliseFields(field.fields, value) : value
    case 'rows':
      return Array.isArray(value)
        ? value
            .map((row) => (isMap(row) ? normaliseFields(field.fields, row) : row))
            .filter((row) => !isMap(row) || isFilled(row))
        : value
    default:
      return value
  }
}

/** An empty string is kept where it would be a code or a number: there it is an error, not a blank. */
const isBlank = (field: Field, value: Value): boolean =>
  value === '' ? field.kind !== 'one' && field.kind !== 'many' : !isFilled(value)

const normaliseFields = (fields: Fields, values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, raw]): [string, Value][] => {
      const field = fields[key]
      if (!field) return [[key, raw]]
      const value = normaliseOne(field, raw)
      return isBlank(field, value) ? [] : [[key, value]]
    }),
  )

/**
 * Answers as they are stored: texts trimmed and without control characters, full-width digits as digits, codes as
 * text in form order, decimals as the text typed, blanks left out. Wrong values stay as they are, to be found by
 * `validate`. Applying it twice changes nothing.
 */
export const normalise = (form: Pick<Form, 'fields'>, values: Values): Values => normaliseFields(form.fields, values)
