import { completedYears, type Day } from '../../../../day/day.ts'
import { dayOf, textOf } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values } from '../../../../form/field.ts'
import { isEffective } from '../../../../record/record.ts'
import { ageBasisOf, ageLimitOf, isTarget } from '../../../elderly/target.ts'

/** Is the person in the target group of older people on the day of the check-up (R-OLD-1, R-OLD-2)? */
export const isElder = (birth: Day, exam: Day, settings: FormContext['settings']): boolean =>
  isTarget(birth, exam, settings)

/** The same from a form's context; null where neither birth date nor age decide it. */
export const inElderGroup = (values: Values, context: FormContext): boolean | null => {
  const { birth_date, today, age, settings, groups } = context
  if (groups?.includes('old')) return true
  const exam = dayOf(values, 'exam_date') ?? today
  if (birth_date && exam) return isElder(birth_date, exam, settings)
  if (age === undefined) return null
  const limit = ageLimitOf(settings, exam ? Number(exam.slice(0, 4)) : 0)
  if (age >= limit) return true
  // Who is a year younger may still reach the age by the end of the year.
  return age < limit - 1 || ageBasisOf(settings) === 'service_date' ? false : null
}

/** 自理能力评估 of the same year, from the history around the form; null where there is none. */
export const selfCareBand = (values: Values, { history, earlier, today }: FormContext): string | null => {
  const exam = dayOf(values, 'exam_date') ?? today
  const last = history?.findLast(
    ({ form, status, service_date }) =>
      form === 'old_adl' && isEffective(status) && exam?.slice(0, 4) === service_date.slice(0, 4),
  )
  if (last) return textOf(last.fields, 'adl_band')
  const given = history === undefined ? earlier?.old_adl?.adl_band : null
  return typeof given === 'string' ? given : null
}

/** 认知、情感 by the yearly assessment of the same day, from the history around the form; null where there is none. */
export const screenOfDay =
  (key: 'elder_cognition' | 'elder_emotion') =>
  (values: Values, { history, today }: FormContext): string | null => {
    const exam = dayOf(values, 'exam_date') ?? today
    const last = history?.findLast(
      ({ form, status, service_date }) => form === 'old_yearly' && isEffective(status) && service_date === exam,
    )
    return last ? textOf(last.fields, key) : null
  }

/** Completed years on the day of the check-up. */
export const examAge = (values: Values, { birth_date, today, age }: FormContext): number | null => {
  const exam = dayOf(values, 'exam_date') ?? today
  return birth_date && exam ? completedYears(birth_date, exam) : (age ?? null)
}
