import type { Day } from '../day/day.ts'
import { codes } from '../form/field.ts'
import type { Finding } from '../form/finding.ts'
import { lengthOf } from '../text/normal.ts'
import { checkCitizenNumber, checksumFinding, type NumberCheck, normaliseNumber } from './citizen-number.ts'
import { identityFinding } from './finding.ts'
import { isMasked } from './mask.ts'

/** Identity documents (CV02.01.101; P0–P3 are additions, exported as 99). */
export const idTypes = codes(
  '01 居民身份证',
  '02 居民户口簿',
  '03 护照',
  '04 军官证',
  '05 驾驶证',
  '06 港澳居民来往内地通行证',
  '07 台湾居民来往内地通行证',
  '99 其他法定有效证件',
  'P0 无证件',
  'P1 港澳台居民居住证',
  'P2 外国人永久居留身份证',
  'P3 出生医学证明',
)

const permitRegions: ReadonlySet<string> = new Set(['81', '82', '83'])

const patterns: Readonly<Record<string, readonly [RegExp, string]>> = {
  '03': [/^[A-Z0-9]{5,17}$/, '护照号码应为 5～17 位字母和数字'],
  '06': [/^[HM](\d{8}|\d{10})$/, '港澳居民来往内地通行证应为 H 或 M 加 8 位或 10 位数字'],
  '07': [/^(\d{8}|\d{10})$/, '台湾居民来往内地通行证应为 8 位（旧证 10 位）数字'],
  P2: [/^(9\d{16}[\dX]|[A-Z]{3}\d{12})$/, '外国人永久居留身份证应为 9 开头的 18 位号码（旧证 3 个字母加 12 位数字）'],
  P3: [/^[A-Z]\d{9}$/, '出生医学证明编号应为 1 个字母加 9 位数字'],
}

const plain = (normalised: string, findings: readonly Finding[]): NumberCheck => ({
  normalised,
  birth: null,
  sex: null,
  proposed: null,
  findings,
})

const wrong = (message: string): Finding[] => [identityFinding('ID_FORMAT', 'reject', 'id_number', message)]

const otherFindings = (type: string, number: string): Finding[] => {
  if (type === 'P0') return number === '' ? [] : wrong('选“无证件”时不填号码；有号码的请改选证件类型')
  if (number === '') return wrong('请填写证件号码；确无证件的请选“无证件”并注明原因')
  if (isMasked(number)) return wrong('证件号码不能填带 * 的脱敏号码，请填完整号码')
  if (lengthOf(number) > 30) return wrong('证件号码最多 30 个字')
  const [pattern, message] = patterns[type] ?? []
  if (pattern && !pattern.test(number)) return wrong(message ?? '')
  return type === 'P2' && number.length === 18 ? checksumFinding(number) : []
}

const isEighteen = (number: string): boolean => /^\d{17}[\dX]$/.test(number)

/** Types whose number is a citizen number: 01, 02, and 05 when it has 18 characters. */
export const isCitizenType = (type: string, normalised: string): boolean =>
  type === '01' || type === '02' || (type === '05' && isEighteen(normalised))

/** The form of a document's number by its type; citizen numbers by R-ID-1 to R-ID-9. */
export const checkDocument = (type: string, typed: string, today: Day): NumberCheck => {
  const normalised = normaliseNumber(typed)
  if (isCitizenType(type, normalised)) return checkCitizenNumber(typed, today)
  if (type === 'P1') {
    const checked = checkCitizenNumber(typed, today, permitRegions)
    return checked.proposed ? plain(normalised, wrong('港澳台居民居住证应为 18 位号码')) : checked
  }
  return plain(normalised, otherFindings(type, normalised))
}

/**
 * The text whose keyed hash is the blind index of a number: one space for 01, 02 and 05 with 18 characters, one per
 * type otherwise (R-ID-8).
 */
export const identitySpace = (type: string, number: string): string => {
  const normalised = normaliseNumber(number)
  return isCitizenType(type, normalised) ? `CN:${normalised}` : `${type}:${normalised}`
}
