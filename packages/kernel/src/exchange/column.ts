import { type Day, dayOfInstant, parseDay } from '../day/day.ts'
import type { Values } from '../form/field.ts'
import { type Finding, finding } from '../form/finding.ts'
import { lengthOf } from '../text/normal.ts'

/** A value as read, or what is wrong with it. */
export type Read<T> = { readonly value: T } | { readonly findings: readonly Finding[] }

/** One key of an exchange line. `absent` is what an absent or null key means; without it the key is required. */
export interface Column<T> {
  readonly absent?: T
  readonly read: (value: unknown, path: string) => Read<T>
}
export type Shape = { readonly [key: string]: Column<unknown> }
export type LineOf<S extends Shape> = { readonly [K in keyof S]: S[K] extends Column<infer T> ? T : never }

const bad = (path: string, message: string): { readonly findings: readonly Finding[] } => ({
  findings: [finding('BAD_FORMAT', path, message)],
})

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The key may be absent or null. */
export const orNull = <T>(column: Column<T>): Column<T | null> => ({ ...column, absent: null })
/** The key may be absent; it then has this value. */
export const or = <T>(column: Column<T>, absent: T): Column<T> => ({ ...column, absent })

export const text = (max: number): Column<string> => ({
  read: (value, path) => {
    if (typeof value !== 'string') return bad(path, `“${path}”应为文字`)
    if (value.trim() === '') return bad(path, `“${path}”不能为空白，没有的请写 null`)
    return lengthOf(value) <= max
      ? { value }
      : bad(path, `“${path}”最多 ${max} 个字，现有 ${lengthOf(value)} 个，请缩短`)
  },
})

const matching = (pattern: RegExp, hint: string): Column<string> => ({
  read: (value, path) =>
    typeof value === 'string' && pattern.test(value) ? { value } : bad(path, `“${path}”应为${hint}`),
})

export const uuid = matching(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, '小写的 UUID')
export const areaCode = matching(/^(\d{12}|\d{15})$/, '12 位区划代码（网格 15 位）')

export const day: Column<Day> = {
  read: (value, path) => {
    const parsed = parseDay(value)
    return parsed ? { value: parsed } : bad(path, `“${path}”不是有效日期，应为 年-月-日，如 2025-06-30`)
  },
}

const TIME = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/
const CHINA_MS = 8 * 3_600_000

/** An instant as it is exchanged: Chinese time with offset, milliseconds only where there are any. */
export const writeTime = (milliseconds: number): string => {
  const iso = new Date(milliseconds + CHINA_MS).toISOString()
  return `${dayOfInstant(milliseconds)}T${iso.slice(11, 19)}${iso.endsWith('.000Z') ? '' : iso.slice(19, 23)}+08:00`
}

export const time: Column<string> = {
  read: (value, path) =>
    typeof value === 'string' && TIME.test(value) && parseDay(value.slice(0, 10))
      ? { value: writeTime(Date.parse(value)) }
      : bad(path, `“${path}”应为带时区的时间，如 2026-05-20T09:26:00+08:00`),
}

export const bool: Column<boolean> = {
  read: (value, path) => (typeof value === 'boolean' ? { value } : bad(path, `“${path}”应为 true 或 false`)),
}

export const whole = (low: number, high: number): Column<number> => ({
  read: (value, path) =>
    typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high
      ? { value }
      : bad(path, `“${path}”应为 ${low}～${high} 的整数`),
})

export const oneOf = <const T extends readonly string[]>(...codes: T): Column<T[number]> => ({
  read: (value, path) => {
    const code = codes.find((each) => each === value)
    return code === undefined
      ? {
          findings: [
            finding(
              'NOT_IN_OPTIONS',
              path,
              `“${path}”没有代码“${String(value).slice(0, 40)}”，可用：${codes.join('、')}`,
            ),
          ],
        }
      : { value: code }
  },
})

/** Answers of a form; they are judged by the form, not here. */
export const answers: Column<Values> = {
  read: (value, path) => (isObject(value) ? { value: value as Values } : bad(path, `“${path}”应为对象`)),
}

export const list = <T>(item: Column<T>, max = 10_000): Column<readonly T[]> => ({
  read: (value, path) => {
    if (!Array.isArray(value)) return bad(path, `“${path}”应为列表`)
    if (value.length > max) return bad(path, `“${path}”最多 ${max} 项`)
    const read = value.map((each, at) => item.read(each, `${path}[${at}]`))
    const findings = read.flatMap((each) => ('findings' in each ? each.findings : []))
    return findings.length > 0 ? { findings } : { value: read.flatMap((each) => ('value' in each ? [each.value] : [])) }
  },
})

const unknownKeys = (shape: Shape, given: object, prefix: string): Finding[] =>
  Object.keys(given)
    .filter((key) => !Object.hasOwn(shape, key))
    .map((key) => finding('UNKNOWN_FIELD', prefix + key, `没有“${prefix + key}”这个键，请核对写法`))

/** Not given: absent, null, or blank text where the key may be absent. */
const isGiven = (column: Column<unknown>, value: unknown): boolean =>
  value !== undefined && value !== null && !('absent' in column && typeof value === 'string' && value.trim() === '')

const readKey = (column: Column<unknown>, value: unknown, path: string): Read<unknown> => {
  if (isGiven(column, value)) return column.read(value, path)
  return 'absent' in column
    ? { value: column.absent }
    : { findings: [finding('REQUIRED', path, `缺少“${path}”`, { severity: 'reject' })] }
}

/** An object by its keys, all findings at once; keys in the order of the shape. */
export const shaped = <const S extends Shape>(shape: S): Column<LineOf<S>> => ({
  read: (given, path) => {
    if (!isObject(given)) return bad(path, path === '' ? '每行应为一个 JSON 对象' : `“${path}”应为对象`)
    const prefix = path === '' ? '' : `${path}.`
    const read = Object.entries(shape).map(([key, column]) => [key, readKey(column, given[key], prefix + key)] as const)
    const findings = [
      ...read.flatMap(([, each]) => ('findings' in each ? each.findings : [])),
      ...unknownKeys(shape, given, prefix),
    ]
    if (findings.length > 0) return { findings }
    const entries = read.map(([key, each]) => [key, 'value' in each ? each.value : null])
    return { value: Object.fromEntries(entries) as LineOf<S> }
  },
})
