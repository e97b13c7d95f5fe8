import { addDays, type Day, day, parseDay } from '../../day/day.ts'
import type { DateField } from '../../form/field.ts'
import { halfWidth } from '../../text/normal.ts'
import { type Cell, type CellResult, cellText, problem, refusedCell } from '../cell.ts'

/** Day 0 of spreadsheets, so that 61 is 1900-03-01 (their 1900 has a 29 February that never was). */
const SHEET_EPOCH = day('1899-12-30')

/** Serial numbers that can be days of people's lives: 1900-03-01 to 2099-12-31. */
const isSerial = (n: number): boolean => n >= 61 && n <= 73_050

/** Programs write these where they know nothing. */
const EMPTY_DAYS = new Set(['1900-01-01', '0001-01-01', '1899-12-30', '1899-12-31'])

const PARTS = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?(?:[T\s].*)?$/
const TWO_DIGIT = /^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/

const pad = (text: string): string => text.padStart(2, '0')

/** Year, month and maybe day of the usual spellings: 2025/6/3, 2025年6月3日, 20250603, 202506, 45811, 45811.0. */
const split = (text: string): { month: string; day: Day | null } | null => {
  if (/^\d{8}$/.test(text)) return split(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
  if (/^(19|20)\d{4}$/.test(text)) return split(`${text.slice(0, 4)}-${text.slice(4)}`)
  const serial = /^\d{2,5}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (isSerial(serial)) {
    const found = addDays(SHEET_EPOCH, Math.floor(serial))
    return { month: found.slice(0, 7), day: found }
  }
  const parts = PARTS.exec(text)
  if (!parts) return null
  const month = `${parts[1]}-${pad(parts[2])}`
  if (!parts[3]) return parseDay(`${month}-01`) ? { month, day: null } : null
  const found = parseDay(`${month}-${pad(parts[3])}`)
  return found ? { month, day: found } : null
}

const ofMonth = (field: DateField, read: { month: string; day: Day | null }): string =>
  field.orDay && read.day ? read.day : read.month

/** A cell of a date or month field. */
export const dateCell = (field: DateField, cell: Cell): CellResult => {
  const text = halfWidth(cellText(cell))
  const known = refusedCell(field, text)
  if (known) return known
  if (TWO_DIGIT.test(text))
    return problem('DATE_TWO_DIGIT_YEAR', `“${field.label}”${text} 的年份只有两位，请写四位年份，如 2025-06-03`)
  const year = field.orYear ? /^((?:19|20)\d{2})年?$/.exec(text) : null
  if (year) return { value: year[1] }
  const read = split(text)
  if (!read)
    return problem('BAD_FORMAT', `“${field.label}”“${text.slice(0, 40)}”不是有效日期，应为 年-月-日，如 2025-06-03`)
  if (read.day && EMPTY_DAYS.has(read.day)) return { value: null }
  if (field.kind === 'ym') return { value: ofMonth(field, read) }
  return read.day
    ? { value: read.day }
    : problem('BAD_FORMAT', `“${field.label}”${text} 只有年月，请写到日，如 2025-06-03`)
}
