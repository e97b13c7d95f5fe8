import type { Day } from '../../../day/day.ts'
import { codesOf, dayOf, numberOf, textOf } from '../../../form/answers.ts'
import type { Subject } from '../../../programme/subject.ts'
import { isEffective, type RecordFact } from '../../../record/record.ts'
import { supersedes } from '../../shared/visit-count.ts'
import { acuteOf, notReached, recordedClass } from '../forms/followup/judged.ts'
import { actionOf, type Classification, profileOf } from '../rules/classify.ts'
import { type MetContact, seesPatient } from '../rules/count.ts'

/** One follow-up record as the rules read it. */
export interface Visit extends MetContact {
  readonly record: RecordFact
  /** 失访原因 when the patient was not reached. */
  readonly lost: string | null
  readonly whereabouts: string | null
  /** 面访: the patient was seen. */
  readonly face: boolean
  readonly risk: number | null
  /** The class that counts: the one signed, otherwise the one by rule; null: neither. */
  readonly class: Classification['class'] | null
  /** Class of the reached follow-up before. */
  readonly previous: string | null
  /** What the class asks next. */
  readonly action: Classification | null
  readonly adherence: string | null
  readonly referred: boolean
  /** 0 未住院 · 1 正在住院 · 2 曾住院; null: not answered. */
  readonly inpatient: string | null
  readonly lastDischarge: Day | null
  readonly locked: string | null
  /** 肇事 and 肇祸 told. */
  readonly harmful: boolean
  /** A suicide act since the last follow-up, or a severe or acute reaction to medicine: handled as an emergency. */
  readonly acute: 'suicide' | 'reaction' | null
}

const isClass = (code: string | null): code is Classification['class'] => code === '1' || code === '2' || code === '3'

const visitOf = ({ settings }: Subject, record: RecordFact, previous: string | null): Visit => {
  const { fields, service_date: date } = record
  const met = { method: textOf(fields, 'method') ?? '', informant: codesOf(fields, 'informant') }
  const seen = !notReached(fields)
  const inpatient = textOf(fields, 'inpatient')
  const code = seen ? recordedClass(fields) : null
  const risk = seen ? numberOf(fields, 'risk') : null
  const asked = { date, previous, profile: profileOf(settings), inpatient: inpatient === '1' }
  return {
    id: record.record_id,
    record,
    date,
    ...met,
    seen,
    measured: risk !== null,
    effective: isEffective(record.status) && !record.open_block,
    recorded_at: record.recorded_at,
    lost: textOf(fields, 'lost_reason'),
    whereabouts: textOf(fields, 'lost_whereabouts'),
    face: seen && seesPatient(met),
    risk,
    class: isClass(code) ? code : null,
    previous,
    action: isClass(code) ? actionOf(code, asked) : null,
    adherence: textOf(fields, 'adherence'),
    referred: fields.referral === '2',
    inpatient,
    lastDischarge: dayOf(fields, 'last_discharge'),
    locked: textOf(fields, 'locked'),
    acute: acuteOf(fields),
    harmful: ['danger_accident', 'danger_crime'].some((key) => (numberOf(fields, key) ?? 0) > 0),
  }
}

export interface Visits {
  /** Every follow-up record, in order. */
  readonly all: readonly Visit[]
  /** The patient was reached, by any means; one a day. These drive class, duties and the next date. */
  readonly reached: readonly Visit[]
}

/** Follow-up records in order of date, each with the class of the reached one of an earlier day. */
export const visitsOf = (subject: Subject, records: readonly RecordFact[]): Visits => {
  const all: Visit[] = []
  const reached: Visit[] = []
  for (const record of records) {
    const before = reached.findLast(({ date }) => date < record.service_date)
    const visit = visitOf(subject, record, before?.class ?? null)
    all.push(visit)
    if (!visit.effective || !visit.seen) continue
    const last = reached.at(-1)
    if (last?.date !== visit.date) reached.push(visit)
    else if (supersedes(visit, last)) reached[reached.length - 1] = visit
  }
  return { all, reached }
}

/** The last reached follow-up up to a day. */
export const lastReached = ({ reached }: Visits, on: Day): Visit | null =>
  reached.findLast(({ date }) => date <= on) ?? null
