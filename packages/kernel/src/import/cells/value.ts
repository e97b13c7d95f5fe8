import type { Field } from '../../form/field.ts'
import { normaliseNumber } from '../../identity/citizen-number.ts'
import { halfWidth } from '../../text/normal.ts'
import { type Cell, type CellResult, cellText, isNothing, problem, refusedCell } from '../cell.ts'
import { type CodeDecisions, codeCell } from './code.ts'
import { dateCell } from './date.ts'
import { numberCell } from './number.ts'

const noDecisions: CodeDecisions = new Map()

/** Digits lost: scientific notation, or a number of more digits than a spreadsheet keeps. */
const isFloat = (cell: Cell, text: string): boolean =>
  /^\d(\.\d+)?E[+]?\d+$/i.test(text) || (typeof cell === 'number' && Math.abs(cell) >= 1e15)

/** An identity number. (ID_EXCEL_FLOAT: the last digits are gone and cannot be guessed.) */
const idNumberCell = (cell: Cell): CellResult => {
  const text = halfWidth(cellText(cell))
  if (isNothing(text) || text === '无') return { value: null }
  if (isFloat(cell, text))
    return problem('ID_EXCEL_FLOAT', `证件号码“${text}”已变成科学计数法，末几位已丢失，请在原系统按文本格式重新导出`)
  return { value: normaliseNumber(text) }
}

/** A number that stands for text: codes, telephone numbers. */
const plainNumber = (cell: Cell): string =>
  typeof cell === 'number' && Number.isInteger(cell) ? cell.toFixed(0) : cellText(cell)

const textCell = (field: Field, cell: Cell): CellResult => {
  const text = plainNumber(cell)
  if (field.kind === 'text' && field.choices) {
    // - is an answer of a test strip, not an empty cell.
    const spelled = field.canon?.(text) ?? text
    return field.choices.includes(spelled) ? { value: spelled } : (refusedCell(field, text) ?? { value: text })
  }
  return isNothing(text) ? { value: null } : { value: text }
}

const boolCell = (field: Field, cell: Cell): CellResult => {
  const text = cellText(cell).toLowerCase()
  if (['true', '是', '1', 'y', '有'].includes(text)) return { value: true }
  if (['false', '否', '0', 'n', '无'].includes(text)) return { value: false }
  return refusedCell(field, text) ?? problem('BAD_FORMAT', `“${field.label}”应填是或否，现为“${text.slice(0, 40)}”`)
}

/** The canonical answer that a cell states for a field, or what is wrong with it. `key` is the field's own key. */
export const cellValue = (
  field: Field,
  key: string,
  cell: Cell,
  decisions: CodeDecisions = noDecisions,
): CellResult => {
  if (cell === null || cell === '') return { value: null }
  if (key === 'id_number') return idNumberCell(cell)
  switch (field.kind) {
    case 'int':
    case 'dec':
      return numberCell(field, typeof cell === 'number' ? cell : halfWidth(cellText(cell)).trim())
    case 'date':
    case 'ym':
      return dateCell(field, cell)
    case 'one':
    case 'many':
      return codeCell(field, cell, decisions)
    case 'bool':
      return boolCell(field, cell)
    case 'list':
      return listCell(field, key, cell)
    default:
      return textCell(field, cell)
  }
}

const listCell = (field: Extract<Field, { kind: 'list' }>, key: string, cell: Cell): CellResult => {
  const read = cellText(cell)
    .split(/[;；,，、]/)
    .map((part) => cellValue(field.item, key, part.trim()))
  const wrong = read.find((each) => 'problem' in each)
  return wrong ?? { value: read.flatMap((each) => ('value' in each && each.value !== null ? [each.value] : [])) }
}

const SPLIT = /^\s*(\d{2,3})\s*(?:[/／\\\-－—、,，\s])\s*(\d{2,3})\s*(?:mmhg)?\s*$/i

/** One column that holds two measures: 140/90, 140-90, 140 90. */
const pairCell = (fields: readonly Field[], keys: readonly string[], cell: Cell): readonly CellResult[] => {
  const text = halfWidth(cellText(cell))
  const [a, b] = fields
  const known = refusedCell(a, text)
  if (known) return [known, refusedCell(b, text) ?? known]
  const parts = SPLIT.exec(text)
  if (!parts) {
    const wrong = problem('BAD_FORMAT', `“${a.label}/${b.label}”应写成 140/90，现为“${text.slice(0, 40)}”`)
    return [wrong, { value: null }]
  }
  return [cellValue(a, keys[0], parts[1]), cellValue(b, keys[1], parts[2])]
}

const NUMERALS: Readonly<Record<string, string>> = { 一: '1', 二: '2', 两: '2', 三: '3', 四: '4', 半: '0.5' }
const COUNT = '(\\d+(?:\\.\\d+)?|[一二两三四半])'
const GAP = '[^\\d一二两三四半]{0,2}'
const TIMES = new RegExp(`(?:每[日天]|[日天])${GAP}${COUNT}`)
const AMOUNT = new RegExp(`(?:每次|一次|次)${GAP}${COUNT}\\s*([a-zA-Zμ]+|片|粒|丸|支|袋|包|毫克|克|单位)`)
const LATIN: Readonly<Record<string, string>> = { qd: '1', bid: '2', tid: '3' }

const numeral = (text: string): string => (Object.hasOwn(NUMERALS, text) ? NUMERALS[text] : text)

const timesIn = (text: string): string | null => {
  const latin = /qd|bid|tid/i.exec(text)
  if (latin) return LATIN[latin[0].toLowerCase()]
  const found = TIMES.exec(text)
  return found ? numeral(found[1]) : null
}

/** 用法用量 in words: 每日2次，每次20mg · 一日三次 一次1片. */
const usageCell = (fields: readonly Field[], cell: Cell): readonly CellResult[] => {
  const text = halfWidth(cellText(cell))
  if (isNothing(text) || text === '无') return fields.map(() => ({ value: null }))
  const [times, amount] = [timesIn(text), AMOUNT.exec(text)]
  if (!times || !amount)
    return [
      problem('BAD_FORMAT', `“用法用量”应写成 每日1次，每次5mg，现为“${text.slice(0, 40)}”`, { severity: 'waiting' }),
      { value: null },
      { value: null },
    ]
  return [{ value: times }, { value: numeral(amount[1]) }, { value: amount[2] }]
}

const lastPart = (path: string): string => path.replace(/^.*\./, '').replace('[]', '')

/** The answers that a cell gives: one, or several where the column holds several. */
export const cellValues = (
  { fields, parts }: { readonly fields: readonly Field[]; readonly parts: readonly string[] },
  cell: Cell,
  decisions: CodeDecisions = noDecisions,
): readonly CellResult[] => {
  if (fields.length === 1) return [cellValue(fields[0], lastPart(parts[0]), cell, decisions)]
  return fields.length === 2 ? pairCell(fields, parts, cell) : usageCell(fields, cell)
}
