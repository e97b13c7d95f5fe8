import { codesOf, numberOf, textOf } from '../../form/answers.ts'
import { ageOn } from '../records/forms/person.ts'
import type { Judge } from '../shared/forms/judging.ts'
import { classify } from './rules/classify.ts'

/** Class, duty and next date of one follow-up record or form; null without pressure. */
export const judge: Judge = (values, date, before, around) => {
  const [sbp, dbp] = [numberOf(values, 'sbp'), numberOf(values, 'dbp')]
  if (sbp === null || dbp === null) return null
  const found = {
    date,
    age: ageOn({}, around, date),
    sbp,
    dbp,
    adr: textOf(values, 'adr') ?? '1',
    complication: textOf(values, 'complication') ?? '0',
    signs: codesOf(values, 'emergency_signs'),
    pregnant: values.pregnant_or_lactating === '2',
    prev: before && {
      date: before.record.service_date,
      unsatisfied: before.judged?.unsatisfied ?? false,
      adverse: before.record.fields.adr === '2',
    },
  }
  return classify(found, around.settings)
}
