import { expect, test } from 'vitest'
import { runRule } from '../rule/run.ts'
import { differs, examplesOf } from '../testing/meets.ts'
import { openTargets } from './target.ts'

test.each(examplesOf(import.meta.url, 'examples.jsonl'))('$id $why', ({ rule, input, expected }) => {
  expect(differs(expected, runRule(rule, input))).toEqual([])
})

test('有人没有结果、阳性没有交接，活动不能结案 (R-CAM-3)', () => {
  const targets = [
    { state: 'invited' },
    { state: 'done' },
    { state: 'refused' },
    { state: 'positive' },
    { state: 'positive', followed: true },
  ]
  expect(openTargets(targets)).toEqual([{ state: 'invited' }, { state: 'positive' }])
})
