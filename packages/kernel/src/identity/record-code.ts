import type { Finding } from '../form/finding.ts'
import { halfWidth } from '../text/normal.ts'
import { provinces } from './citizen-number.ts'
import { identityFinding } from './finding.ts'

/** A health record's 17 digits: county 6, township 3, village 3, serial 5. There is no check digit. */
export interface RecordCode {
  readonly normalised: string
  readonly county: string
  readonly township: string
  readonly village_segment: string
  readonly serial: number
  /** As on every form but the cover: `101-00023`. */
  readonly short: string
}

/** How a county numbers its committees in record codes. */
export type SegmentProfile = 'record_national' | 'statistical'

const ranges: Readonly<Record<SegmentProfile, readonly (readonly [number, number])[]>> = {
  record_national: [
    [1, 99],
    [101, 199],
    [901, 999],
  ],
  statistical: [
    [1, 599],
    [901, 999],
  ],
}

const FIELD = 'record_code'
const wrong = (code: string, message: string, rule: string): Finding =>
  identityFinding(code, 'block', FIELD, message, { rule })

/** Blanks and hyphens removed. */
export const normaliseRecordCode = (text: string): string => halfWidth(text).replace(/[\s\-‐‑–—]/g, '')

/** The parts of a code, or null when it is not 17 digits. */
export const splitRecordCode = (text: string): RecordCode | null => {
  const normalised = normaliseRecordCode(text)
  if (!/^\d{17}$/.test(normalised)) return null
  return {
    normalised,
    county: normalised.slice(0, 6),
    township: normalised.slice(6, 9),
    village_segment: normalised.slice(9, 12),
    serial: Number(normalised.slice(12)),
    short: `${normalised.slice(9, 12)}-${normalised.slice(12)}`,
  }
}

/** The full printed form `520102-004-101-00023`. */
export const printRecordCode = (code: string): string =>
  `${code.slice(0, 6)}-${code.slice(6, 9)}-${code.slice(9, 12)}-${code.slice(12)}`

/** Is the village segment in use under the county's numbering? */
export const segmentAllowed = (segment: string, profile: SegmentProfile): boolean =>
  ranges[profile].some(([low, high]) => Number(segment) >= low && Number(segment) <= high)

/** R-CODE-1 to R-CODE-5. `counties`: 6-digit codes, current and historic; left out, the county is not looked up. */
export const checkRecordCode = (
  text: string,
  profile: SegmentProfile = 'record_national',
  counties?: ReadonlySet<string>,
): readonly Finding[] => {
  const code = splitRecordCode(text)
  if (!code)
    return [identityFinding('CODE_FORMAT', 'reject', FIELD, '档案编号应为 17 位数字，请核对', { rule: 'R-CODE-1' })]
  const province = code.county.slice(0, 2)
  const countyKnown = provinces.has(province) && province !== '83' && (counties?.has(code.county) ?? true)
  return [
    ...(countyKnown
      ? []
      : [wrong('CODE_COUNTY', `县级代码 ${code.county} 不在行政区划表内，请核对前 6 位`, 'R-CODE-2')]),
    ...(code.township === '000'
      ? [wrong('CODE_TOWNSHIP', '乡镇（街道）段不能为 000，请核对第 7～9 位', 'R-CODE-3')]
      : []),
    ...(segmentAllowed(code.village_segment, profile)
      ? []
      : [
          wrong(
            'CODE_VILLAGE',
            `村（居）委会段 ${code.village_segment} 不在本县的编号范围内，请核对第 10～12 位`,
            'R-CODE-4',
          ),
        ]),
    ...(code.serial === 0 ? [wrong('CODE_SERIAL', '居民个人序号不能为 00000，请核对后 5 位', 'R-CODE-5')] : []),
  ]
}

/**
 * The next serial of a 12-digit prefix: the highest ever given plus one, never one used before (R-CODE-6). Null with
 * CODE_EXHAUSTED after 99999.
 */
export const nextRecordCode = (
  prefix: string,
  used: Iterable<number>,
): { readonly serial: string | null; readonly code: string | null; readonly findings: readonly Finding[] } => {
  let highest = 0
  for (const serial of used) highest = Math.max(highest, serial)
  if (highest >= 99_999) {
    const message = '该村（居）委会的序号已用到 99999，请为它增设 901～999 段后再建档'
    return { serial: null, code: null, findings: [wrong('CODE_EXHAUSTED', message, 'R-CODE-6')] }
  }
  const serial = String(highest + 1).padStart(5, '0')
  return { serial, code: prefix + serial, findings: [] }
}
