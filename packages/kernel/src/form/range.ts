import { compare, fraction } from '../text/decimal.ts'
import type { NumberField, Value } from './field.ts'
import { type Finding, finding } from './finding.ts'

export type Range = readonly [number, number]

/** Outside the limits; the limits themselves are inside. */
export const isOutside = (value: Value, [low, high]: Range): boolean => {
  const [v, l, h] = [fraction(value), fraction(low), fraction(high)]
  return v !== null && l !== null && h !== null && (compare(v, l) < 0 || compare(v, h) > 0)
}

/** A range in words, e.g. 50～100%. */
export const rangeText = ([low, high]: Range, unit = ''): string => `${low}～${high}${unit}`

export const outOfRange = ({ label, unit = '', hard, outside }: NumberField, value: Value, path: string): Finding =>
  finding(
    'OUT_OF_RANGE',
    path,
    `“${label}”${value}${unit} 超出允许范围${hard ? ` ${rangeText(hard, unit)}` : ''}，请核对${outside ? `；${outside}` : ''}`,
    outside ? { hint: outside } : {},
  )
