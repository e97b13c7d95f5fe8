import { readFileSync } from 'node:fs'

/** A worked example: one JSON object a line. Only the listed keys of `expected` are asserted. */
export interface Example {
  readonly id: string
  readonly rule: string
  readonly input: { readonly [key: string]: unknown }
  readonly expected: { readonly [key: string]: unknown }
  readonly why: string
}

/** The examples of a `.jsonl` file beside a test: `examplesOf(import.meta.url, 'examples.jsonl')`. */
export const examplesOf = (test: string, file: string): readonly Example[] =>
  readFileSync(new URL(file, test), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Example)

type Plain = { readonly [key: string]: unknown }
const isMap = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

const codeOf = (entry: unknown): unknown => (isMap(entry) && 'code' in entry ? entry.code : entry)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const differsInMap = (expected: Plain, actual: unknown, path: string): string[] => {
  if (!isMap(actual)) return [`${path}: ${JSON.stringify(actual)} is not an object`]
  return Object.entries(expected).flatMap(([key, value]) => {
    const at = `${path}.${key}`
    if (key.endsWith('_include')) {
      const found = listOf(actual[key.slice(0, -'_include'.length)])
      return listOf(value)
        .filter((wanted) => !found.some((each) => differs(wanted, each, at).length === 0))
        .map((wanted) => `${at}: no ${JSON.stringify(wanted)} in ${JSON.stringify(found)}`)
    }
    if (key.endsWith('_exclude')) {
      const found = listOf(actual[key.slice(0, -'_exclude'.length)])
      return listOf(value)
        .filter((banned) => found.some((each) => codeOf(each) === banned))
        .map((banned) => `${at}: ${JSON.stringify(banned)} is there`)
    }
    return differs(value, actual[key], at)
  })
}

/**
 * Where an answer differs from what is expected, [] when it does not: listed keys only, also inside maps; lists whole
 * and in order; `x_include` at least these, `x_exclude` none of these codes; numbers within 1e-9.
 */
export const differs = (expected: unknown, actual: unknown, path = ''): readonly string[] => {
  if (Array.isArray(expected)) {
    const found = listOf(actual)
    if (!Array.isArray(actual) || found.length !== expected.length)
      return [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`]
    return expected.flatMap((each, at) => differs(each, found[at], `${path}[${at}]`))
  }
  if (isMap(expected)) return differsInMap(expected, actual, path)
  const close = typeof expected === 'number' && typeof actual === 'number' && Math.abs(expected - actual) <= 1e-9
  return close || Object.is(expected, actual)
    ? []
    : [`${path}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`]
}
