import { codesOf, numberOf, textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { RecordFact } from '../../../record/record.ts'
import { ageOn } from '../../records/forms/person.ts'
import { judgingOf } from '../../shared/forms/judging.ts'
import { type Classification, classify, MONTHS_APART, type Previous } from '../rules/classify.ts'
import { isBelow, targetOf } from '../rules/targets.ts'

const previousOf = ({ fields, service_date: date }: RecordFact, context: FormContext): Previous => {
  const [sbp, dbp] = [numberOf(fields, 'sbp'), numberOf(fields, 'dbp')]
  const target = targetOf(date, ageOn({}, context, date), context.settings)
  return {
    date,
    face_to_face: true,
    bp_unsatisfied: sbp !== null && dbp !== null && !isBelow(sbp, dbp, target),
    adr: fields.adr === '2',
  }
}

/** Class, duty and next date by the answers so far; nothing without pressure. */
export const judging = judgingOf<Classification>({
  form: 'htn_followup',
  months: MONTHS_APART,
  judge: (values, date, previous, context) => {
    const [sbp, dbp] = [numberOf(values, 'sbp'), numberOf(values, 'dbp')]
    if (sbp === null || dbp === null || dbp >= sbp) return null
    const found = {
      date,
      age: ageOn({}, context, date),
      sbp,
      dbp,
      adr: textOf(values, 'adr') ?? '1',
      complication: textOf(values, 'complication') ?? '0',
      signs: codesOf(values, 'emergency_signs'),
      pregnant: values.pregnant_or_lactating === '2',
      prev: previous && previousOf(previous, context),
    }
    return classify(found, context.settings)
  },
})
