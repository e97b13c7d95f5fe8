import { text } from '../../../../../form/field.ts'
import { halfWidth } from '../../../../../text/normal.ts'

/** The grades of a test strip, as the form asks for them; ± stands on strips but not on the form. */
export const GRADES = ['-', '±', '+', '++', '+++', '++++'] as const

const written: Readonly<Record<string, string>> = {
  阴性: '-',
  阴: '-',
  neg: '-',
  '—': '-',
  '–': '-',
  弱阳性: '±',
  '+-': '±',
  '+/-': '±',
  trace: '±',
}

/** One spelling of a strip's answer: ＋＋, 2+ and (++) are ++; 阴性 and － are -. What is no grade stays as typed. */
export const gradeOf = (typed: string): string => {
  const plain = halfWidth(typed).replace(/[\s()]/g, '')
  const counted = /^([1-4])\+$|^\+([1-4])$/.exec(plain)
  if (counted) return '+'.repeat(Number(counted[1] ?? counted[2]))
  return written[plain.toLowerCase()] ?? (GRADES.some((grade) => grade === plain) ? plain : typed)
}

/** 定性或定量: a grade, or a number with its unit. */
export const qualitative = (label: string, synonyms: readonly string[]) =>
  text(label, 20, {
    notDone: true,
    synonyms,
    choices: GRADES,
    canon: gradeOf,
    pattern: /^(-|±|\+{1,4}|\d+(\.\d+)?\s*[^\d\s].*)$/,
    patternHint: '-、±、+ 至 ++++，或数值加单位（如 0.3g/L）',
  })
