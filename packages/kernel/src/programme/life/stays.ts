import type { Day } from '../../day/day.ts'
import { dayOf } from '../../form/answers.ts'
import type { Subject } from '../subject.ts'

export interface Stay {
  readonly admitted: Day
  /** Null: not discharged, as far as is known. */
  readonly discharged: Day | null
}

/** Hospital stays in order of admission. */
export const staysOf = ({ records }: Subject): readonly Stay[] => {
  const stays: Stay[] = []
  for (const { form, fields, service_date } of records)
    if (form === 'rec_inpatient')
      stays.push({ admitted: dayOf(fields, 'admitted') ?? service_date, discharged: dayOf(fields, 'discharged') })
  return stays
}

/** The stay that a day falls in, the days of admission and discharge included. */
export const stayOver = (stays: readonly Stay[], day: Day): Stay | null =>
  stays.find(({ admitted, discharged }) => admitted <= day && (!discharged || day <= discharged)) ?? null
