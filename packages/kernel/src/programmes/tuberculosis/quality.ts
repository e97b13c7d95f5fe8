import { type Day, dayOfInstant, daysBetween, later } from '../../day/day.ts'
import { dayOf } from '../../form/answers.ts'
import { stayOver } from '../../programme/life/stays.ts'
import { lifeOf } from '../../programme/life.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import { careOf } from './course/care.ts'
import { windowsIn } from './course/doses.ts'
import { firstSeen } from './course/first-contact.ts'
import type { Course } from './course/model.ts'
import { planAt } from './course/plan.ts'

/**
 * A doubt about the truth of records of one patient (结核 TB-Q*): shown to reviewers, never to the patient, and no
 * indicator changes by it. Doubts that ask for all patients of a provider are not judged here.
 */
export interface Doubt {
  readonly rule: 'TB-Q1' | 'TB-Q2' | 'TB-Q4' | 'TB-Q6'
  readonly weight: 'low' | 'medium' | 'high'
  readonly date: Day
  readonly record_ids: readonly string[]
  readonly text: string
}

const entered = ({ recorded_at }: RecordFact): number => Date.parse(recorded_at) || 0

/** TB-Q1: a follow-up after the stop of treatment or after death, which the entry refuses: entered before the stop was known. */
const afterEnd = (subject: Subject): Doubt[] => {
  const { courses, outside } = careOf(subject)
  const life = lifeOf(subject)
  return outside.flatMap((record) => {
    const on = record.service_date
    const death = life.deathAt(on)
    const stop = courses.findLast((course) => course.stop && course.stop.day < on)?.stop
    if (!(death && death < on) && !stop) return []
    const what = death && death < on ? `死亡（${death}）` : `停止治疗（${stop?.day}）`
    return [
      { rule: 'TB-Q1', weight: 'high', date: on, record_ids: [record.record_id], text: `${on}的随访在${what}之后` },
    ]
  })
}

const DOCTOR = '1'

/** TB-Q2: supervised by the doctor, no dose missed, but in hospital or away on days between. */
const seenWhileAway = (subject: Subject, course: Course): Doubt[] => {
  const { stays } = lifeOf(subject)
  const away = subject.records.filter(({ form, fields }) => form === 'rec_residence' && fields.away_since)
  return windowsIn(course).flatMap(({ from: open, to, expected, missed, visit }) => {
    // Doses before the first home visit, often in hospital, were not given under our eyes.
    const from = course.managedFrom ? later(open, course.managedFrom) : open
    if (missed > 0 || expected === 0 || planAt(course, from)?.supervisor !== DOCTOR) return []
    const stay = stays.find(({ admitted, discharged }) => admitted < to && (!discharged || discharged > from))
    const trip = away.find(({ fields }) => {
      const [left, back] = [dayOf(fields, 'away_since'), dayOf(fields, 'return_date')]
      return left && left < to && (!back || back > from)
    })
    if (!(stay && stayOver(stays, stay.admitted)) && !trip) return []
    return [
      {
        rule: 'TB-Q2',
        weight: 'medium',
        date: to,
        record_ids: [visit.record.record_id],
        text: `${from}至${to}医生督导、没有漏服，但其间${stay ? '住院' : '外出'}`,
      },
    ]
  })
}

const LATE_DAYS = 7

/** TB-Q4: the first visit is dated within the 72 hours and was entered after them. */
const enteredLate = (course: Course): Doubt[] => {
  const seen = firstSeen(course)
  const { notice } = course
  if (!seen || !notice || seen.day > dayOfInstant(notice.deadline)) return []
  const at = entered(seen.record)
  if (at <= notice.deadline) return []
  const days = daysBetween(dayOfInstant(notice.deadline), dayOfInstant(at))
  return [
    {
      rule: 'TB-Q4',
      weight: days > LATE_DAYS ? 'high' : 'low',
      date: seen.day,
      record_ids: [seen.record.record_id],
      text: `首次入户填${seen.day}，在72小时内；${dayOfInstant(at)}才录入`,
    },
  ]
}

const BATCH_MINUTES = 10
const BATCH_DATES = 3

/** TB-Q6: follow-ups of three or more days that were entered within ten minutes. */
const inOneBatch = ({ visits }: Course): Doubt[] => {
  const sorted = visits.toSorted((a, b) => entered(a.record) - entered(b.record))
  const doubts: Doubt[] = []
  let batch: typeof sorted = []
  const close = (): void => {
    if (batch.length >= BATCH_DATES)
      doubts.push({
        rule: 'TB-Q6',
        weight: 'high',
        date: dayOfInstant(entered(batch[0].record)),
        record_ids: batch.map(({ record }) => record.record_id),
        text: `${batch.length}次不同日期的随访在${BATCH_MINUTES}分钟内录入`,
      })
    batch = []
  }
  for (const visit of sorted) {
    const first = batch[0]
    if (first && entered(visit.record) - entered(first.record) > BATCH_MINUTES * 60_000) close()
    batch.push(visit)
  }
  close()
  return doubts
}

/** The doubts that stand on a day, in order. */
export const qualityOf = (subject: Subject, on: Day): readonly Doubt[] =>
  [
    ...afterEnd(subject),
    ...careOf(subject).courses.flatMap((course) => [
      ...seenWhileAway(subject, course),
      ...enteredLate(course),
      ...inOneBatch(course),
    ]),
  ]
    .filter(({ date }) => date <= on)
    .sort((a, b) => (a.date < b.date ? -1 : 1))
