import { halfWidth } from '../text/normal.ts'
import { isFilled } from './answers.ts'
import type { Field, Fields, Option, Value } from './field.ts'
import type { Form } from './form.ts'

/** The field at a path: `sbp`, or `past_disease.code` inside a list or group. */
export const fieldAt = (fields: Fields, path: string): Field | null => {
  const [key, ...rest] = path.replace(/\[\d+\]/g, '').split('.')
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined
  if (!field || rest.length === 0) return field ?? null
  return field.kind === 'rows' || field.kind === 'group' ? fieldAt(field.fields, rest.join('.')) : null
}

const plain = (text: string): string => halfWidth(text).replace(/[\s（）()]/g, '')

const codeOf = (options: readonly Option[], field: Field, value: string): string | null => {
  const text = halfWidth(value).trim()
  if (field.imports && Object.hasOwn(field.imports, text)) return field.imports[text]
  const option = options.find(({ code }) => code === text) ?? options.find(({ label }) => plain(label) === plain(text))
  return option?.code ?? null
}

const mapped = (field: Field, value: Value): Value => {
  if (field.kind !== 'one' && field.kind !== 'many') return value
  const one = (each: Value): string | null =>
    typeof each === 'string' || typeof each === 'number' ? codeOf(field.options, field, String(each)) : null
  if (!Array.isArray(value)) return field.kind === 'many' && isFilled(value) ? [one(value)] : one(value)
  const codes = value.map(one)
  return codes.includes(null) ? null : codes
}

/**
 * A foreign or older answer as the code of this form: an older edition by the form's own upgrade, otherwise the
 * field's table of other systems' codes, the code itself, or its wording. Null when it cannot be told.
 */
export const importValue = (form: Form, path: string, value: Value, sourceVersion?: string): Value => {
  const field = fieldAt(form.fields, path)
  if (!field || !isFilled(value)) return null
  const upgrade = sourceVersion ? form.upgrades?.[sourceVersion] : undefined
  if (upgrade && path in form.fields) {
    const upgraded = upgrade({ [path]: typeof value === 'number' ? String(value) : value })
    return upgraded[path] ?? null
  }
  return mapped(field, value)
}

/** The wording of a code in this form; null when the item does not have it. */
export const labelOf = (form: Form, path: string, code: string): string | null => {
  const field = fieldAt(form.fields, path)
  const options = field && 'options' in field ? field.options : []
  return options.find((option) => option.code === code)?.label ?? null
}

/** Answers of an older edition in this edition's keys and codes; unchanged when they are of this edition. */
export const upgraded = (form: Form, values: { readonly [key: string]: Value }, edition: string) =>
  form.upgrades?.[edition]?.(values) ?? values
