import type { RoleId } from './matrix.ts'

export type PasswordReason = 'length' | 'kinds' | 'login' | 'name' | 'digits' | 'run' | 'common'

export interface PasswordOwner {
  readonly login: string
  readonly name?: string
  /** The own name in pinyin, without blanks. */
  readonly pinyin?: string
  readonly phone?: string
  readonly role?: RoleId
}

/** Management and administration roles take at least 14 characters, others 12. */
const LONGER: readonly RoleId[] = ['R08', 'R09', 'R10', 'R20', 'R21', 'R22']

const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']

const reversed = (text: string): string => [...text].reverse().join('')

const isRun = (four: string): boolean =>
  [...four].every((character) => character === four[0]) ||
  ROWS.some((row) => row.includes(four) || reversed(row).includes(four))

const windows = (text: string, width: number): string[] =>
  Array.from({ length: Math.max(0, text.length - width + 1) }, (_, at) => text.slice(at, at + width))

const kinds = (password: string): number =>
  [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length

const COMMON = ['password', 'welcome', 'letmein', 'iloveyou', 'admin', 'passw0rd', 'woaini', 'changeme']

/** Which of the password rules a new password breaks; [] when it may be used (网络安全等级保护三级·身份鉴别). */
export const passwordReasons = (password: string, owner: PasswordOwner): readonly PasswordReason[] => {
  const low = password.toLowerCase()
  const holds = (text: string | undefined): boolean =>
    text !== undefined && text.length > 1 && low.includes(text.toLowerCase())
  const digits = low.replace(/\D/g, ' ')
  const shortest = owner.role && LONGER.includes(owner.role) ? 14 : 12
  const broken: Record<PasswordReason, boolean> = {
    length: password.length < shortest,
    kinds: kinds(password) < 3,
    login: holds(owner.login),
    name: holds(owner.name) || holds(owner.pinyin),
    digits: owner.phone !== undefined && windows(owner.phone, 8).some((part) => digits.includes(part)),
    run: windows(low, 4).some(isRun),
    common: COMMON.some((word) => low.replace(/[^a-z0-9]/g, '').replace(/\d+$/, '') === word),
  }
  return (Object.keys(broken) as PasswordReason[]).filter((reason) => broken[reason])
}
