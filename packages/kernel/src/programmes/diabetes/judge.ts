import { codesOf, numberOf, rowsOf, textOf } from '../../form/answers.ts'
import type { Values } from '../../form/field.ts'
import type { Judge } from '../shared/forms/judging.ts'
import { classify } from './rules/classify.ts'

/** Takes a drug or insulin, by the lists of the follow-up. */
export const isOnDrug = (values: Values): boolean =>
  rowsOf(values, 'drugs').length + rowsOf(values, 'insulin').length > 0

/** Class, duty and next date of one follow-up record or form. */
export const judge: Judge = (values, date, before, around) =>
  classify(
    {
      date,
      fpg: numberOf(values, 'fpg'),
      random: numberOf(values, 'random_glucose'),
      afterMeal: numberOf(values, 'pbg_2h'),
      sbp: numberOf(values, 'sbp'),
      dbp: numberOf(values, 'dbp'),
      adr: textOf(values, 'adr') ?? '1',
      hypoglycaemia: textOf(values, 'hypoglycaemia') ?? '1',
      complication: textOf(values, 'complication') ?? '0',
      signs: codesOf(values, 'emergency_signs'),
      onDrug: isOnDrug(values),
      prev: before && {
        date: before.record.service_date,
        unsatisfied: before.judged?.unsatisfied ?? false,
        adverse: before.judged?.adverse ?? false,
      },
    },
    around.settings,
  )
