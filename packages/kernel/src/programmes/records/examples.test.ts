import { expect, test } from 'vitest'
import type { Value, Values } from '../../form/field.ts'
import type { Form } from '../../form/form.ts'
import { importValue } from '../../form/import-map.ts'
import { validate } from '../../form/validate.ts'
import { answer } from '../../rule/run.ts'
import { sharedRules } from '../../rule/shared.ts'
import { differs, type Example, examplesOf } from '../../testing/meets.ts'
import { recordForms } from './forms/list.ts'
import { recordRules } from './rules/list.ts'

const formOf = (id: unknown): Form => {
  const form = recordForms.find((each) => each.id === id)
  if (!form) throw new Error(`no form ${id}`)
  return form
}

const run = ({ rule, input }: Example): unknown => {
  if (rule === 'form.validate')
    return { issues: validate(formOf(input.form), input.values as Values, (input.context ?? {}) as object) }
  if (rule === 'import.map')
    return {
      value: importValue(formOf(input.form), String(input.field), input.value as Value, input.source_version as string),
    }
  return answer({ ...sharedRules, ...recordRules }[rule], input)
}

test.each(examplesOf(import.meta.url, 'examples.jsonl'))('$id $why', (example) => {
  expect(differs(example.expected, run(example))).toEqual([])
})
