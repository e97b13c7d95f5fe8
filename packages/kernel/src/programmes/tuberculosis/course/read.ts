import { type Day, dayOfInstant, later, parseDay } from '../../../day/day.ts'
import { dayOf, numberOf, textOf } from '../../../form/answers.ts'
import type { Values } from '../../../form/field.ts'
import type { RecordFact } from '../../../record/record.ts'
import { firstVisitDue } from '../rules/first-visit.ts'
import { momentOf } from '../rules/instant.ts'
import type { Evaluation, FirstTry, Notice, OrderedBreak, Visit } from './model.ts'

/** A day with a time of day, or the day alone, as the rules take it. */
const atTime = (day: Day, time: string | null): string => (time ? `${day}T${time}` : day)

const noticeFrom = (text: string): Notice | null => {
  const moment = momentOf(text)
  const deadline = firstVisitDue(text)
  return moment && deadline !== null ? { ...moment, deadline } : null
}

/** The notice that a notice form or a first-visit form states. */
export const noticeOf = ({ form, fields, service_date }: RecordFact): Notice | null => {
  if (form === 'tb_notice') return noticeFrom(atTime(service_date, textOf(fields, 'notice_time')))
  const told = textOf(fields, 'notice_at')
  const notice = told ? noticeFrom(told) : null
  return notice && notice.day <= service_date ? notice : noticeFrom(service_date)
}

/** Seen unless the form says not: the paper has no such box. */
export const isSeen = (fields: Values): boolean => fields.seen !== '2'

export const tryOf = (record: RecordFact): FirstTry => {
  const { fields, service_date: day } = record
  return { record, day, at: momentOf(atTime(day, textOf(fields, 'visit_time')))?.at ?? null, seen: isSeen(fields) }
}

/** A change of supervisor holds from the day that the form names, not before the last contact. */
export const visitOf = (record: RecordFact, before: Day): Visit => {
  const { fields, service_date: date } = record
  const changed = dayOf(fields, 'supervisor_changed_on')
  return {
    record,
    date,
    method: textOf(fields, 'method') ?? '',
    missed: numberOf(fields, 'missed_doses'),
    supervisor: textOf(fields, 'supervisor'),
    supervisedFrom: changed && changed > before && changed <= date ? changed : date,
    frequency: textOf(fields, 'frequency'),
  }
}

export const breakOf = (record: RecordFact): OrderedBreak => {
  const restart = dayOf(record.fields, 'restart_on')
  return { record, from: record.service_date, until: restart && restart > record.service_date ? restart : null }
}

const entryDay = ({ recorded_at }: RecordFact): Day | null => {
  const at = Date.parse(recorded_at)
  return Number.isNaN(at) ? null : dayOfInstant(at)
}

/** The day of an evaluation; where another system's form has none, the day on which it was entered. */
export const evaluationOf = (record: RecordFact): Evaluation => {
  const day = parseDay(record.fields.evaluated_on) ?? entryDay(record) ?? record.service_date
  return { record, day: later(day, record.service_date) }
}

export const takenOverOf = ({ fields }: RecordFact): { expected: number; taken: number } | null => {
  if (fields.moved_in !== '2') return null
  const expected = numberOf(fields, 'doses_before_expected')
  const taken = numberOf(fields, 'doses_before_taken')
  return expected === null || taken === null ? null : { expected, taken }
}
