import { completedYears } from '../../../day/day.ts'
import type { Person } from '../../../programme/subject.ts'
import type { RecordFact } from '../../../record/record.ts'
import { holdsCritical } from '../../records/forms/checkup/abnormal/judge.ts'

/** Does a check-up hold a value that asks for contact on the same day (危急值)? */
export const isCritical = (
  { fields, service_date }: Pick<RecordFact, 'fields' | 'service_date'>,
  { sex, birth_date }: Pick<Person, 'sex' | 'birth_date'>,
): boolean => holdsCritical(fields, { sex, age: birth_date && completedYears(birth_date, service_date) })
