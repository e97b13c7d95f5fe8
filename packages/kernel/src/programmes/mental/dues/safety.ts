import { addDays, addMonths, type Day } from '../../../day/day.ts'
import { codesOf } from '../../../form/answers.ts'
import { simplified } from '../../../programme/change.ts'
import type { Subject } from '../../../programme/subject.ts'
import type { RecordFact } from '../../../record/record.ts'
import { TWO_WEEKS } from '../../shared/obligation.ts'
import type { Care } from '../course/course.ts'
import type { Visit } from '../course/visit.ts'
import { isOurs } from '../forms/followup/judged.ts'
import { mergedStays } from '../rules/required.ts'
import { closedFrom, type Due, endFrom, type Met, series, slot, spellsOf } from './slot.ts'

const WEEK = 7

/** Days on which 关锁 was told, true while locked in. */
const lockings = ({ profiles, visits }: Care) => {
  const told = [
    ...profiles.map(({ service_date: from, fields }) => ({ from, code: fields.past_locked })),
    ...visits.reached.map(({ date: from, locked: code }) => ({ from, code })),
  ]
  const changes = told
    .filter(({ code }) => typeof code === 'string')
    .map(({ from, code }) => ({ from, value: code === '2' }))
    .sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1))
  return simplified(changes, false)
}

/** 解锁救治: within 7 days, again every week until it is told that the lock is gone. */
export const unlocking = (care: Care, horizon: Day): Due[] =>
  spellsOf(lockings(care), Boolean, care.enrolment.from, closedFrom(care, care.enrolment.from)).flatMap((spell) => {
    const freed = spell.to ? (care.visits.reached.find(({ date }) => date === spell.to) ?? null) : null
    const met: Met[] = freed ? [{ on: freed.date, by: freed.id }] : []
    return series(
      care,
      freed ? { ...spell, to: addDays(freed.date, 1) } : spell,
      {
        kind: 'unlock',
        form: 'smd_followup',
        facts: { date: spell.from },
        step: (k) => ({ opens: addDays(spell.from, WEEK * (k - 1)), due_by: addDays(spell.from, WEEK * k) }),
        met,
      },
      horizon,
    )
  })

/** Records that may tell how a patient in hospital does: a contact attempt, a follow-up. */
const contacts = (records: readonly RecordFact[]): Met[] =>
  records
    .filter(({ form, fields }) => form === 'smd_followup' || (form === 'contact_attempt' && isOurs(fields)))
    .map(({ service_date: on, record_id: by }) => ({ on, by }))

/** No community visit in hospital; once a month it is asked whether the patient was discharged. */
export const dischargeQuestions = (care: Care, { records, horizon }: Subject): Due[] =>
  mergedStays(care.stays)
    .flatMap(({ admitted, discharged }) => {
      if (admitted < care.enrolment.from && discharged && discharged <= care.enrolment.from) return []
      const closed = closedFrom(care, admitted)
      const to = [discharged, closed].filter((day) => day !== null).sort()[0] ?? null
      return series(
        care,
        { from: admitted, to },
        {
          kind: 'ask_discharge',
          form: 'contact_attempt',
          facts: { date: admitted },
          step: (k) => ({ opens: addMonths(admitted, k), due_by: addDays(addMonths(admitted, k), WEEK) }),
          met: contacts(records),
        },
        horizon,
      )
    })
    .filter(({ opens }) => opens >= care.enrolment.from)

const emergencyRecords = ({ records }: Subject): readonly RecordFact[] =>
  records.filter(({ form }) => form === 'smd_emergency')

/** Risk 3 and more is told apart: it alone counts in the rate of those handled in time. */
const emergencyKind = ({ risk, acute, inpatient }: Visit): string | null => {
  if (inpatient === '1') return null
  if ((risk ?? 0) >= 3) return 'emergency'
  return acute ? 'emergency_acute' : null
}

/** A suicide act that was handled when it happened, before the follow-up told of it. */
const isHandled = ({ acute, date }: Visit, before: Visit | undefined, { enrolment }: Care, subject: Subject): boolean =>
  acute === 'suicide' &&
  emergencyRecords(subject).some(
    ({ service_date: on }) => on < date && (before ? on > before.date : on >= enrolment.from),
  )

/** Risk 3 and more, a suicide act, a severe or acute reaction, at home: handled and recorded the same day. */
export const emergencies = (care: Care, subject: Subject): Due[] =>
  care.visits.reached.flatMap((visit, at) => {
    const kind = emergencyKind(visit)
    if (!kind || (kind === 'emergency_acute' && isHandled(visit, care.visits.reached[at - 1], care, subject))) return []
    const record = emergencyRecords(subject).find(({ service_date }) => service_date >= visit.date)
    const asked = {
      kind,
      slot: visit.id,
      opens: visit.date,
      due_by: visit.date,
      form: 'smd_emergency',
      facts: { date: visit.date, risk: visit.risk ?? 0 },
    }
    return slot(care, asked, record ? { on: record.service_date, by: record.record_id } : null, [
      closedFrom(care, addDays(visit.date, 1)),
    ])
  })

/** After an emergency without admission the patient is followed up within two weeks. */
export const afterEmergencies = (care: Care, subject: Subject): Due[] =>
  emergencyRecords(subject)
    .filter(({ service_date: day, fields }) => {
      const { from, until } = care.enrolment
      return day >= from && (!until || day < until) && !codesOf(fields, 'action').includes('3')
    })
    .flatMap(({ service_date: day, record_id }) => {
      const next = care.visits.reached.find(({ date }) => date > day)
      const asked = {
        kind: 'emergency_followup',
        slot: record_id,
        opens: addDays(day, 1),
        due_by: addDays(day, TWO_WEEKS),
        form: 'smd_followup',
        facts: { date: day },
      }
      return slot(care, asked, next ? { on: next.date, by: next.id } : null, [endFrom(care, addDays(day, 1))])
    })
