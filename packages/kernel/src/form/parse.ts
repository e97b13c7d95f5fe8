import { parseDay } from '../day/day.ts'
import { splitDecimal } from '../text/decimal.ts'
import { lengthOf } from '../text/normal.ts'
import { isFilled, isMap } from './answers.ts'
import type { Field, Fields, NumberField, Value, Values } from './field.ts'
import { type Finding, finding } from './finding.ts'
import { isOutside, outOfRange } from './range.ts'

const bad = (path: string, message: string): Finding => finding('BAD_FORMAT', path, message)

const parseText = (field: Extract<Field, { kind: 'text' }>, value: Value, path: string): Finding | null => {
  const { label } = field
  if (typeof value !== 'string') return bad(path, `“${label}”应填文字`)
  if (lengthOf(value) > field.max)
    return bad(path, `“${label}”最多 ${field.max} 个字，现有 ${lengthOf(value)} 个，请缩短`)
  if (lengthOf(value) < (field.min ?? 0)) return bad(path, `“${label}”至少 ${field.min} 个字`)
  if (field.pattern && !field.pattern.test(value))
    return bad(path, `“${label}”格式不对${field.patternHint ? `，应为${field.patternHint}` : '，请核对'}`)
  return null
}

/** “130/80” is a pair of pressures in one cell; “未测” is no number either. */
const wayOut = (field: Field, value: Value): string => {
  if (typeof value === 'string' && /^\d{2,3}\s*[/／]\s*\d{2,3}$/.test(value)) return '，请把收缩压和舒张压拆成两项填写'
  return field.notDone ? '；未做的请选未做原因，不要填文字' : '，请核对'
}

const listed = (options: readonly { code: string; label: string }[]): string =>
  options.length > 12 ? '' : `，可选：${options.map(({ code, label }) => `${code} ${label}`).join('、')}`

const parseScore = ({ label, scores, scoreCode }: NumberField, value: Value, path: string): Finding | null => {
  if (!scores || scores.some(({ code }) => code === String(value))) return null
  const found = finding('NOT_IN_OPTIONS', path, `“${label}”没有 ${value} 分${listed(scores)}`)
  return scoreCode ? { ...found, code: scoreCode } : found
}

const parseNumber = (field: Extract<Field, { kind: 'int' | 'dec' }>, value: Value, path: string): Finding | null => {
  const { label, decimals } = field
  const parts = typeof value === 'number' || typeof value === 'string' ? splitDecimal(String(value)) : null
  if (!parts) return bad(path, `“${label}”应填数字${wayOut(field, value)}`)
  if (parts.digits.length <= decimals) return parseScore(field, value, path)
  // 0.96 for 96 %: the wrong unit is the mistake, the decimals only show it.
  if (field.hard && isOutside(value, field.hard)) return outOfRange(field, value, path)
  const limit = decimals === 0 ? '应为整数' : `最多 ${decimals} 位小数`
  return finding('BAD_PRECISION', path, `“${label}”${limit}，现填 ${value}`)
}

const isMonth = (value: Value): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}$/.test(value) && parseDay(`${value}-01`) !== null

const isYear = (value: Value): boolean => typeof value === 'string' && /^\d{4}$/.test(value)

const parseDate = (field: Extract<Field, { kind: 'date' | 'ym' }>, value: Value, path: string): Finding | null => {
  const { label } = field
  if (field.kind === 'date')
    return parseDay(value) ? null : bad(path, `“${label}”不是有效日期，应为 年-月-日，如 2025-06-30`)
  if (isMonth(value) || (field.orDay && parseDay(value)) || (field.orYear && isYear(value))) return null
  return bad(path, `“${label}”不是有效年月，应为 年-月，如 2025-06`)
}

const parseOne = (field: Extract<Field, { kind: 'one' }>, value: Value, path: string): Finding | null => {
  if (typeof value !== 'string') return bad(path, `“${field.label}”应填一个选项代码`)
  if (field.options.some(({ code }) => code === value)) return null
  const wayOut = field.unknownHint ? `；${field.unknownHint}` : ''
  return finding('NOT_IN_OPTIONS', path, `“${field.label}”没有代码“${value}”${listed(field.options)}${wayOut}`)
}

const parseMany = (field: Extract<Field, { kind: 'many' }>, value: Value, path: string): Finding | null => {
  if (!Array.isArray(value) || value.some((code) => typeof code !== 'string'))
    return bad(path, `“${field.label}”应为选项代码的列表`)
  const unknown = value.find((code) => !field.options.some((option) => option.code === code))
  if (unknown !== undefined)
    return finding('NOT_IN_OPTIONS', path, `“${field.label}”没有代码“${unknown}”${listed(field.options)}`)
  const twice = value.find((code, at) => value.indexOf(code) !== at)
  return twice === undefined ? null : bad(path, `“${field.label}”的代码“${twice}”重复，请只保留一个`)
}

const parseList = (field: Extract<Field, { kind: 'list' }>, value: Value, path: string): Finding | null => {
  if (!Array.isArray(value)) return bad(path, `“${field.label}”应逐个填写`)
  return value.map((each, at) => parseValue(field.item, each, `${path}[${at}]`)).find((found) => found !== null) ?? null
}

/** Form of a value against the field's type: the finding of severity `reject`, or null when it can be stored. */
export const parseValue = (field: Field, value: Value, path: string): Finding | null => {
  switch (field.kind) {
    case 'text':
      return parseText(field, value, path)
    case 'int':
    case 'dec':
      return parseNumber(field, value, path)
    case 'date':
    case 'ym':
      return parseDate(field, value, path)
    case 'one':
      return parseOne(field, value, path)
    case 'many':
      return parseMany(field, value, path)
    case 'bool':
      return typeof value === 'boolean' ? null : bad(path, `“${field.label}”应为是或否`)
    case 'ref':
      return typeof value === 'string' && lengthOf(value) <= 64 ? null : bad(path, `“${field.label}”应为所选对象的编号`)
    case 'group':
      return isMap(value) ? null : bad(path, `“${field.label}”应分项填写`)
    case 'list':
      return parseList(field, value, path)
    case 'rows':
      return Array.isArray(value) && value.every(isMap) ? null : bad(path, `“${field.label}”应逐行填写`)
  }
}

const soundValue = (field: Field, value: Value): Value => {
  if (field.kind === 'group' && isMap(value)) return wellFormed(field.fields, value)
  if (field.kind === 'rows' && Array.isArray(value))
    return value.filter(isMap).map((row) => wellFormed(field.fields, row))
  return value
}

/** The answers that can be stored: filled, of known fields, of the right form. Checks and conditions see only these. */
export const wellFormed = (fields: Fields, values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).flatMap(([key, value]): [string, Value][] => {
      const field = fields[key]
      if (!field || !isFilled(value) || parseValue(field, value, key)) return []
      return [[key, soundValue(field, value)]]
    }),
  )
