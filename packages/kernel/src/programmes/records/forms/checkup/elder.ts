import { completedYears, type Day, yearEnd, yearOf } from '../../../../day/day.ts'
import { dayOf } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values } from '../../../../form/field.ts'

/**
 * Is the person in the 65+ target group of the year of the check-up? By default who is 65 by 31 December of it
 * (R-OLD-1); with `service_date` who is 65 on the day (R-OLD-2).
 */
export const isElder = (birth: Day, exam: Day, basis: 'year_end' | 'service_date' = 'year_end'): boolean =>
  (completedYears(birth, basis === 'year_end' ? yearEnd(yearOf(exam)) : exam) ?? 0) >= 65

/** The same from a form's context; null where neither birth date nor age decide it. */
export const inElderGroup = (values: Values, context: FormContext): boolean | null => {
  const exam = dayOf(values, 'exam_date') ?? context.today
  const basis = context.settings?.age_basis === 'service_date' ? 'service_date' : 'year_end'
  if (context.birth_date && exam) return isElder(context.birth_date, exam, basis)
  const { age } = context
  if (age === undefined) return null
  return age >= 65 ? true : age < 64 || basis === 'service_date' ? false : null
}
