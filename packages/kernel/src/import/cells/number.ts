import type { NumberField, Value } from '../../form/field.ts'
import { splitDecimal } from '../../text/decimal.ts'
import { type CellResult, problem, refusedCell } from '../cell.ts'

/** Binary remainders of spreadsheets: 62.400000000000006 is 62.4. */
const rounded = (value: number, decimals: number): string => {
  const near = Number(value.toFixed(decimals))
  return Math.abs(near - value) < 1e-6 ? String(near) : String(value)
}

const withoutUnit = (text: string, unit: string | undefined): string => {
  if (!unit) return text
  const tail = [unit, unit.split('/')[0]].find((each) => text.toLowerCase().endsWith(each.toLowerCase()))
  return tail ? text.slice(0, -tail.length).trim() : text
}

const PAIR = /^\d{2,3}\s*[/／\\-]\s*\d{2,3}$/

/** A cell of a number field: unit behind it dropped, spreadsheets' remainders cut, pairs refused with the way out. */
export const numberCell = (field: NumberField, cell: string | number): CellResult => {
  if (typeof cell === 'string' && PAIR.test(cell))
    return problem('BAD_FORMAT', `“${field.label}”一格里有两个数（${cell}），请把收缩压与舒张压拆成两列`, {
      hint: 'split systolic and diastolic',
    })
  const text = typeof cell === 'number' ? rounded(cell, field.decimals) : withoutUnit(cell, field.unit)
  const known = refusedCell(field, text)
  if (known) return known
  const trimmed = text.replace(/^(-?\d+)\.0+$/, field.decimals === 0 ? '$1' : '$&')
  const parts = splitDecimal(trimmed)
  if (!parts) return problem('BAD_FORMAT', `“${field.label}”应填数字，现为“${text.slice(0, 40)}”`)
  const value: Value = field.kind === 'int' && parts.digits === '' ? Number(trimmed) : trimmed
  return { value }
}
