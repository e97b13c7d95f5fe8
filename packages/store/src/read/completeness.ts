import type { Day } from '@wangdi/kernel/day/day.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { validate } from '@wangdi/kernel/form/validate.ts'
import { formContextOf, type Surroundings } from '../formcontext.ts'
import { statesIdentity } from '../person/facts.ts'
import type { Seen } from './resident/subject.ts'

/**
 * What is missing or contradictory today in the forms that say who the resident is (cover, basic information): their
 * latest records judged again, as far as the scope may see them. Confirmations asked for while typing are left out.
 */
export const recordFindings = ({ subject, ground }: Seen, today: Day, around: Surroundings): Finding[] => {
  const latest = new Map(subject.records.map((record) => [record.form, record]))
  return [...latest.values()].flatMap((record) => {
    const form = formOf(record.form)
    if (!form || !statesIdentity(form)) return []
    const context = formContextOf(subject, form, record.service_date, today, ground, record.record_id, around)
    return validate(form, record.fields, context).filter(({ severity }) => severity === 'block')
  })
}
