import { addDays, type Day, daysBetween, yearOf, yearStart } from '../../day/day.ts'
import { dayOf, textOf } from '../../form/answers.ts'
import type { Values } from '../../form/field.ts'
import { type Change, simplified, valueAt } from '../../programme/change.ts'
import type { Life, RecordState } from '../../programme/life.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'

/** 1 死亡 · 2 迁出辖区 · 3 失访 · 4 拒绝管理 · 5 诊断更正/排除 · 9 其他; void: the health record was merged into another. */
export type CloseReason = '1' | '2' | '3' | '4' | '5' | '9' | 'void'

export interface Closing {
  readonly day: Day
  readonly reason: CloseReason
  readonly record_id: string | null
}

/** From an enrolment form to the next one; closings and reopenings lie inside. */
export interface Enrolment {
  readonly id: string
  readonly record: RecordFact
  readonly from: Day
  readonly until: Day | null
  /** Null: open. Before the first change it is open. */
  readonly closings: readonly Change<Closing | null>[]
}

/** Closing the health record closes every enrolment with the same reason (R-LIFE-4). */
const reasonOfState: Readonly<Partial<Record<RecordState, CloseReason>>> = {
  closed_deceased: '1',
  closed_moved_out: '2',
  closed_lost: '3',
  void_duplicate: 'void',
}

const REASONS: readonly string[] = ['1', '2', '3', '4', '5', '9']
const isReason = (code: string | null): code is CloseReason => code !== null && REASONS.includes(code)

/** Closings and reopenings of a programme in order of their days. */
const closingsOf = ({ records }: Subject, life: Life, programme: string): Change<Closing | null>[] => {
  const changes: Change<Closing | null>[] = []
  for (const { form, fields, service_date, record_id } of records) {
    if (fields.programme !== programme) continue
    const reason = textOf(fields, 'close_reason')
    if (form === 'programme_close' && isReason(reason))
      changes.push({ from: service_date, value: { day: service_date, reason, record_id } })
    if (form === 'programme_state' && fields.to === 'reopened') changes.push({ from: service_date, value: null })
  }
  for (const { from, value } of life.recordStates) {
    const reason = reasonOfState[value]
    if (reason) changes.push({ from, value: { day: from, reason, record_id: null } })
  }
  return changes.sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1))
}

/** A second closing while closed changes nothing. */
const within = (changes: readonly Change<Closing | null>[], from: Day, until: Day | null): Change<Closing | null>[] => {
  const kept: Change<Closing | null>[] = []
  for (const change of changes) {
    if (change.from < from || (until && change.from >= until)) continue
    const closed = kept.at(-1)?.value ?? null
    if (!change.value === !closed) continue
    kept.push(change)
  }
  return simplified(kept)
}

/**
 * The enrolments of a person in a programme, oldest first. A form while enrolled is a second card and opens nothing; one
 * that does not enrol (refused, excluded) is left out.
 */
export const enrolmentsOf = (
  subject: Subject,
  life: Life,
  programme: string,
  form: string,
  enrols: (values: Values) => boolean,
): readonly Enrolment[] => {
  const cards = subject.records.filter((record) => record.form === form && enrols(record.fields) && !record.open_block)
  if (cards.length === 0) return []
  const changes = closingsOf(subject, life, programme)
  const starts: RecordFact[] = []
  for (const card of cards) {
    const last = starts.at(-1)
    const open = last && !valueAt(within(changes, last.service_date, null), card.service_date, null)
    if (!open) starts.push(card)
  }
  return starts.map((record, at) => {
    const until = starts[at + 1]?.service_date ?? null
    const from = record.service_date
    return { id: record.record_id, record, from, until, closings: within(changes, from, until) }
  })
}

export const closingAt = ({ closings }: Enrolment, on: Day): Closing | null => valueAt(closings, on, null)

/** Leaves the managed at once: died, moved out, never had it, merged. The lost and the refusing stay to the year's end. */
export const isExit = ({ reason }: Closing): boolean =>
  reason === '1' || reason === '2' || reason === '5' || reason === 'void'

/** Enrolled on at least one day of the year up to a day. */
export const enrolledInYear = (enrolment: Enrolment, on: Day): boolean => {
  const closing = closingAt(enrolment, on)
  return !closing || (closing.day > yearStart(yearOf(on)) && closing.day > enrolment.from)
}

/** Is the enrolment open on a day; the day of closing itself still takes a service. */
export const takesService = (enrolment: Enrolment, life: Life, on: Day): boolean => {
  if (on < enrolment.from || (enrolment.until && on >= enrolment.until)) return false
  const [closing, death] = [closingAt(enrolment, on), life.deathAt(on)]
  return (!closing || closing.day === on) && (!death || death === on)
}

/**
 * Lost and found again: a person decides that a patient is lost; a counted face-to-face visit brings the patient back by
 * itself, with its date. The value is the day since when the patient is lost.
 */
export const lossesOf = (
  { records }: Subject,
  programme: string,
  enrolment: Enrolment,
  countedDays: readonly Day[],
): readonly Change<Day | null>[] => {
  const changes: Change<Day | null>[] = []
  for (const { form, fields, service_date: day } of records) {
    if (form !== 'programme_state' || fields.programme !== programme) continue
    if (day < enrolment.from || (enrolment.until && day >= enrolment.until)) continue
    if (fields.to !== 'lost') changes.push({ from: day, value: null })
    else if (!countedDays.includes(day) && !changes.at(-1)?.value) changes.push({ from: day, value: day })
  }
  if (changes.length === 0) return []
  const returns = countedDays.map((from) => ({ from, value: null }))
  return simplified([...changes, ...returns].sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1)))
}

/** Failed attempts after the due day, on different days: no answer, wrong number, away, other. */
const FAILED: readonly string[] = ['2', '3', '4', '6']

/**
 * Propose to a person that the patient is lost (product): more than 90 days overdue and three failed attempts on three
 * days after the due day. Never decided by itself.
 */
export const proposesLoss = ({ records }: Subject, nextDue: Day | null, on: Day): boolean => {
  if (!nextDue || daysBetween(nextDue, on) <= 90) return false
  const days = records
    .filter(({ form, fields, service_date }) => {
      const failed = form === 'contact_attempt' && FAILED.includes(textOf(fields, 'outcome') ?? '')
      return failed && service_date > nextDue && service_date <= on
    })
    .map(({ fields, service_date }) => dayOf(fields, 'attempt_date') ?? service_date)
  return new Set(days).size >= 3
}

/** Days on which an answer about the enrolment may change. */
export const enrolmentDays = ({ from, until, closings }: Enrolment): readonly Day[] => [
  from,
  addDays(from, 1),
  ...(until ? [until] : []),
  ...closings.flatMap((change) => [change.from, addDays(change.from, 1)]),
]
