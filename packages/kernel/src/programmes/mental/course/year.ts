import { type Day, yearEnd, yearStart } from '../../../day/day.ts'
import type { RecordFact } from '../../../record/record.ts'
import type { Enrolment } from '../../shared/enrolment.ts'
import { windowStart } from '../../shared/required-visits.ts'
import type { Counted } from '../../shared/visit-count.ts'
import { countAny, countSeen } from '../rules/count.ts'
import type { Duty } from './duties.ts'
import type { Visit, Visits } from './visit.ts'

/** A check-up with the items it lacks; none lacking is complete. */
export interface Exam {
  readonly record: RecordFact
  readonly date: Day
  readonly missing: readonly string[]
  /** Everything that lacks was refused. */
  readonly refused: boolean
}

/** What one calendar year of an enrolment holds, in order of days. A day's state reads the part up to the day. */
export interface YearOfCare {
  readonly year: number
  /** Follow-ups by any means. */
  readonly any: Counted<Visit>
  /** Follow-ups in which the patient was seen. */
  readonly seen: Counted<Visit>
  /** Reached, one a day. */
  readonly reached: readonly Visit[]
  /** Duties that fall due in the year. */
  readonly duties: readonly Duty[]
  readonly exams: readonly Exam[]
}

export const yearOfCare = (
  enrolment: Enrolment,
  year: number,
  visits: Visits,
  duties: readonly Duty[],
  exams: readonly Exam[],
  minGapDays: number,
): YearOfCare => {
  const [first, last] = [yearStart(year), yearEnd(year)]
  const isMine = (day: Day): boolean => day >= first && day <= last
  const mine = visits.all.filter(({ date }) => isMine(date))
  const window = [windowStart(enrolment.from, year), last] as const
  return {
    year,
    any: countAny(mine, window, minGapDays),
    seen: countSeen(mine, window, minGapDays),
    reached: visits.reached.filter(({ date }) => isMine(date)),
    duties: duties.filter(({ fate }) => isMine(fate.due)),
    exams: exams.filter(({ date }) => isMine(date)),
  }
}
