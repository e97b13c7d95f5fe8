import { completedYears, type Day } from '../../../day/day.ts'
import { codesOf, numberOf, textOf } from '../../../form/answers.ts'
import type { Subject } from '../../../programme/subject.ts'
import { isEffective, type RecordFact } from '../../../record/record.ts'
import { type Contact, isFaceToFace, supersedes } from '../../shared/visit-count.ts'
import { type Classification, classify, type Previous } from '../rules/classify.ts'
import type { Measured } from '../rules/controlled.ts'
import { isBelow, type Target, targetOf } from '../rules/targets.ts'

/** One follow-up record as the rules read it. */
export interface Visit extends Contact, Measured {
  readonly record: RecordFact
  readonly target: Target
  /** Face to face with a pressure below the target. */
  readonly low: boolean
  readonly referred: boolean
  /** Null without a pressure. Of a telephone contact it is shown and drives nothing. */
  readonly classification: Classification | null
}

const ageOf = ({ person }: Subject, on: Day): number | null =>
  person.birth_date ? completedYears(person.birth_date, on) : null

/** Answers that the classification reads, with the form's meaning of what is left out. */
const findingsOf = (subject: Subject, { fields, service_date }: RecordFact, prev: Previous | null) => ({
  date: service_date,
  age: ageOf(subject, service_date),
  sbp: numberOf(fields, 'sbp') ?? 0,
  dbp: numberOf(fields, 'dbp') ?? 0,
  adr: textOf(fields, 'adr') ?? '1',
  complication: textOf(fields, 'complication') ?? '0',
  signs: codesOf(fields, 'emergency_signs'),
  pregnant: fields.pregnant_or_lactating === '2',
  prev,
})

const visitOf = (subject: Subject, record: RecordFact, prev: Previous | null): Visit => {
  const { fields, service_date: date } = record
  const [sbp, dbp] = [numberOf(fields, 'sbp'), numberOf(fields, 'dbp')]
  const method = textOf(fields, 'method') ?? ''
  const seen = (textOf(fields, 'contact_outcome') ?? '1') === '1'
  const faceToFace = isFaceToFace(method)
  const target = targetOf(date, ageOf(subject, date), subject.settings)
  const measured = seen && sbp !== null && dbp !== null
  return {
    id: record.record_id,
    record,
    date,
    method,
    seen,
    lost: fields.contact_outcome === '2',
    faceToFace,
    sbp,
    dbp,
    measured: measured && faceToFace,
    effective: isEffective(record.status) && !record.open_block,
    recorded_at: record.recorded_at,
    target,
    low: measured && faceToFace && isBelow(sbp, dbp, target),
    referred: fields.referral === '2',
    classification: measured ? classify(findingsOf(subject, record, prev), subject.settings) : null,
  }
}

/** The same-day record that holds: one with a pressure before one without, then the later entered. */
const holds = (a: Visit, b: Visit): boolean => (a.measured === b.measured ? supersedes(a, b) : a.measured)

const previousOf = (visit: Visit): Previous => ({
  date: visit.date,
  face_to_face: true,
  bp_unsatisfied: visit.classification?.bp_unsatisfied ?? false,
  adr: visit.record.fields.adr === '2',
})

/** The face-to-face follow-up of an earlier day that a new one is judged against. */
export const previousBefore = (driving: readonly Visit[], on: Day): Previous | null => {
  const last = driving.findLast(({ date }) => date < on)
  return last ? previousOf(last) : null
}

export interface Visits {
  /** Every follow-up record, in order. */
  readonly all: readonly Visit[]
  /** Face to face and seen, one a day: these drive classification, duties, the next date and control. */
  readonly driving: readonly Visit[]
}

/** Follow-up records in order of date, each judged against the one before. */
export const visitsOf = (subject: Subject, records: readonly RecordFact[]): Visits => {
  const all: Visit[] = []
  const driving: Visit[] = []
  for (const record of records) {
    const visit = visitOf(subject, record, previousBefore(driving, record.service_date))
    all.push(visit)
    if (!visit.effective || !visit.seen || !visit.faceToFace) continue
    const last = driving.at(-1)
    if (last?.date !== visit.date) driving.push(visit)
    else if (holds(visit, last)) driving[driving.length - 1] = visit
  }
  return { all, driving }
}
