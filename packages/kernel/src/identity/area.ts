import type { Finding } from '../form/finding.ts'
import { identityFinding } from './finding.ts'

export type AreaLevel = 'province' | 'prefecture' | 'county' | 'township' | 'village' | 'grid'

/** A division code: county (6 digits), township (9), village (12), grid (15); written with 12 digits or its own length. */
export interface AreaCode {
  readonly level: AreaLevel
  /** 12 digits (15 for a grid), trailing zeros for “the whole of”. */
  readonly code: string
  readonly county: string
  readonly township: string | null
  readonly village: string | null
}

const levelOf = (code: string): AreaLevel => {
  if (code.length === 15) return 'grid'
  if (code.slice(9) !== '000') return 'village'
  if (code.slice(6, 9) !== '000') return 'township'
  if (code.slice(4, 6) !== '00') return 'county'
  return code.slice(2, 4) === '00' ? 'province' : 'prefecture'
}

/** The area that a code names; null when it is not 6, 9, 12 or 15 digits. */
export const parseArea = (text: string): AreaCode | null => {
  if (!/^(\d{6}|\d{9}|\d{12}|\d{15})$/.test(text)) return null
  const code = text.padEnd(12, '0')
  const level = levelOf(code)
  const township = level === 'township' || level === 'village' || level === 'grid' ? code.slice(0, 9) : null
  const village = level === 'village' || level === 'grid' ? code.slice(0, 12) : null
  return { level, code, county: code.slice(0, 6), township, village }
}

/** The code of the area above; null above a province. */
export const parentArea = (text: string): string | null => {
  const area = parseArea(text)
  const keep = { province: 0, prefecture: 2, county: 4, township: 6, village: 9, grid: 12 }
  const length = area ? keep[area.level] : 0
  return area && length > 0 ? area.code.slice(0, length).padEnd(12, '0') : null
}

/** Township segments of GB/T 10114: 001–099 streets, 100–199 towns, 200–399 townships, 400–599 enterprise units. */
export const townshipFindings = (text: string, field = 'code'): Finding[] => {
  const area = parseArea(text)
  const segment = area?.township ? Number(area.township.slice(6)) : null
  return segment === null || (segment >= 1 && segment <= 599)
    ? []
    : [
        identityFinding(
          'DIV_TOWNSHIP_RANGE',
          'warn',
          field,
          `乡级代码 ${area?.township?.slice(6)} 不在 001～599（街道、镇、乡、政企合一单位）内，请核对`,
        ),
      ]
}
