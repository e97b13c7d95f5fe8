import { type Day, earlier, yearEnd } from '../../../day/day.ts'
import { valueAt } from '../../../programme/change.ts'
import type { Life } from '../../../programme/life.ts'
import type { Settings } from '../../../programme/subject.ts'
import { type Closing, closingAt, enrolledInYear, isExit } from '../../shared/enrolment.ts'
import { type Fate, statusOf } from '../../shared/obligation.ts'
import { windowStart } from '../../shared/required-visits.ts'
import { emptyQuarters, type Standard, standard } from '../../shared/standard.ts'
import type { ChronicSpec } from '../spec.ts'
import { type Care, yearAt } from './course.ts'
import { nextDueAt } from './next-due.ts'
import type { Visit } from './visit.ts'
import type { YearOfCare } from './year.ts'

/** Control by the last face-to-face follow-up of the year. */
export interface Control {
  readonly last: Visit | null
  /** It has a pressure. */
  readonly measured: boolean
  readonly low: boolean
  /** Neither lost nor a loss noted after it. */
  readonly reached: boolean
}

/** Everything the figures ask about one patient on one day of a year in which the patient was managed. */
export interface Judgement {
  /** The day that is judged: the day itself, or that of leaving. */
  readonly on: Day
  readonly closing: Closing | null
  readonly year: YearOfCare
  readonly required: number
  readonly requiredYear: number
  readonly counted: number
  readonly unmet: number
  readonly nextDue: Day | null
  /** By what was owed up to the day (进度口径). */
  readonly standard: Standard
  /** By the whole year, on the facts so far (全年口径). */
  readonly wholeYear: Standard
  readonly control: Control
  readonly lostSince: Day | null
}

const upTo = (days: readonly Day[], on: Day): number => {
  let count = 0
  while (count < days.length && days[count] <= on) count++
  return count
}

const countUnmet = (year: YearOfCare, unmet: (fate: Fate, created: Day) => boolean): number => {
  let count = 0
  for (const { fate, created } of year.duties) if (unmet(fate, created)) count++
  return count
}

/** As of 31 December on the facts known on a day: what is not done yet counts as undone, unless it falls due that day. */
const unmetByYearEnd = (year: YearOfCare, on: Day, inHospital: boolean): number =>
  countUnmet(year, ({ due, metOn, waivedOn }, created) => {
    if (created > on || due.endsWith('-12-31') || (metOn && metOn <= on) || (waivedOn && waivedOn <= on)) return false
    return !(inHospital && due > on)
  })

const controlOn = ({ contacts }: YearOfCare, on: Day, lost: boolean): Control => {
  let last: Visit | null = null
  let noted = false
  for (const contact of contacts) {
    if (contact.date > on) break
    if (contact.lost) noted = true
    else {
      last = contact
      noted = false
    }
  }
  return { last, measured: last?.measured ?? false, low: last?.low ?? false, reached: !lost && !noted }
}

const isDone = (day: Day | null, on: Day): boolean => day !== null && day <= on

/** What is judged: the day or that of leaving, and the last day on which a visit was owed. */
interface Asked {
  readonly spec: ChronicSpec
  readonly settings: Settings
  readonly care: Care
  readonly life: Life
  readonly year: YearOfCare
  readonly closing: Closing | null
  readonly on: Day
}

const owedUntil = ({ closing }: Asked, day: Day): Day => (closing ? earlier(day, closing.day) : day)

/** Of so many follow-ups owed, how many face to face where some may be by telephone. */
export const inPersonOf = ({ faceToFaceOfFour }: YearOfCare, required: number): number =>
  faceToFaceOfFour < 4 ? Math.ceil((required * faceToFaceOfFour) / 4) : 0

/** Both readings share what was done; they differ in what was owed. */
const standardOf = (asked: Asked, asOf: Day, unmet: number, nextDue: Day | null): Standard => {
  const { spec, settings, care, year, closing, on } = asked
  const end = owedUntil(asked, asOf)
  const visits = upTo(year.counted, on)
  const required = upTo(year.steps, end)
  const quarterly = settings.profile === 'quarterly'
  const from = windowStart(care.enrolment.from, year.year)
  return standard({
    asOf,
    enrolDate: care.enrolment.from,
    closeDate: closing?.day ?? null,
    required,
    visits,
    unmet,
    nextDue,
    completeExam: isDone(year.firstCompleteExam, on),
    anyExam: isDone(year.firstExam, on),
    emptyQuarter: quarterly && emptyQuarters(from, end, year.counted.slice(0, visits)).length > 0,
    tooFewInPerson: upTo(year.countedInPerson, on) < inPersonOf(year, required),
    lacking: spec.alsoRequired ? !spec.alsoRequired({ care, year, on, asOf, settings }) : false,
    noExam: spec.examAsked?.(settings) === false,
  })
}

const wholeYearOf = (asked: Asked, now: Standard): Standard => {
  const { year, closing, on, life } = asked
  const lastDay = yearEnd(year.year)
  if (on === lastDay || (closing && isExit(closing))) return now
  return standardOf(asked, lastDay, unmetByYearEnd(year, on, life.stayAt(on) !== null), null)
}

/** The judgement of a patient managed in the year of a day; null where the patient was not. */
export const judge = (spec: ChronicSpec, settings: Settings, care: Care, life: Life, day: Day): Judgement | null => {
  const year = yearAt(care, day)
  if (!year || !enrolledInYear(care.enrolment, day)) return null
  const closing = closingAt(care.enrolment, day)
  const on = closing && isExit(closing) ? closing.day : day
  const asked: Asked = { spec, settings, care, life, year, closing, on }
  const unmet = countUnmet(year, (fate) => statusOf(fate, on) === 'unmet')
  const nextDue = nextDueAt(spec, care, life.stays, on)
  const lostSince = valueAt(care.losses, on, null)
  const now = standardOf(asked, on, unmet, nextDue)
  return {
    on,
    closing,
    year,
    required: upTo(year.steps, owedUntil(asked, on)),
    requiredYear: upTo(year.steps, owedUntil(asked, yearEnd(year.year))),
    counted: upTo(year.counted, on),
    unmet,
    nextDue,
    standard: now,
    wholeYear: wholeYearOf(asked, now),
    control: controlOn(year, on, lostSince !== null),
    lostSince,
  }
}
