import { type Day, parseDay } from '../../../day/day.ts'
import { dayOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import { remember } from '../../../programme/memo.ts'
import type { RecordFact } from '../../../record/record.ts'
import { coursesFrom } from '../course/courses.ts'
import type { Course } from '../course/model.ts'
import { type Plan, planAt } from '../course/plan.ts'

const coursesIn = remember((history: NonNullable<FormContext['history']>) => coursesFrom(history, []).courses)

/** The first visit alone, where the whole history is not at hand. */
const firstVisitOf = remember((earlier: NonNullable<FormContext['earlier']>): readonly RecordFact[] => {
  const fields = earlier.tb_first_visit
  const on = parseDay(fields?.service_date)
  return on
    ? [
        {
          record_id: 'earlier',
          form: 'tb_first_visit',
          edition: 'GW2017',
          service_date: on,
          status: 'submitted',
          fields: fields as Values,
          recorded_at: '',
          org_id: null,
        },
      ]
    : []
})

/** The course that the history around a form tells of on a day; null where there is none. */
export const courseOn = ({ history, earlier, settings }: FormContext, on: Day): Course | null => {
  const records = history ?? (earlier ? firstVisitOf(earlier) : [])
  const course = coursesIn(records).findLast(({ from }) => from <= on)
  if (!course) return null
  // The same object where nothing is set: what is worked out from a course is remembered by it.
  return settings?.tb_self_taken === undefined ? course : { ...course, settings }
}

/** The plan of treatment before the form of a day; null before the first visit. */
export const planBefore = (values: Values, context: FormContext): Plan | null => {
  const on = dayOf(values, 'service_date')
  const course = on && courseOn(context, on)
  return course && on ? planAt(course, on) : null
}

/** The plan on a day; before the first course that of its beginning, so that a date before it can be told. */
export const planOn = (context: FormContext, on: Day): Plan | null => {
  const course = courseOn(context, on)
  if (course?.managedFrom && course.managedFrom <= on) return planAt(course, on)
  const [first] = coursesIn(context.history ?? [])
  return first?.managedFrom ? planAt(first, first.managedFrom) : null
}
