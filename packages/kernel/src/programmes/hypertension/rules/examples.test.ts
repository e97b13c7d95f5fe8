import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runRule } from '../../../rule/run.ts'

type Json = unknown
type Map = Readonly<Record<string, Json>>

interface Example {
  readonly id: string
  readonly rule: string
  readonly input: Map
  readonly expected: Map
  readonly why: string
}

const isMap = (value: Json): value is Map => typeof value === 'object' && value !== null && !Array.isArray(value)

const examples: readonly Example[] = readFileSync(new URL('./examples.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))

/** Only the listed keys are asserted; `x_include` at least these, `x_exclude` none of these codes. */
const assertListed = (actual: Map, expected: Map): void => {
  for (const [key, value] of Object.entries(expected)) {
    const [, name, how] = /^(.*?)(?:_(include|exclude))?$/.exec(key) ?? []
    const found = actual[name]
    if (how === 'include' && Array.isArray(value)) {
      const wanted = value.map((one) => (isMap(one) ? expect.objectContaining(one) : one))
      expect(found).toEqual(expect.arrayContaining(wanted))
    } else if (how === 'exclude') {
      const codes = Array.isArray(found) ? found.map((one) => (isMap(one) ? one.code : one)) : []
      for (const code of Array.isArray(value) ? value : []) expect(codes).not.toContain(code)
    } else if (isMap(value) && isMap(found)) assertListed(found, value)
    else expect({ [key]: found }).toEqual({ [key]: value })
  }
}

test('所有例子都在', () => expect(examples).toHaveLength(44))

test.each(examples)('$id $why', ({ rule, input, expected }) => {
  const answer = runRule(rule, input)
  expect(answer).not.toBeNull()
  assertListed(answer ?? {}, expected)
})

test.each<[string, object, string]>([
  ['htn.classify', { date: '2025-04-02', age: 60, sbp: 130, dbp: 80, adr: '7' }, 'adr'],
  ['htn.classify', { date: '2025-04-02', age: 60, sbp: 130, dbp: 80, signs: ['10'] }, 'signs[0]'],
  [
    'visit.count',
    { window_start: '2025-01-01', window_end: '2025-12-31', visits: [{ id: 'a', date: '2025-02-01', method: '9' }] },
    'visits[0].method',
  ],
  ['mgmt.obligation', { type: 'RECHECK', created: '2025-04-02', as_of: '2025-05-01' }, 'type'],
])('%s 不认识的代码是错误：%j', (rule, input, key) => {
  expect(runRule(rule, input)).toMatchObject({ error: 'BAD_INPUT', key })
})
