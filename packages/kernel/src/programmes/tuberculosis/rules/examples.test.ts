import { expect, test } from 'vitest'
import { runRule } from '../../../rule/run.ts'
import { differs, examplesOf } from '../../../testing/meets.ts'

const examples = examplesOf(import.meta.url, 'examples.jsonl')

test('所有例子都在', () => expect(examples).toHaveLength(34))

test.each(examples)('$id $why', ({ rule, input, expected }) => {
  expect(differs(expected, runRule(rule, input))).toEqual([])
})
