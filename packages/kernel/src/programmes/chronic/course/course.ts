import { type Day, yearOf } from '../../../day/day.ts'
import { rowsOf } from '../../../form/answers.ts'
import type { Change } from '../../../programme/change.ts'
import { type Life, lifeOf } from '../../../programme/life.ts'
import { remember } from '../../../programme/memo.ts'
import type { Subject } from '../../../programme/subject.ts'
import type { RecordFact } from '../../../record/record.ts'
import { type Enrolment, enrolmentsOf, lossesOf, takesService } from '../../shared/enrolment.ts'
import { missingItems } from '../../shared/exam.ts'
import { MONTHS_APART } from '../../shared/required-visits.ts'
import { MIN_GAP_DAYS } from '../../shared/visit-count.ts'
import type { ChronicSpec } from '../spec.ts'
import { type Duty, dutiesOf } from './duties.ts'
import { aroundOf, type Visits, visitsOf } from './visit.ts'
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

/** A programme's declaration with the course of a person by it. */
export interface Core {
  readonly spec: ChronicSpec
  readonly courseOf: (subject: Subject) => Course
  /** Names of the flags of control: has_control_bp, low_bp. */
  readonly controlFlags: { readonly has: string; readonly low: string }
}

/** The first day on which visits near the check-up hold all that it lacks. */
const linkedOn = (
  linked: NonNullable<ChronicSpec['linkedItems']>,
  records: readonly RecordFact[],
  exam: Day,
  missing: readonly string[],
): Day | null => {
  const completes = (known: readonly RecordFact[]): boolean => {
    const items = linked(known, exam)
    return missing.every((key) => items.includes(key))
  }
  if (!completes(records)) return null
  const days = [exam, ...records.map(({ service_date }) => service_date).filter((day) => day > exam)]
  return days.find((day) => completes(records.filter(({ service_date }) => service_date <= day))) ?? null
}

const examsOf = ({ examGroup, linkedItems }: ChronicSpec, subject: Subject, life: Life): Exam[] => {
  const { records, person, settings } = subject
  return records.flatMap((record) => {
    if (record.form !== 'checkup' || record.open_block) return []
    const { service_date: date, fields } = record
    const death = life.deathAt(date)
    if (death && death < date) return []
    const missing = missingItems(fields, date, person.birth_date, examGroup, { settings })
    const done = missing.length === 0 ? date : linkedItems ? linkedOn(linkedItems, records, date, missing) : null
    return [{ record, date, missing, done }]
  })
}

/** What the cares of one person are made from. */
interface Whole {
  readonly spec: ChronicSpec
  readonly subject: Subject
  readonly life: Life
  readonly followUps: readonly RecordFact[]
  readonly exams: readonly Exam[]
}

const careOf = ({ spec, subject, life, followUps, exams }: Whole, enrolment: Enrolment): Care => {
  const visits = visitsOf(
    spec,
    aroundOf(subject),
    followUps.filter(({ service_date }) => takesService(enrolment, life, service_date)),
  )
  const duties = dutiesOf(subject, life, enrolment, visits)
  const counting = {
    gap: Number(subject.settings.min_gap_days ?? MIN_GAP_DAYS),
    faceToFace: spec.faceToFaceRequired?.(subject.settings) ?? 4,
    apart: spec.monthsApart?.(subject.settings) ?? MONTHS_APART,
  }
  const years: YearOfCare[] = []
  const last = yearOf(enrolment.until ?? subject.horizon)
  for (let year = yearOf(enrolment.from); year <= last; year++)
    years.push(yearOfCare({ enrolment, visits, duties, exams, counting }, year))
  const counted = years.flatMap((year) => year.counted)
  return { enrolment, visits, duties, losses: lossesOf(subject, spec.id, enrolment, counted), years }
}

const firstTrue = (...lists: readonly (readonly Change<boolean>[])[]): Day | null =>
  lists.flatMap((changes) => changes.find(({ value }) => value)?.from ?? []).sort()[0] ?? null

const build = (spec: ChronicSpec, subject: Subject): Course => {
  const life = lifeOf(subject)
  const followUps = subject.records.filter(({ form }) => form === spec.visitForm)
  const enrolments = enrolmentsOf(subject, life, spec.id, spec.enrolForm, spec.enrols)
  const exams = enrolments.length > 0 ? examsOf(spec, subject, life) : []
  const diagnoses = subject.records
    .filter(({ form }) => form === 'rec_personal')
    .map(({ service_date, fields }) => ({
      from: service_date,
      value: rowsOf(fields, 'past_disease').some(({ code }) => code === spec.pastDisease),
    }))
  const candidates = spec.candidates(subject)
  const whole: Whole = { spec, subject, life, followUps, exams }
  return {
    cares: enrolments.map((enrolment) => careOf(whole, enrolment)),
    outside: followUps.filter(({ service_date }) => !enrolments.some((one) => takesService(one, life, service_date))),
    exams,
    diagnoses,
    candidates,
    knownFrom: firstTrue(diagnoses, candidates),
  }
}

export const coreOf = (spec: ChronicSpec): Core => ({
  spec,
  courseOf: remember((subject: Subject) => build(spec, subject)),
  controlFlags: { has: `has_control_${spec.controlFlag}`, low: `low_${spec.controlFlag}` },
})

/** The enrolment that holds a day, or null. */
export const careAt = ({ cares }: Course, on: Day): Care | null =>
  cares.findLast(({ enrolment }) => enrolment.from <= on) ?? null

/** The year of care that holds a day. */
export const yearAt = ({ years }: Care, on: Day): YearOfCare | null => years[yearOf(on) - (years[0]?.year ?? 0)] ?? null
