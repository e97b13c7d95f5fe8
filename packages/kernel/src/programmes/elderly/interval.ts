import { daysBetween, yearOf } from '../../day/day.ts'
import { dayOf } from '../../form/answers.ts'
import type { Check } from '../../form/form.ts'
import { isEffective } from '../../record/record.ts'
import { inTargetGroup } from './target.ts'

/** Days that should lie between the yearly check-ups of two years (product). */
const DAYS_BETWEEN_YEARS = 90

/**
 * OLD_INTERVAL_SHORT: the yearly check-up comes less than 90 days after that of the year before. It counts for its own
 * year all the same.
 */
export const intervalShort: Check = (values, context) => {
  const exam = dayOf(values, 'exam_date')
  if (!exam || !inTargetGroup(exam, context)) return []
  const { history = [] } = context
  const before = history.findLast(
    ({ form, service_date, status }) =>
      form === 'checkup' && isEffective(status) && yearOf(service_date) === yearOf(exam) - 1,
  )
  const days = before ? daysBetween(before.service_date, exam) : DAYS_BETWEEN_YEARS
  return before && days < DAYS_BETWEEN_YEARS
    ? [
        {
          code: 'OLD_INTERVAL_SHORT',
          severity: 'warn',
          category: 'timing',
          field: 'exam_date',
          message_zh: `距上年度${before.service_date}的体检只有${days}天，不足${DAYS_BETWEEN_YEARS}天，确认请注明`,
        },
      ]
    : []
}
