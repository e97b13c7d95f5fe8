import { completedYears, type Day } from '../../../day/day.ts'
import { dayOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import { codes, text, type Values } from '../../../form/field.ts'
import { NAME } from '../../../identity/name.ts'
import { PHONE, phoneHint } from '../../../identity/phone.ts'

export const sexes = codes('1 男', '2 女', '9 未说明的性别', '0 未知的性别')
export const residenceTypes = codes('1 户籍', '2 非户籍')

/** 2–50 characters, no digits (规范第三版·居民健康档案封面). */
export const nameField = (label: string) =>
  text(label, 50, { min: 2, pattern: NAME, patternHint: '汉字、字母、“·”，不含数字', required: true })

export const phoneField = (label: string, concept?: string) =>
  text(label, 20, {
    required: true,
    dataClass: 'D2',
    pattern: PHONE,
    patternHint: phoneHint,
    ...(concept !== undefined && { concept }),
  })

/** Completed years on the form's day, by the birth date on the form or around it. */
export const ageOn = (values: Values, context: FormContext, on: Day | null = null): number | null => {
  const birth = dayOf(values, 'birth_date') ?? context.birth_date
  const at = on ?? context.today
  return birth && at ? completedYears(birth, at) : (context.age ?? null)
}

export const sexOf = (values: Values, context: FormContext): string | null =>
  textOf(values, 'sex') ?? context.sex ?? null

/** The last 8 digits, as every form but the cover prints them. */
export const recordNo8 = text('编号', 8, {
  computed: (_, context) => context.record_code?.slice(-8),
  source: '规范第三版·居民健康档案·填表基本要求',
})
