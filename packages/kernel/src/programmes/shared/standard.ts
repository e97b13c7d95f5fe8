import { addDays, type Day, monthOf, yearOf } from '../../day/day.ts'

/** 规范管理 of one patient up to a day, from counts of what was owed and done. */
export interface StandardFacts {
  readonly asOf: Day
  readonly enrolDate: Day
  readonly closeDate: Day | null
  readonly required: number
  /** Counted visits of the year. */
  readonly visits: number
  /** Two-week obligations left undone. */
  readonly unmet: number
  readonly nextDue: Day | null
  readonly completeExam: boolean
  /** A check-up of the year exists, complete or not. */
  readonly anyExam: boolean
  /** Profile quarterly: some complete quarter of the patient's window has no counted visit. */
  readonly emptyQuarter?: boolean
  /** Where some follow-ups may be by telephone: too few of those counted were face to face. */
  readonly tooFewInPerson?: boolean
  /** The programme's county asks for no yearly check-up. */
  readonly noExam?: boolean
  /** A further condition of the programme (完整口径) is not met. */
  readonly lacking?: boolean
}

export interface Standard {
  readonly visits_ok: boolean
  readonly obligations_ok: boolean
  readonly not_overdue: boolean
  readonly exam_required: boolean
  readonly exam_ok: boolean
  readonly standard_full: boolean
  readonly standard_count: boolean
}

/** Days by which the next follow-up may be late within the year (product). */
export const OVERDUE_DAYS = 30

const isYearEnd = (day: Day): boolean => day.endsWith('-12-31')

/** Asked for at the end of the year, of those enrolled by 30 September and not closed in the year (product). */
export const examRequired = (asOf: Day, enrolDate: Day, closeDate: Day | null): boolean => {
  if (!isYearEnd(asOf)) return false
  const year = yearOf(asOf)
  const closedThisYear = closeDate !== null && closeDate <= asOf && yearOf(closeDate) === year
  return !closedThisYear && (yearOf(enrolDate) < year || (yearOf(enrolDate) === year && monthOf(enrolDate) <= 9))
}

/** Not more than 30 days late; on 31 December spacing is not judged: the text asks for four visits a year. */
const notOverdue = (asOf: Day, nextDue: Day | null): boolean =>
  isYearEnd(asOf) || nextDue === null || nextDue >= addDays(asOf, -OVERDUE_DAYS)

/** Standard management in both definitions. (mgmt.standard) */
export const standard = (facts: StandardFacts): Standard => {
  const visits_ok = facts.visits >= facts.required && !facts.emptyQuarter && !facts.tooFewInPerson
  const obligations_ok = facts.unmet === 0
  const not_overdue = notOverdue(facts.asOf, facts.nextDue)
  const exam_required = !facts.noExam && examRequired(facts.asOf, facts.enrolDate, facts.closeDate)
  const exam_ok = !exam_required || facts.completeExam
  return {
    visits_ok,
    obligations_ok,
    not_overdue,
    exam_required,
    exam_ok,
    standard_full: visits_ok && obligations_ok && not_overdue && exam_ok && !facts.lacking,
    standard_count: visits_ok && (!exam_required || facts.anyExam),
  }
}

const QUARTERS = [
  ['01-01', '03-31'],
  ['04-01', '06-30'],
  ['07-01', '09-30'],
  ['10-01', '12-31'],
] as const

/** Complete natural quarters (1–4) of [from, to] in one year without a counted visit (profile quarterly). */
export const emptyQuarters = (from: Day, to: Day, visits: readonly Day[]): readonly number[] => {
  const year = to.slice(0, 4)
  return QUARTERS.flatMap(([first, last], at) => {
    const [start, end] = [`${year}-${first}`, `${year}-${last}`]
    if (start < from || end > to) return []
    return visits.some((day) => day >= start && day <= end) ? [] : [at + 1]
  })
}
