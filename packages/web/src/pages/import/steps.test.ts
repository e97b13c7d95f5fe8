import { describe, expect, test } from 'vitest'
import { mayReopen, shownStep, stepOf } from './steps.ts'

const balance = { read: 1, created: 1, updated: 0, unchanged: 0, duplicates: 0, waiting: 0, rejected: 0 }
const code = { column: 1, key: 'sex', value: '先生', rows: 2, code: null, options: [] }

describe('where an import stands', () => {
  test('unknown codes are asked for before the dry run', () => {
    expect(stepOf({ state: 'mapped', codes: [code], balance: null })).toBe('codes')
    expect(stepOf({ state: 'mapped', codes: [], balance: null })).toBe('check')
  })
  test('a stop before anything was written leads back to the dry run', () =>
    expect(stepOf({ state: 'failed', codes: [], balance: null })).toBe('check'))
  test('done steps open again until something is written', () => {
    expect(shownStep({ state: 'checked', codes: [code], balance }, 'columns')).toBe('columns')
    expect(shownStep({ state: 'running', codes: [code], balance }, 'columns')).toBe('run')
    expect(mayReopen({ state: 'done', codes: [], balance }, 'check')).toBe(false)
  })
  test('a step ahead cannot be opened', () =>
    expect(shownStep({ state: 'uploaded', codes: [], balance: null }, 'check')).toBe('detect'))
})
