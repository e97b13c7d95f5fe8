import type { Field, Fields } from './field.ts'
import type { Form } from './form.ts'

/** A JSON Schema (2020-12). */
export interface JsonSchema {
  readonly [keyword: string]: unknown
}

const DAY = '^\\d{4}-\\d{2}-\\d{2}$'
const MONTH = '^\\d{4}-\\d{2}$'
const YEAR = '^\\d{4}$'

const bodyOf = (field: Field): JsonSchema => {
  switch (field.kind) {
    case 'text':
      return { type: ['string', 'null'], maxLength: field.max }
    case 'int':
      return field.scores
        ? { enum: [...field.scores.map(({ code }) => Number(code)), null] }
        : { type: ['integer', 'null'] }
    case 'dec':
      return { type: ['string', 'null'], pattern: `^-?(0|[1-9]\\d*)(\\.\\d{1,${field.decimals}})?$` }
    case 'date':
      return { type: ['string', 'null'], format: 'date', pattern: DAY }
    case 'ym':
      return {
        type: ['string', 'null'],
        pattern: [...(field.orYear ? [YEAR] : []), MONTH, ...(field.orDay ? [DAY] : [])].join('|'),
      }
    case 'one':
      return { enum: [...field.options.map(({ code }) => code), null] }
    case 'many':
      return {
        type: ['array', 'null'],
        uniqueItems: true,
        items: { enum: field.options.map(({ code }) => code) },
      }
    case 'bool':
      return { type: ['boolean', 'null'] }
    case 'ref':
      return { type: ['string', 'null'], maxLength: 64 }
    case 'group':
      return objectOf(field.fields, ['object', 'null'])
    case 'list':
      return { type: ['array', 'null'], maxItems: field.max, items: bodyOf(field.item) }
    case 'rows':
      return { type: ['array', 'null'], maxItems: field.max, items: objectOf(field.fields, 'object') }
  }
}

const objectOf = (fields: Fields, type: string | readonly string[]): JsonSchema => ({
  type,
  additionalProperties: false,
  properties: Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [key, { title: field.label, ...bodyOf(field) }]),
  ),
})

/**
 * The answers of a form as JSON Schema: what can be stored at all. Drafts may be incomplete, so nothing is required;
 * ranges and conditions are findings of `validate`, not of the schema.
 */
export const jsonSchema = (form: Form): JsonSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:wangdi:form:${form.id}:${form.edition}`,
  title: form.title,
  ...objectOf(form.fields, 'object'),
})
