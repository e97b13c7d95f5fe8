import { addMonths, type Day } from '../../../day/day.ts'
import { textOf } from '../../../form/answers.ts'
import type { FormContext } from '../../../form/context.ts'
import type { Values } from '../../../form/field.ts'
import type { Subject } from '../../../programme/subject.ts'
import { isEffective, type RecordFact } from '../../../record/record.ts'
import type { Judged } from '../../shared/judged.ts'
import { MONTHS_APART } from '../../shared/required-visits.ts'
import { type Contact, isFaceToFace, supersedes } from '../../shared/visit-count.ts'
import type { ChronicSpec, Reached, Reading } from '../spec.ts'

/** One follow-up record as the rules read it. `measured`: seen, with the core measurement of its way of contact. */
export interface Visit extends Contact {
  readonly record: RecordFact
  readonly faceToFace: boolean
  /** 失访 noted at this contact. */
  readonly lost: boolean
  readonly reading: Reading
  /** Measured face to face (or at a contact that drives) and controlled. */
  readonly low: boolean
  readonly referred: boolean
  /** Null where the answers do not suffice. Of a contact that does not drive it is shown and drives nothing. */
  readonly judged: Judged | null
  /** Day of the regular follow-up after this one. */
  readonly next: Day
}

const reachedOf = (fields: Values): Reached => ({
  seen: (textOf(fields, 'contact_outcome') ?? '1') === '1',
  lost: fields.contact_outcome === '2',
  faceToFace: isFaceToFace(textOf(fields, 'method') ?? ''),
})

/** What the judging reads of a person. */
export const aroundOf = ({ person, settings }: Subject): FormContext => ({
  ...(person.birth_date && { birth_date: person.birth_date }),
  sex: person.sex,
  settings,
})

const visitOf = (spec: ChronicSpec, around: FormContext, record: RecordFact, before: Visit | null): Visit => {
  const { fields, service_date: date } = record
  const { seen, lost, faceToFace } = (spec.reached ?? reachedOf)(fields)
  const reading = spec.read(fields, date, around)
  const measured = seen && spec.measured(reading, fields, faceToFace)
  const judged = seen ? spec.judge(fields, date, before, around) : null
  return {
    id: record.record_id,
    record,
    date,
    method: textOf(fields, 'method') ?? '',
    seen,
    lost,
    faceToFace,
    measured,
    reading,
    effective: isEffective(record.status) && !record.open_block,
    recorded_at: record.recorded_at,
    low: measured && (faceToFace || spec.drives !== undefined) && spec.low(reading, judged),
    referred: fields.referral === '2',
    judged,
    next: addMonths(date, spec.monthsApart?.(around.settings ?? {}) ?? MONTHS_APART),
  }
}

/** The same-day record that holds: a measured one before one without, then the later entered. */
const holds = (a: Visit, b: Visit): boolean => (a.measured === b.measured ? supersedes(a, b) : a.measured)

export interface Visits {
  /** Every follow-up record, in order. */
  readonly all: readonly Visit[]
  /** Face to face and seen, one a day: these drive classification, duties, the next date and control. */
  readonly driving: readonly Visit[]
}

const inPerson = ({ seen, faceToFace }: Visit): boolean => seen && faceToFace

/** The driving follow-up of an earlier day that a new one is judged against. */
const beforeOf = ({ precedes }: ChronicSpec, driving: readonly Visit[], on: Day): Visit | null =>
  driving.findLast((visit) => visit.date < on && (precedes?.(visit) ?? true)) ?? null

/** Follow-up records in order of date, each judged against the one before. */
export const visitsOf = (spec: ChronicSpec, around: FormContext, records: readonly RecordFact[]): Visits => {
  const { drives = inPerson } = spec
  const all: Visit[] = []
  const driving: Visit[] = []
  for (const record of records) {
    const visit = visitOf(spec, around, record, beforeOf(spec, driving, record.service_date))
    all.push(visit)
    if (!visit.effective || !drives(visit)) continue
    const last = driving.at(-1)
    if (last?.date !== visit.date) driving.push(visit)
    else if (holds(visit, last)) driving[driving.length - 1] = visit
  }
  return { all, driving }
}
