import type { Day } from '../../../day/day.ts'
import { textOf } from '../../../form/answers.ts'
import type { Life } from '../../../programme/life.ts'
import type { Subject } from '../../../programme/subject.ts'
import { type Enrolment, isExit } from '../../shared/enrolment.ts'
import { type DutyContact, type Fate, fateOf, type Obligation, type ObligationType } from '../../shared/obligation.ts'
import type { Visit, Visits } from './visit.ts'

/** A two-week duty with the follow-up that created it and what became of it. */
export interface Duty extends Obligation {
  readonly visit: Visit
  readonly fate: Fate
  /** Record that met it, also late. */
  readonly doneBy: string | null
}

/** A referral by rule or by the doctor; otherwise what the classification asks. */
const typeOf = ({ judged, referred, seen }: Visit, drives: boolean): ObligationType | null => {
  if (seen && referred) return 'REFERRAL_FOLLOWUP_14'
  return drives ? (judged?.obligation ?? null) : null
}

interface Reached extends DutyContact {
  readonly record_id: string
}

/** Follow-ups by any means; persons reached by a contact attempt; a referral sent back. */
const contactsOf = ({ records }: Subject, visits: readonly Visit[]): Reached[] => {
  const contacts: Reached[] = visits
    .filter(({ effective, seen }) => effective && seen)
    .map(({ date, method, measured, faceToFace, id }) => ({
      date,
      method,
      measured: measured && faceToFace,
      record_id: id,
    }))
  for (const { form, fields, service_date: date, record_id } of records) {
    const reached = form === 'contact_attempt' && textOf(fields, 'outcome') === '1'
    if (reached || form === 'referral_back') contacts.push({ date, method: '', measured: false, record_id })
  }
  return contacts
}

const doneBy = (fate: Fate, { type }: Obligation, contacts: readonly Reached[]): string | null => {
  const met = contacts.find(({ date, measured }) => date === fate.doneOn && (type !== 'RECHECK_14' || measured))
  return met?.record_id ?? null
}

const exitsOf = (enrolment: Enrolment, life: Life): Day[] => [
  ...enrolment.closings.flatMap(({ value }) => (value && isExit(value) ? [value.day] : [])),
  ...life.recordStates.flatMap(({ from, value }) =>
    from >= enrolment.from && (value === 'closed_deceased' || value === 'closed_moved_out') ? [from] : [],
  ),
]

/** The two-week duties of an enrolment in order; one that fell due in hospital begins anew at discharge. */
export const dutiesOf = (subject: Subject, life: Life, enrolment: Enrolment, { all, driving }: Visits): Duty[] => {
  const creators = all.filter((visit) => visit.effective && (driving.includes(visit) || !visit.faceToFace))
  const contacts = contactsOf(subject, all)
  const exits = exitsOf(enrolment, life)
  const duties: Duty[] = []
  for (const visit of creators) {
    const type = typeOf(visit, driving.includes(visit))
    let created: Day | null = type && visit.date
    while (type && created) {
      const obligation = { type, created }
      const fate = fateOf(obligation, contacts, exits, life.stays)
      duties.push({ ...obligation, visit, fate, doneBy: doneBy(fate, obligation, contacts) })
      created = fate.metOn ? null : fate.restartOn
    }
  }
  return duties
}
