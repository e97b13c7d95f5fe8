import { type Day, later, yearOf } from '../../../day/day.ts'
import { codesOf, dayOf, isFilled, textOf } from '../../../form/answers.ts'
import { lifeOf } from '../../../programme/life.ts'
import { remember } from '../../../programme/memo.ts'
import type { Subject } from '../../../programme/subject.ts'
import type { RecordFact } from '../../../record/record.ts'
import { linkedItems, missingItems } from '../../records/completeness.ts'
import { showsUse } from '../../records/use.ts'
import { isTargetOn } from '../group.ts'
import { type AdlBand, adlScores, adlTotal, bandOf } from '../rules/adl.ts'
import { isGuided } from '../rules/received.ts'
import { isTimely } from '../target.ts'
import { type Attempt, attemptOf } from './attempt.ts'
import { chronicOn } from './chronic.ts'

/** 血氧饱和度: asked of COPD patients, and no item of the check-up form. */
const LINKED = 'spo2'

/** A complete self-care form. */
export interface SelfCare {
  readonly record: RecordFact
  readonly date: Day
  readonly total: number
  readonly band: AdlBand
}

/** A yearly check-up with what belongs to it. */
export interface Service {
  readonly record: RecordFact
  readonly date: Day
  /** Required items without a value; none: complete. */
  readonly missing: readonly string[]
  /** The day from which a visit near the check-up gives what the form cannot hold (血氧饱和度); null: none does. */
  readonly linkedOn: Day | null
  /** The day from which assessment and guidance are there; null: they are not. */
  readonly guidedOn: Day | null
  readonly feedback: Day | null
  /** The next check-up was announced. */
  readonly hinted: boolean
  /** 年度评估 of the day or after it, before the next check-up of the year. */
  readonly yearly: RecordFact | null
  /** Not before the age that counts, by the county's basis. */
  readonly ofAge: boolean
}

/** What one calendar year holds, in order of days. */
export interface YearOfService {
  readonly services: readonly Service[]
  readonly selfCare: readonly SelfCare[]
  readonly attempts: readonly Attempt[]
}

export interface Course {
  readonly years: ReadonlyMap<number, YearOfService>
  /** Every check-up that counts, oldest first. */
  readonly services: readonly Service[]
  /** Days on which somebody was met or reached. */
  readonly contacts: readonly RecordFact[]
}

const selfCareOf = (record: RecordFact): SelfCare | null => {
  if (record.form !== 'old_adl' || record.open_block) return null
  const total = adlTotal(adlScores(record.fields))
  return total === null ? null : { record, date: record.service_date, total, band: bandOf(total) }
}

/** What the check-up lacks of what the person's groups ask for on its day: the union of the groups. */
const lacking = (subject: Subject, { fields, service_date: date }: RecordFact): readonly string[] => {
  const { birth_date } = subject.person
  const old = isTargetOn(subject, lifeOf(subject), date) ? ['old'] : []
  const about = { birth_date: birth_date ?? date, groups: [...old, ...chronicOn(subject, date)] }
  return missingItems(date, fields, { ...about, settings: subject.settings })
}

/** The first record near the check-up that gives an item which its form does not have. */
const linkedOn = ({ records }: Subject, exam: Day, missing: readonly string[]): Day | null => {
  const link = missing.includes(LINKED) ? records.find((record) => linkedItems([record], exam).includes(LINKED)) : null
  return link ? later(exam, link.service_date) : null
}

/** What is missing on a day. */
export const missingOn = ({ missing, linkedOn: linked }: Service, on: Day): readonly string[] =>
  linked && linked <= on ? missing.filter((key) => key !== LINKED) : missing

const guidedOn = ({ fields, service_date }: RecordFact, yearly: RecordFact | null): Day | null => {
  const own = { assessment: textOf(fields, 'assessment'), risk_control: codesOf(fields, 'risk_control') }
  if (isGuided({ ...own, old_guidance: [] })) return service_date
  const old_guidance = yearly ? codesOf(yearly.fields, 'old_guidance') : []
  return yearly && isGuided({ ...own, old_guidance }) ? yearly.service_date : null
}

const serviceOf = (record: RecordFact, subject: Subject, yearly: RecordFact | null): Service => {
  const { fields, service_date: date } = record
  const missing = lacking(subject, record)
  return {
    record,
    date,
    missing,
    linkedOn: linkedOn(subject, date, missing),
    guidedOn: guidedOn(record, yearly),
    feedback: dayOf(fields, 'feedback_date'),
    hinted: isFilled(fields.next_exam_hint),
    yearly,
    ofAge: isTimely(subject.person.birth_date, date, subject.settings),
  }
}

const counts = (subject: Subject, { form, open_block, service_date }: RecordFact): boolean => {
  const death = form === 'checkup' && !open_block ? lifeOf(subject).deathAt(service_date) : null
  return form === 'checkup' && !open_block && !(death && death < service_date)
}

const servicesOf = (subject: Subject): Service[] => {
  const exams = subject.records.filter((record) => counts(subject, record))
  const yearlies = subject.records.filter(({ form, open_block }) => form === 'old_yearly' && !open_block)
  return exams.map((exam, at) => {
    const next = exams.slice(at + 1).find(({ service_date }) => service_date > exam.service_date)?.service_date
    const yearly = yearlies.find(
      ({ service_date: day }) =>
        day >= exam.service_date && yearOf(day) === yearOf(exam.service_date) && !(next && day >= next),
    )
    return serviceOf(exam, subject, yearly ?? null)
  })
}

/** Somebody met the person, or reached them: a service of care, a visit of any programme, a call that was answered. */
const isContact = (record: RecordFact): boolean =>
  showsUse(record) || (record.form === 'contact_attempt' && record.fields.outcome === '1')

const build = (subject: Subject): Course => {
  const services = servicesOf(subject)
  const selfCare = subject.records.flatMap((record) => selfCareOf(record) ?? [])
  const attempts = subject.records.flatMap((record) => attemptOf(record) ?? [])
  const years = new Map<number, YearOfService>()
  for (const { date } of [...services, ...selfCare, ...attempts]) {
    const year = yearOf(date)
    const inYear = (one: { readonly date: Day }): boolean => yearOf(one.date) === year
    if (!years.has(year))
      years.set(year, {
        services: services.filter(inYear),
        selfCare: selfCare.filter(inYear),
        attempts: attempts.filter(inYear),
      })
  }
  return { years, services, contacts: subject.records.filter(isContact) }
}

/** The yearly services of a person, worked out once a subject. */
export const courseOf: (subject: Subject) => Course = remember(build)

const NOTHING: YearOfService = { services: [], selfCare: [], attempts: [] }

export const yearOfService = ({ years }: Course, on: Day): YearOfService => years.get(yearOf(on)) ?? NOTHING
