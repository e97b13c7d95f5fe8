import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ruleNames } from '../rule/list.ts'
import { lineKeys } from './line.ts'
import { parseLine } from './parse.ts'
import { writeLine } from './write.ts'

const read = (name: string): string => readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8')
const page = read('exchange-format.md')

describe('docs/exchange-format.md', () => {
  test.each(Object.entries(lineKeys))('explains every key of %s', (_, keys) => {
    expect(keys.filter((key) => !page.includes(`\`${key}\``))).toEqual([])
  })

  test('its examples are lines, in canonical form', () => {
    const examples = page.split('```ndjson')[1].split('```')[0].trim().split('\n')
    expect(examples).toHaveLength(4)
    for (const example of examples) {
      const parsed = parseLine(example)
      expect('line' in parsed ? writeLine(parsed.line) : parsed.findings).toBe(example)
    }
  })
})

test('docs/verify-rules.md lists every rule', () => {
  const rulesPage = read('verify-rules.md')
  expect(ruleNames.filter((name) => !rulesPage.includes(`\`${name}\``))).toEqual([])
})
