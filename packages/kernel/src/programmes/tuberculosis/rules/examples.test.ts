import { expect, test } from 'vitest'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import { validate } from '../../../form/validate.ts'
import { answer } from '../../../rule/run.ts'
import { differs, type Example, examplesOf } from '../../../testing/meets.ts'
import { tbForms } from '../forms/list.ts'
import { rules } from './rules.ts'

const run = ({ rule, input }: Example): unknown => {
  if (rule !== 'form.validate') return answer(rules[rule], input)
  const form = tbForms.find(({ id }) => id === input.form)
  return form && { issues: validate(form, input.values as Values, (input.context ?? {}) as FormContext) }
}

const examples = examplesOf(import.meta.url, 'examples.jsonl')

// Who may read a patient of a restricted programme is decided in kernel/access, and tested there.
const own = examples.filter(({ rule }) => rule !== 'access.canRead')

test('所有例子都在', () => expect(examples).toHaveLength(34))

test.each(own)('$id $why', (example) => {
  expect(differs(example.expected, run(example))).toEqual([])
})
