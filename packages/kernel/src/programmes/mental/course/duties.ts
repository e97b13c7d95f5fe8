import type { Day } from '../../../day/day.ts'
import type { Life } from '../../../programme/life.ts'
import type { RecordFact } from '../../../record/record.ts'
import { type Enrolment, isExit } from '../../shared/enrolment.ts'
import { type DutyContact, type Fate, fateOf, type Obligation } from '../../shared/obligation.ts'
import { isReachedAttempt } from '../forms/followup/judged.ts'
import { type KnownStay, stayOn, staysAt } from './stays.ts'
import type { Visit, Visits } from './visit.ts'

/** A referral to be followed up within two weeks, and what became of it. */
export interface Duty extends Obligation {
  readonly type: 'REFERRAL_FOLLOWUP_14'
  readonly visit: Visit
  readonly fate: Fate
  /** Record that met it, also late. */
  readonly doneBy: string | null
}

interface Reached extends DutyContact {
  readonly record_id: string
}

/** A follow-up by any means, a successful contact attempt, a referral sent back. */
const contactsOf = (records: readonly RecordFact[], { all }: Visits): Reached[] => {
  const visits = all
    .filter(({ effective, seen }) => effective && seen)
    .map(({ date, method, id }) => ({ date, method, measured: true, record_id: id }))
  const others = records
    .filter((record) => isReachedAttempt(record) || record.form === 'referral_back')
    .map(({ service_date: date, record_id }) => ({ date, method: '', measured: true, record_id }))
  return [...visits, ...others]
}

const exitsOf = (enrolment: Enrolment, life: Life): Day[] => [
  ...enrolment.closings.flatMap(({ value }) => (value && isExit(value) ? [value.day] : [])),
  ...life.recordStates.flatMap(({ from, value }) =>
    from >= enrolment.from && (value === 'closed_deceased' || value === 'closed_moved_out') ? [from] : [],
  ),
]

/** Two-week duties of the referrals, by rule or by the doctor; admission waives them (规范第三版·严重精神障碍·分类干预). */
export const dutiesOf = (
  records: readonly RecordFact[],
  life: Life,
  enrolment: Enrolment,
  visits: Visits,
  stays: readonly KnownStay[],
): readonly Duty[] => {
  const contacts = contactsOf(records, visits)
  const exits = exitsOf(enrolment, life)
  return visits.reached
    .filter(({ referred, action }) => referred || action?.refer)
    .map((visit) => {
      const duty = { type: 'REFERRAL_FOLLOWUP_14', created: visit.date } as const
      const admissions = stays.map(({ admitted }) => admitted).filter((day) => day >= visit.date)
      if (stayOn(staysAt(stays, visit.date), visit.date)) admissions.push(visit.date)
      const fate = fateOf(duty, contacts, [...exits, ...admissions], [])
      const met = contacts.find(({ date }) => date === fate.doneOn)
      return { ...duty, visit, fate, doneBy: met?.record_id ?? null }
    })
}
