import { numberOf, rowsOf, textOf } from '../../form/answers.ts'
import type { Values } from '../../form/field.ts'
import { type Change, simplified } from '../../programme/change.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { type Reading, screen } from './rules/screen.ts'

const YES = '2'

/** How many of the risk factors of 高危人群 a screening form states. */
export const riskFactors = (values: Values): number =>
  ['risk_bmi', 'risk_waist', 'risk_family', 'risk_salt', 'risk_alcohol', 'risk_age'].filter(
    (key) => values[key] === true || values[key] === YES,
  ).length

/** Office readings of one screening form: only these enter the diagnostic sequence. */
const readingsOf = ({ fields, service_date }: RecordFact): readonly Reading[] =>
  textOf(fields, 'bp_source') === '1' || textOf(fields, 'bp_source') === null
    ? rowsOf(fields, 'readings').flatMap((row) => {
        const [sbp, dbp] = [numberOf(row, 'sbp'), numberOf(row, 'dbp')]
        return sbp === null || dbp === null ? [] : [{ date: service_date, sbp, dbp }]
      })
    : []

const CANDIDATES: readonly string[] = ['urgent', 'preliminary', 'suspected', 'high_risk']

/** 可疑、高危 by the screenings up to each day; who was told and did not agree stays a candidate. */
export const screeningsOf = ({ records }: Subject): readonly Change<boolean>[] => {
  const changes: Change<boolean>[] = []
  const readings: Reading[] = []
  for (const record of records) {
    const { form, fields, service_date: from } = record
    if (form === 'htn_enrol' && fields.consent_informed === YES) changes.push({ from, value: true })
    if (form !== 'htn_screen') continue
    readings.push(...readingsOf(record))
    if (readings.length === 0) continue
    changes.push({ from, value: CANDIDATES.includes(screen(readings, riskFactors(fields)).status) })
  }
  return simplified(changes)
}
