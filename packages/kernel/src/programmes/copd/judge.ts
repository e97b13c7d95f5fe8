import { codesOf, isMap, numberOf, textOf } from '../../form/answers.ts'
import type { Values } from '../../form/field.ts'
import type { Judge } from '../shared/forms/judging.ts'
import { classify } from './rules/classify.ts'

const codeNumber = (values: Values, key: string): number | null => {
  const code = textOf(values, key)
  return code === null ? null : Number(code)
}

export const usesOxygen = ({ home_oxygen }: Values): boolean => isMap(home_oxygen) && home_oxygen.use === '2'

/** Enough to be judged: breathlessness is graded and exacerbations are counted. */
export const isJudged = (fields: Values): boolean =>
  textOf(fields, 'mmrc') !== null && numberOf(fields, 'exacerbations_since') !== null

/** Class, duty and next date of one follow-up record or form; null before it can be told. */
export const judge: Judge = (values, date, before, around) =>
  isJudged(values)
    ? classify(
        {
          date,
          spo2: numberOf(values, 'spo2'),
          onOxygen: values.on_oxygen === '2',
          respiration: numberOf(values, 'rr'),
          heartRate: numberOf(values, 'heart_rate'),
          mmrc: codeNumber(values, 'mmrc'),
          cat: numberOf(values, 'cat'),
          exacerbations: numberOf(values, 'exacerbations_since') ?? 0,
          adr: textOf(values, 'adr') ?? '1',
          complication: textOf(values, 'complication') ?? '0',
          signs: codesOf(values, 'emergency_signs'),
          prev: before && {
            date: before.record.service_date,
            mmrc: codeNumber(before.record.fields, 'mmrc'),
            cat: numberOf(before.record.fields, 'cat'),
            unsatisfied: before.judged?.unsatisfied ?? false,
            adverse: before.record.fields.adr === '2',
          },
        },
        around.settings,
      )
    : null
