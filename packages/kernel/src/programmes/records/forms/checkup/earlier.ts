import { type Day, yearOf } from '../../../../day/day.ts'
import { dayOf, isMap } from '../../../../form/answers.ts'
import type { FormContext } from '../../../../form/context.ts'
import type { Values } from '../../../../form/field.ts'
import { isEffective } from '../../../../record/record.ts'

export interface EarlierForm {
  readonly date: Day | null
  readonly values: Values
}

const given = (context: FormContext, form: string): Values | null => {
  const values: unknown = context.earlier?.[form]
  return isMap(values) ? values : null
}

/** The last submitted form of a kind up to the day of the check-up (before it, of its own kind). */
export const earlierForm = (values: Values, context: FormContext, id: string): EarlierForm | null => {
  const exam = dayOf(values, 'exam_date') ?? context.today
  const last = context.history?.findLast(
    ({ form, status, service_date }) =>
      form === id && isEffective(status) && (!exam || (id === 'checkup' ? service_date < exam : service_date <= exam)),
  )
  if (last) return { date: last.service_date, values: last.fields }
  const answers = context.history ? null : given(context, id)
  return answers && { date: dayOf(answers, 'exam_date'), values: answers }
}

/** The check-up before this one. */
export const earlierExam = (values: Values, context: FormContext): EarlierForm | null =>
  earlierForm(values, context, 'checkup')

/** Of the calendar year before, for comparing year with year. */
export const isLastYears = ({ date }: EarlierForm, exam: Day): boolean =>
  date !== null && yearOf(date) === yearOf(exam) - 1
