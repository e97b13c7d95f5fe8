import { type Day, daysBetween, yearOf } from '../../../day/day.ts'
import { dayOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import type { Finding } from '../../../form/finding.ts'
import { isEffective, type RecordFact } from '../../../record/record.ts'
import { ageBasisOf, ageLimitOf, inTargetGroup } from '../target.ts'

export const ruled = (
  code: string,
  severity: Finding['severity'],
  category: Finding['category'],
  field: string,
  message_zh: string,
): Finding => ({ code, severity, category, field, message_zh })

const ofForm = ({ history = [] }: FormContext, form: string): readonly RecordFact[] =>
  history.filter((record) => record.form === form && isEffective(record.status))

/** The record of a form in the year of a day that lies nearest to it. */
export const nearestInYear = (context: FormContext, form: string, on: Day): RecordFact | null => {
  const distance = ({ service_date }: RecordFact): number => Math.abs(daysBetween(service_date, on))
  const inYear = ofForm(context, form).filter(({ service_date }) => yearOf(service_date) === yearOf(on))
  return inYear.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

/** The last record of a form from a year before that of a day. */
export const lastYears = (context: FormContext, form: string, on: Day): RecordFact | null =>
  ofForm(context, form).findLast(({ service_date }) => yearOf(service_date) < yearOf(on)) ?? null

/** The day of a form, or that of filling it. */
export const dayOfForm = (values: Values, key: string, { today }: FormContext): Day | null =>
  dayOf(values, key) ?? today ?? null

/** Q-OLD-11, Q-TCM-05: the yearly service of who does not belong to the target group. */
export const underAge =
  (code: string, key: string) =>
  (values: Values, context: FormContext): readonly Finding[] => {
    const on = dayOfForm(values, key, context)
    const { settings } = context
    if (!on || inTargetGroup(on, context) !== false) return []
    const limit = ageLimitOf(settings, yearOf(on))
    const when = ageBasisOf(settings) === 'year_end' ? `${yearOf(on)}年底` : '服务当天'
    return [ruled(code, 'block', 'identity', key, `${when}不满${limit}岁，不属于服务对象，请核对出生日期`)]
  }
