import { expect, test } from 'vitest'
import { runRule } from '../../../rule/run.ts'
import { differs, examplesOf } from '../../../testing/meets.ts'

const examples = examplesOf(import.meta.url, './examples.jsonl')

test('所有例子都在', () => expect(examples).toHaveLength(29))

test.each(examples)('$id $why', ({ rule, input, expected }) => {
  expect(differs(expected, runRule(rule, input))).toEqual([])
})

test.each<[string, object, string]>([
  ['copd.classify', { date: '2025-02-10', mmrc: 5 }, 'mmrc'],
  ['copd.classify', { date: '2025-02-10', mmrc: 1, on_oxygen: '3' }, 'on_oxygen'],
  ['copd.classify', { date: '2025-02-10', mmrc: 1, signs: ['8'] }, 'signs[0]'],
  ['copd.sq', { age: 58, dyspnoea: 3 }, 'dyspnoea'],
  ['copd.ps', { answers: [0, 0, 0, 1, 0] }, 'answers'],
])('%s 不认识的代码是错误：%j', (rule, input, key) => {
  expect(runRule(rule, input)).toMatchObject({ error: 'BAD_INPUT', key })
})
