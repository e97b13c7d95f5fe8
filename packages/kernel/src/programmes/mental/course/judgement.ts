import { addDays, addMonths, type Day, yearEnd } from '../../../day/day.ts'
import { valueAt } from '../../../programme/change.ts'
import type { Life } from '../../../programme/life.ts'
import { type Closing, closingAt, isExit } from '../../shared/enrolment.ts'
import { statusOf } from '../../shared/obligation.ts'
import { type Standard, standard } from '../../shared/standard.ts'
import { requiredVisits } from '../rules/required.ts'
import { consentAt } from './consent.ts'
import { type Care, isDeadByVisit, yearAt } from './course.ts'
import { managedFrom, type NextDue, nextDueAt } from './next-due.ts'
import { stayOn, staysAt } from './stays.ts'
import type { Visit } from './visit.ts'
import type { Exam, YearOfCare } from './year.ts'

/** 规范管理 with the clause that is this programme's own. */
export interface MentalStandard extends Standard {
  /** Every follow-up of the year has a risk level. */
  readonly risk_ok: boolean
  /** The same where a refused check-up is not asked for (variant). */
  readonly standard_excused: boolean
}

/** Everything the figures ask about one registered patient on one day. */
export interface Judgement {
  /** The day that is judged: the day itself, or that of leaving. */
  readonly on: Day
  readonly closing: Closing | null
  readonly year: YearOfCare
  readonly consent: string | null
  readonly managedFrom: Day | null
  readonly lostSince: Day | null
  readonly inHospital: boolean
  /** 在管: consent, not lost, not closed. */
  readonly managed: boolean
  readonly required: number
  readonly requiredYear: number
  /** Counted follow-ups of the year, by any means and with the patient seen. */
  readonly counted: readonly Visit[]
  readonly countedSeen: readonly Visit[]
  /** Reached follow-ups of the year up to the day. */
  readonly reached: readonly Visit[]
  readonly unmet: number
  readonly nextDue: NextDue | null
  readonly exams: readonly Exam[]
  /** By what was owed up to the day (进度口径), and by the whole year on the facts so far (全年口径). */
  readonly standard: MentalStandard
  readonly wholeYear: MentalStandard
}

const upTo = <T extends { readonly date: Day }>(list: readonly T[], on: Day): readonly T[] =>
  list.filter(({ date }) => date <= on)

interface Asked {
  readonly care: Care
  readonly closing: Closing | null
  readonly year: YearOfCare
  readonly on: Day
  readonly from: Day
  readonly counted: number
}

const requiredAt = ({ care, closing, on, from }: Asked, asOf: Day): number =>
  requiredVisits(from, closing?.day ?? null, asOf, staysAt(care.stays, on))

const standardAt = (asked: Asked, asOf: Day, unmet: number, nextDue: Day | null): MentalStandard => {
  const { closing, year, on, from, counted } = asked
  const exams = upTo(year.exams, on)
  const found = standard({
    asOf,
    enrolDate: from,
    closeDate: closing?.day ?? null,
    required: requiredAt(asked, asOf),
    visits: counted,
    unmet,
    nextDue,
    completeExam: exams.some(({ missing }) => missing.length === 0),
    anyExam: exams.length > 0,
  })
  const risk_ok = upTo(year.reached, on).every(({ measured }) => measured)
  const excused = found.exam_ok || exams.some(({ refused }) => refused)
  return {
    ...found,
    risk_ok,
    standard_full: found.standard_full && risk_ok,
    standard_excused: found.visits_ok && found.obligations_ok && found.not_overdue && risk_ok && excused,
  }
}

/** As of 31 December on the facts known on a day: what is not done yet counts as undone, unless it falls due that day. */
const unmetByYearEnd = ({ duties }: YearOfCare, on: Day): number =>
  duties.filter(({ created, fate: { due, metOn, waivedOn } }) => {
    if (created > on || due.endsWith('-12-31')) return false
    return !(metOn && metOn <= on) && !(waivedOn && waivedOn <= on)
  }).length

const NOTHING: MentalStandard = {
  visits_ok: false,
  obligations_ok: false,
  not_overdue: false,
  exam_required: false,
  exam_ok: false,
  risk_ok: false,
  standard_full: false,
  standard_count: false,
  standard_excused: false,
}

const isDead = (care: Care, life: Life, on: Day): boolean => life.deathAt(on) !== null || isDeadByVisit(care, on)

/** The judgement of a patient registered on a day or in its year; null before. */
export const judge = (care: Care, life: Life, day: Day): Judgement | null => {
  const year = yearAt(care, day)
  if (!year || day < care.enrolment.from) return null
  const closing = closingAt(care.enrolment, day)
  const on = closing && isExit(closing) && closing.day >= `${year.year}-01-01` ? closing.day : day
  const [consent, from] = [consentAt(care.consents, on), managedFrom(care, on)]
  const lostSince = valueAt(care.losses.changes, on, null)
  const counted = upTo(year.any.counted, on)
  const unmet = year.duties.filter(({ fate }) => statusOf(fate, on) === 'unmet').length
  const nextDue = nextDueAt(care, on)
  const asked: Asked | null = from && { care, closing, year, on, from, counted: counted.length }
  const now = asked ? standardAt(asked, on, unmet, nextDue?.due ?? null) : NOTHING
  const lastDay = yearEnd(year.year)
  const settled = on === lastDay || (closing !== null && isExit(closing))
  return {
    on,
    closing,
    year,
    consent,
    managedFrom: from,
    lostSince,
    inHospital: stayOn(staysAt(care.stays, on), on) !== null,
    managed: consent === '1' && lostSince === null && closing === null && !isDead(care, life, on),
    required: asked ? requiredAt(asked, on) : 0,
    requiredYear: asked ? requiredAt(asked, settled ? on : lastDay) : 0,
    counted,
    countedSeen: upTo(year.seen.counted, on),
    reached: upTo(year.reached, on),
    unmet,
    nextDue,
    exams: upTo(year.exams, on),
    standard: now,
    wholeYear: !asked || settled ? now : standardAt(asked, lastDay, unmetByYearEnd(year, on), null),
  }
}

/** The last day on which the patient was seen, or since when they could have been. */
export const seenUntil = (care: Care, on: Day): Day | null => {
  const from = managedFrom(care, on)
  const last = care.visits.reached.findLast(({ face, date }) => face && date <= on)?.date ?? null
  return from && (last && last > from ? last : from)
}

/** Not seen for more than half a year: handled with the integrated management group (管理治疗工作规范 2018). */
export const isUnseen = (care: Care, on: Day): boolean => {
  const last = seenUntil(care, on)
  return last !== null && on > addMonths(last, care.limits.unseenMonths)
}

/** Days on which time alone makes a patient unseen. */
export const unseenDays = (care: Care): readonly Day[] =>
  [care.enrolment.from, ...care.consents.map(({ from }) => from), ...care.visits.reached.map(({ date }) => date)].map(
    (day) => addDays(addMonths(day, care.limits.unseenMonths), 1),
  )
