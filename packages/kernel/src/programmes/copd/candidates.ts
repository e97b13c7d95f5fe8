import { numberOf } from '../../form/answers.ts'
import { type Change, simplified } from '../../programme/change.ts'
import type { Settings, Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { refers } from './rules/questionnaire.ts'

/** Whether a screening refers for lung function; null: no total came out. */
const refersIn = ({ fields }: RecordFact, settings: Settings): boolean | null => {
  const [sq, ps] = [numberOf(fields, 'sq_total'), numberOf(fields, 'ps_total')]
  if (sq === null && ps === null) return null
  return (sq !== null && refers('sq', sq, settings)) || (ps !== null && refers('ps', ps, settings))
}

/** 可疑 by the last questionnaire up to each day; who was told of the service and did not agree stays a candidate. */
export const candidatesOf = ({ records, settings }: Subject): readonly Change<boolean>[] =>
  simplified(
    records.flatMap((record): Change<boolean>[] => {
      const { form, fields, service_date: from, open_block } = record
      if (form === 'copd_enrol' && fields.consent_informed === '2') return [{ from, value: true }]
      const value = form === 'copd_screen' && !open_block ? refersIn(record, settings) : null
      return value === null ? [] : [{ from, value }]
    }),
  )
