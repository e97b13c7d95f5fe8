import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '../day/day.ts'
import { answersOf } from '../testing/arbitrary.ts'
import { normalise } from './answers.ts'
import type { Form } from './form.ts'
import { forms } from './list.ts'
import { jsonSchema } from './schema.ts'
import { validate } from './validate.ts'
import { complete, statesOf } from './visible.ts'

const around = { today: day('2026-06-30'), birth_date: day('1950-03-08'), sex: '2', rural: true }
const context = { ...around, groups: ['x'] }
/** The fields alone: what checks say about random answers is no fault of the answers. */
const fieldsOnly = (form: Form): Form => ({ ...form, checks: [], duplicate: null })
const runs = { numRuns: 40 }

describe.each([...forms])('%s', (_, form) => {
  test('random valid answers have no finding of the fields', () => {
    fc.assert(
      fc.property(answersOf(form, around), (values) => {
        const found = validate(fieldsOnly(form), values, context)
        expect(found.filter(({ field }) => !form.fields[field]?.computed)).toEqual([])
      }),
      runs,
    )
  })

  test('every required answer that is taken away is found', () => {
    fc.assert(
      fc.property(answersOf(form, around), (values) => {
        const states = statesOf(form, complete(form, values, context), context)
        for (const key of Object.keys(values).filter((each) => states[each].required && !form.fields[each].computed)) {
          const { [key]: _, ...rest } = values
          const missing = validate(fieldsOnly(form), rest, context).filter(({ field }) => field === key)
          expect(missing.map(({ code }) => code)).toEqual([expect.stringMatching(/^(REQUIRED|DETAIL_REQUIRED)$/)])
        }
      }),
      { numRuns: 15 },
    )
  })

  test('answers survive JSON, and normalising them changes nothing', () => {
    fc.assert(
      fc.property(answersOf(form, around), (values) => {
        expect(JSON.parse(JSON.stringify(values))).toEqual(values)
        expect(normalise(form, values)).toEqual(values)
      }),
      runs,
    )
  })

  test('checks answer any JSON without falling over, and name no key that the form does not have', () => {
    const anything = fc.dictionary(fc.constantFrom(...Object.keys(form.fields), 'stray'), fc.jsonValue())
    const mixed = fc.tuple(answersOf(form, around), anything).map(([good, bad]) => ({ ...good, ...bad }))
    fc.assert(
      fc.property(mixed, (values) => {
        for (const { field, message_zh } of validate(form, values as Parameters<typeof validate>[1], context)) {
          expect([...Object.keys(form.fields), 'stray']).toContain(field.split(/[.[]/, 1)[0])
          expect(message_zh).not.toBe('')
        }
      }),
      runs,
    )
  })

  test('the JSON Schema names every field once', () => {
    expect(Object.keys(jsonSchema(form).properties as object)).toEqual(Object.keys(form.fields))
  })
})
