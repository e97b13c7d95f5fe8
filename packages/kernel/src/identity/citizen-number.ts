import { completedYears, type Day, parseDay } from '../day/day.ts'
import type { Finding } from '../form/finding.ts'
import { halfWidth } from '../text/normal.ts'
import { identityFinding } from './finding.ts'
import { isMasked } from './mask.ts'

/** An 18-character citizen number (公民身份号码, GB 11643) that passed R-ID-2 to R-ID-5. */
export type CitizenNumber = string & { readonly __brand: 'CitizenNumber' }

/** What a number says, and what is wrong with it. */
export interface NumberCheck {
  readonly normalised: string
  /** From the number, once it passed R-ID-2 to R-ID-5. */
  readonly birth: Day | null
  /** 1 男 · 2 女. */
  readonly sex: '1' | '2' | null
  /** The 18 characters of a 15-digit number, to be confirmed by a person. */
  readonly proposed: CitizenNumber | null
  readonly findings: readonly Finding[]
}

const FIELD = 'id_number'

/** Provinces of citizen numbers (R-ID-3): 81, 82, 83 are residence permits of Hong Kong, Macao and Taiwan. */
export const provinces: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
)

/** Weights and check characters of GB 11643 (ISO 7064 mod 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** The check character of the first 17 digits. */
export const checkCharacter = (seventeen: string): string =>
  CHECKS[WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(seventeen[at]), 0) % 11]

/** R-ID-1: blanks removed, full-width as half-width, letters as capitals. Only then a number is tested. */
export const normaliseNumber = (text: string): string =>
  halfWidth(text)
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .toUpperCase()

const embeddedBirth = (number: string): Day | null =>
  parseDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)

const sexOf = (number: string): '1' | '2' => (Number(number[16]) % 2 === 1 ? '1' : '2')

/** R-ID-5 alone, for other cards with the same check character. */
export const checksumFinding = (number: string): Finding[] =>
  checkCharacter(number) === number[17]
    ? []
    : [identityFinding('ID_CHECKSUM', 'block', FIELD, '证件号码的校验位不对，请逐位核对原件', { rule: 'R-ID-5' })]

const regionFinding = (number: string, allowed: ReadonlySet<string>): Finding[] =>
  allowed.has(number.slice(0, 2))
    ? []
    : [
        identityFinding('ID_REGION', 'block', FIELD, `证件号码前两位“${number.slice(0, 2)}”不是省级代码，请核对`, {
          rule: 'R-ID-3',
        }),
      ]

const birthFinding = (birth: Day | null, today: Day): Finding[] =>
  birth && birth >= '1900-01-01' && birth <= today
    ? []
    : [
        identityFinding('ID_BIRTH', 'block', FIELD, '证件号码中的出生日期不存在，或早于 1900 年、晚于今天，请核对', {
          rule: 'R-ID-4',
        }),
      ]

/** R-ID-7. */
const ageFinding = (birth: Day, today: Day): Finding[] => {
  const age = completedYears(birth, today)
  if (age === null || age <= 110) return []
  const severity = age > 130 ? 'block' : 'warn'
  return [
    identityFinding('AGE_OVER_110', severity, FIELD, `按证件号码年龄为 ${age} 岁，请核对是否健在`, { rule: 'R-ID-7' }),
  ]
}

const wrongFormat = (normalised: string): NumberCheck => {
  const message = isMasked(normalised)
    ? '证件号码不能填带 * 的脱敏号码，请填完整号码'
    : '身份证号应为 18 位（17 位数字加 1 位数字或 X），请核对'
  const findings = [identityFinding('ID_FORMAT', 'reject', FIELD, message, { rule: 'R-ID-2' })]
  return { normalised, birth: null, sex: null, proposed: null, findings }
}

const checkEighteen = (number: string, today: Day, allowed: ReadonlySet<string>): NumberCheck => {
  const birth = embeddedBirth(number)
  const wrong = [...regionFinding(number, allowed), ...birthFinding(birth, today), ...checksumFinding(number)]
  if (wrong.length > 0 || !birth) return { normalised: number, birth: null, sex: null, proposed: null, findings: wrong }
  return { normalised: number, birth, sex: sexOf(number), proposed: null, findings: ageFinding(birth, today) }
}

/** R-ID-9: 15 digits of before 2013, with 19 put before the year. 996–999 were kept for people born in 18xx. */
const checkFifteen = (number: string, today: Day, allowed: ReadonlySet<string>): NumberCheck => {
  if (Number(number.slice(12)) >= 996) {
    const message = '15 位旧号的顺序码 996～999 属百岁老人，不能自动换算，请按户口簿填 18 位号码'
    const findings = [identityFinding('ID_LEGACY_CENTENARIAN', 'block', FIELD, message, { rule: 'R-ID-9' })]
    return { normalised: number, birth: null, sex: null, proposed: null, findings }
  }
  const seventeen = `${number.slice(0, 6)}19${number.slice(6)}`
  const proposed = (seventeen + checkCharacter(seventeen)) as CitizenNumber
  const checked = checkEighteen(proposed, today, allowed)
  const message = `15 位旧号换算为 ${proposed}，请与本人核对后确认`
  const legacy = identityFinding('ID_LEGACY15', 'warn', FIELD, message, { rule: 'R-ID-9', hint: proposed })
  return { ...checked, normalised: number, proposed, findings: [legacy, ...checked.findings] }
}

/** R-ID-1 to R-ID-5, R-ID-7 and R-ID-9 for a typed citizen number; `today` bounds the birth date. */
export const checkCitizenNumber = (
  typed: string,
  today: Day,
  allowed: ReadonlySet<string> = provinces,
): NumberCheck => {
  const normalised = normaliseNumber(typed)
  if (/^\d{15}$/.test(normalised)) return checkFifteen(normalised, today, allowed)
  return /^\d{17}[\dX]$/.test(normalised) ? checkEighteen(normalised, today, allowed) : wrongFormat(normalised)
}

/** R-ID-6: what was typed beside the number against what the number says. */
export const mismatchFindings = (
  number: string,
  typed: { readonly birth_date?: string | null; readonly sex?: string | null },
): Finding[] => {
  if (!/^\d{17}[\dX]$/.test(number)) return []
  const birth = embeddedBirth(number)
  const sex = sexOf(number)
  return [
    ...(birth && typed.birth_date && typed.birth_date !== birth
      ? [
          identityFinding(
            'ID_BIRTH_MISMATCH',
            'block',
            FIELD,
            `证件号码中的出生日期是 ${birth}，填写的是 ${typed.birth_date}，请核对`,
            {
              rule: 'R-ID-6',
            },
          ),
        ]
      : []),
    ...((typed.sex === '1' || typed.sex === '2') && typed.sex !== sex
      ? [
          identityFinding(
            'ID_SEX_MISMATCH',
            'block',
            FIELD,
            `证件号码对应的性别是${sex === '1' ? '男' : '女'}，与填写的不一致，请核对`,
            { rule: 'R-ID-6' },
          ),
        ]
      : []),
  ]
}
