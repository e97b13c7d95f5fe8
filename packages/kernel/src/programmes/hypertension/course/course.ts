import { type Day, yearOf } from '../../../day/day.ts'
import { rowsOf } from '../../../form/answers.ts'
import type { Values } from '../../../form/field.ts'
import type { Change } from '../../../programme/change.ts'
import { type Life, lifeOf } from '../../../programme/life.ts'
import { remember } from '../../../programme/memo.ts'
import type { Subject } from '../../../programme/subject.ts'
import type { RecordFact } from '../../../record/record.ts'
import { type Enrolment, enrolmentsOf, lossesOf, takesService } from '../../shared/enrolment.ts'
import { missingItems } from '../../shared/exam.ts'
import { MIN_GAP_DAYS } from '../../shared/visit-count.ts'
import { screeningsOf } from './candidate.ts'
import { type Duty, dutiesOf } from './duties.ts'
import { type Visits, visitsOf } from './visit.ts'
import { type Exam, type YearOfCare, yearOfCare } from './year.ts'

/** One enrolment with everything that follows from the records. */
export interface Care {
  readonly enrolment: Enrolment
  readonly visits: Visits
  readonly duties: readonly Duty[]
  /** The day since when the patient is lost; null: not lost. */
  readonly losses: readonly Change<Day | null>[]
  /** From the year of enrolment to that of the horizon. */
  readonly years: readonly YearOfCare[]
}

/** The course of a person in the programme, worked out once a subject. */
export interface Course {
  readonly cares: readonly Care[]
  /** Follow-up records outside every enrolment: they never count. */
  readonly outside: readonly RecordFact[]
  readonly exams: readonly Exam[]
  /** Days on which the personal form said whether the disease is known. */
  readonly diagnoses: readonly Change<boolean>[]
  /** Screened as at risk or suspected, or told and not agreed. */
  readonly candidates: readonly Change<boolean>[]
  /** First day of being known or suspected, before any enrolment. */
  readonly knownFrom: Day | null
}

/** A card enrols when the diagnosis is primary and the patient agreed. */
export const enrols = ({ diagnosis_type, consent_informed }: Values): boolean =>
  diagnosis_type !== '2' && consent_informed !== '2'

/** 既往史·疾病 2 高血压 of the personal form. */
const hasDiagnosis = ({ fields }: RecordFact): boolean =>
  rowsOf(fields, 'past_disease').some(({ code }) => code === '2')

const examsOf = ({ records, person }: Subject, life: Life): Exam[] =>
  records.flatMap((record) => {
    if (record.form !== 'checkup' || record.open_block) return []
    const { service_date: date, fields } = record
    const death = life.deathAt(date)
    if (death && death < date) return []
    return [{ record, date, missing: missingItems(fields, date, person.birth_date, 'htn') }]
  })

const careOf = (
  subject: Subject,
  life: Life,
  enrolment: Enrolment,
  followUps: readonly RecordFact[],
  exams: readonly Exam[],
): Care => {
  const visits = visitsOf(
    subject,
    followUps.filter(({ service_date }) => takesService(enrolment, life, service_date)),
  )
  const duties = dutiesOf(subject, life, enrolment, visits)
  const gap = Number(subject.settings.min_gap_days ?? MIN_GAP_DAYS)
  const years: YearOfCare[] = []
  const last = yearOf(enrolment.until ?? subject.horizon)
  for (let year = yearOf(enrolment.from); year <= last; year++)
    years.push(yearOfCare(enrolment, year, visits, duties, exams, gap))
  const counted = years.flatMap((year) => year.counted)
  return { enrolment, visits, duties, losses: lossesOf(subject, 'htn', enrolment, counted), years }
}

const firstTrue = (...lists: readonly (readonly Change<boolean>[])[]): Day | null =>
  lists.flatMap((changes) => changes.find(({ value }) => value)?.from ?? []).sort()[0] ?? null

const build = (subject: Subject): Course => {
  const life = lifeOf(subject)
  const followUps = subject.records.filter(({ form }) => form === 'htn_followup')
  const enrolments = enrolmentsOf(subject, life, 'htn', 'htn_enrol', enrols)
  const exams = enrolments.length > 0 ? examsOf(subject, life) : []
  const diagnoses = subject.records
    .filter(({ form }) => form === 'rec_personal')
    .map((record) => ({ from: record.service_date, value: hasDiagnosis(record) }))
  const candidates = screeningsOf(subject)
  return {
    cares: enrolments.map((enrolment) => careOf(subject, life, enrolment, followUps, exams)),
    outside: followUps.filter(({ service_date }) => !enrolments.some((one) => takesService(one, life, service_date))),
    exams,
    diagnoses,
    candidates,
    knownFrom: firstTrue(diagnoses, candidates),
  }
}

export const courseOf: (subject: Subject) => Course = remember(build)

/** The enrolment that holds a day, or null. */
export const careAt = ({ cares }: Course, on: Day): Care | null =>
  cares.findLast(({ enrolment }) => enrolment.from <= on) ?? null

/** The year of care that holds a day. */
export const yearAt = ({ years }: Care, on: Day): YearOfCare | null => years[yearOf(on) - (years[0]?.year ?? 0)] ?? null
