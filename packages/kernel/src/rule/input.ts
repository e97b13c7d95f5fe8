import { parseDay } from '../day/day.ts'
import { splitDecimal } from '../text/decimal.ts'
import { type InputKey, type Inputs, RuleError } from './rule.ts'

const TIME = /^(\d{4}-\d{2}-\d{2}T)?([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/

const names: Readonly<Record<string, string>> = {
  date: '日期（年-月-日）',
  time: '时间（ISO 8601）',
  code: '选项代码',
  int: '整数',
  num: '数字',
  bool: 'true 或 false',
  text: '文字',
  map: '对象',
  any: '任意值',
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isTime = (value: unknown): boolean =>
  typeof value === 'string' && TIME.test(value) && (!value.includes('T') || parseDay(value.slice(0, 10)) !== null)

const readNumber = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value
  return typeof value === 'string' && splitDecimal(value) ? Number(value) : undefined
}

/** The value as the rule gets it; undefined when it is not of the type. */
const readWord = (word: string, value: unknown): unknown => {
  switch (word) {
    case 'date':
      return parseDay(value) ?? undefined
    case 'time':
      return isTime(value) ? value : undefined
    case 'code':
      return typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : undefined
    case 'int': {
      const number = readNumber(value)
      return Number.isInteger(number) ? number : undefined
    }
    case 'num':
      return readNumber(value)
    case 'bool':
      return typeof value === 'boolean' ? value : undefined
    case 'text':
      return typeof value === 'string' ? value : undefined
    case 'map':
      return isMap(value) ? value : undefined
    default:
      return value
  }
}

const fail = (key: string, message: string): never => {
  throw new RuleError('BAD_INPUT', message, key)
}

const readTyped = (word: string, spec: InputKey, value: unknown, path: string): unknown => {
  if (word.endsWith('[]')) {
    if (!Array.isArray(value)) return undefined
    const items = value.map((item, at) => readTyped(word.slice(0, -2), spec, item, `${path}[${at}]`))
    const wrong = items.indexOf(undefined)
    return wrong < 0 ? items : fail(`${path}[${wrong}]`, `“${path}[${wrong}]”应为${names[word.slice(0, -2)] ?? word}`)
  }
  const read = readWord(word, value)
  if (spec.codes && (word === 'code' || word === 'int') && read !== undefined && !spec.codes.includes(String(read)))
    fail(path, `“${path}”没有“${read}”这个代码，可用：${spec.codes.join('、')}`)
  return word === 'map' && spec.of && isMap(read) ? readInput(spec.of, read, `${path}.`) : read
}

const readKey = (spec: InputKey, value: unknown, path: string): unknown => {
  const words = spec.type.split('|')
  for (const word of words) {
    const read = readTyped(word, spec, value, path)
    if (read !== undefined) return read
  }
  return fail(
    path,
    `“${path}”应为${words.map((word) => names[word] ?? `${names[word.slice(0, -2)]}的列表`).join('或')}`,
  )
}

/**
 * An input by its declared keys: null and absent are the same and left out, codes become text, decimal texts numbers.
 * Throws BAD_INPUT on a required key that is missing, a key the rule does not have, or a wrong type.
 */
export const readInput = (
  inputs: Inputs,
  given: Readonly<Record<string, unknown>>,
  prefix = '',
): Readonly<Record<string, unknown>> => {
  const unknown = Object.keys(given).find((key) => !Object.hasOwn(inputs, key))
  if (unknown !== undefined)
    fail(prefix + unknown, `没有“${prefix + unknown}”这个输入项，可用：${Object.keys(inputs).join('、')}`)
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([key, spec]) => {
      const value = given[key]
      if (value !== null && value !== undefined) return [[key, readKey(spec, value, prefix + key)]]
      const missing = spec.required === 'or null' ? value === undefined : spec.required
      return missing ? fail(prefix + key, `缺少“${prefix + key}”`) : []
    }),
  )
}
