import { type Day, earlier, yearOf } from '../../../day/day.ts'
import { dayOf, rowsOf, textOf } from '../../../form/answers.ts'
import { type Change, simplified, valueAt } from '../../../programme/change.ts'
import { type Life, lifeOf } from '../../../programme/life.ts'
import { remember } from '../../../programme/memo.ts'
import type { Subject } from '../../../programme/subject.ts'
import type { RecordFact } from '../../../record/record.ts'
import { type Enrolment, enrolmentsOf, takesService } from '../../shared/enrolment.ts'
import { missingItems } from '../../shared/exam.ts'
import { MIN_GAP_DAYS } from '../../shared/visit-count.ts'
import { type Limits, limitsOf } from '../rules/limits.ts'
import { type Consents, consentsOf } from './consent.ts'
import { type Duty, dutiesOf } from './duties.ts'
import { lossesOf } from './loss.ts'
import { type KnownStay, knownStays } from './stays.ts'
import { type Visits, visitsOf } from './visit.ts'
import { type Exam, type YearOfCare, yearOfCare } from './year.ts'

/** One registration with everything that follows from the records. */
export interface Care {
  readonly enrolment: Enrolment
  readonly limits: Limits
  /** 个人信息补充表, the first and later ones. */
  readonly profiles: readonly RecordFact[]
  /** 目前诊断 from the days of the profiles. */
  readonly diagnoses: readonly Change<string>[]
  readonly consents: Consents
  readonly visits: Visits
  /** Day of a death that a follow-up tells; the closing may come later. */
  readonly toldDeath: Day | null
  readonly stays: readonly KnownStay[]
  readonly losses: ReturnType<typeof lossesOf>
  readonly duties: readonly Duty[]
  readonly exams: readonly Exam[]
  /** From the year of registration to that of the horizon. */
  readonly years: readonly YearOfCare[]
}

export interface Course {
  readonly cares: readonly Care[]
  /** Follow-up records outside every registration: they never count. */
  readonly outside: readonly RecordFact[]
  /** Days on which the personal form said whether the diagnosis is known. */
  readonly known: readonly Change<boolean>[]
}

/** 既往史·疾病 8 严重精神障碍 of the personal form. */
const isKnown = ({ fields }: RecordFact): boolean => rowsOf(fields, 'past_disease').some(({ code }) => code === '8')

const examsOf = ({ records, person, settings }: Subject, life: Life): Exam[] =>
  records.flatMap((record) => {
    if (record.form !== 'checkup' || record.open_block) return []
    const { service_date: date, fields } = record
    const death = life.deathAt(date)
    if (death && death < date) return []
    const missing = missingItems(fields, date, person.birth_date, 'smd', { settings, records })
    const refused = missing.length > 0 && missing.every((key) => fields[`${key}_not_done`] === 'refused')
    return [{ record, date, missing, refused }]
  })

const inside = (records: readonly RecordFact[], { from, until }: Enrolment): readonly RecordFact[] =>
  records.filter(({ service_date: day }) => day >= from && (!until || day < until))

const toldDeath = ({ all }: Visits): Day | null =>
  all
    .flatMap(({ effective, lost, date, record }) => {
      const died = effective && !lost ? dayOf(record.fields, 'death_date') : null
      return died ? [earlier(died, date)] : []
    })
    .sort()
    .at(0) ?? null

const careOf = (subject: Subject, life: Life, enrolment: Enrolment, exams: readonly Exam[]): Care => {
  const records = inside(subject.records, enrolment)
  const profiles = records.filter(({ form, open_block }) => form === 'smd_profile' && !open_block)
  const followUps = records.filter(({ form }) => form === 'smd_followup')
  const visits = visitsOf(
    subject,
    followUps.filter(({ service_date }) => takesService(enrolment, life, service_date)),
  )
  const stays = knownStays(life, visits.reached)
  const duties = dutiesOf(records, life, enrolment, visits, stays)
  const gap = Number(subject.settings.min_gap_days ?? MIN_GAP_DAYS)
  const years: YearOfCare[] = []
  const last = yearOf(enrolment.until ?? subject.horizon)
  for (let year = yearOf(enrolment.from); year <= last; year++)
    years.push(yearOfCare(enrolment, year, visits, duties, exams, gap))
  return {
    enrolment,
    limits: limitsOf(subject.settings),
    profiles,
    diagnoses: profiles.map(({ service_date, fields }) => ({
      from: service_date,
      value: textOf(fields, 'diagnosis') ?? '',
    })),
    consents: consentsOf(profiles, enrolment),
    visits,
    toldDeath: toldDeath(visits),
    stays,
    losses: lossesOf(records, enrolment, visits),
    duties,
    exams,
    years,
  }
}

const build = (subject: Subject): Course => {
  const life = lifeOf(subject)
  const enrolments = enrolmentsOf(subject, life, 'smd', 'smd_profile', () => true)
  const exams = enrolments.length > 0 ? examsOf(subject, life) : []
  return {
    cares: enrolments.map((enrolment) => careOf(subject, life, enrolment, exams)),
    outside: subject.records.filter(
      ({ form, service_date }) =>
        form === 'smd_followup' && !enrolments.some((one) => takesService(one, life, service_date)),
    ),
    known: simplified(
      subject.records
        .filter(({ form }) => form === 'rec_personal')
        .map((record) => ({ from: record.service_date, value: isKnown(record) })),
      false,
    ),
  }
}

export const courseOf: (subject: Subject) => Course = remember(build)

/** The registration that holds a day, or null. */
export const careAt = ({ cares }: Course, on: Day): Care | null =>
  cares.findLast(({ enrolment }) => enrolment.from <= on) ?? null

export const yearAt = ({ years }: Care, on: Day): YearOfCare | null => years[yearOf(on) - (years[0]?.year ?? 0)] ?? null

/** Died by a follow-up on or before a day, whether or not the closing is entered. */
export const isDeadByVisit = ({ toldDeath: died }: Care, on: Day): boolean => died !== null && died <= on

export const diagnosisAt = ({ diagnoses }: Care, on: Day): string => valueAt(diagnoses, on, '')
