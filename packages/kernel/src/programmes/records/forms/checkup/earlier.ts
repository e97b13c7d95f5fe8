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

/** Submitted forms of a kind up to the day of the check-up (before it, of its own kind), oldest first. */
const earlierForms = (values: Values, context: FormContext, id: string): readonly EarlierForm[] => {
  const exam = dayOf(values, 'exam_date') ?? context.today
  const answers = context.history ? null : given(context, id)
  if (answers) return [{ date: dayOf(answers, 'exam_date'), values: answers }]
  return (context.history ?? [])
    .filter(
      ({ form, status, service_date }) =>
        form === id &&
        isEffective(status) &&
        (!exam || (id === 'checkup' ? service_date < exam : service_date <= exam)),
    )
    .map(({ service_date, fields }) => ({ date: service_date, values: fields }))
}

/** The last submitted form of a kind up to the day of the check-up (before it, of its own kind). */
export const earlierForm = (values: Values, context: FormContext, id: string): EarlierForm | null =>
  earlierForms(values, context, id).at(-1) ?? null

/** All check-ups before this one, oldest first. */
export const earlierExams = (values: Values, context: FormContext): readonly EarlierForm[] =>
  earlierForms(values, context, 'checkup')

/** The check-up before this one. */
export const earlierExam = (values: Values, context: FormContext): EarlierForm | null =>
  earlierForm(values, context, 'checkup')

/** Of the calendar year before, for comparing year with year. */
export const isLastYears = ({ date }: EarlierForm, exam: Day): boolean =>
  date !== null && yearOf(date) === yearOf(exam) - 1
