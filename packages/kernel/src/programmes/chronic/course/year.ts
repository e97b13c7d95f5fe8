import { type Day, yearEnd, yearStart } from '../../../day/day.ts'
import type { RecordFact } from '../../../record/record.ts'
import type { Enrolment } from '../../shared/enrolment.ts'
import { requiredSteps, windowStart } from '../../shared/required-visits.ts'
import { type Counted, countVisits } from '../../shared/visit-count.ts'
import type { Duty } from './duties.ts'
import type { Visit, Visits } from './visit.ts'

/** A check-up with the items it lacks, and the day from which it is complete; null: it is not. */
export interface Exam {
  readonly record: RecordFact
  readonly date: Day
  readonly missing: readonly string[]
  readonly done: Day | null
}

/** What one calendar year of an enrolment holds, in order of days. A day's state reads the part up to the day. */
export interface YearOfCare {
  readonly year: number
  readonly counting: Counted<Visit>
  /** Days of the counted visits. */
  readonly counted: readonly Day[]
  /** How many of four must be face to face, and the days of those that were; empty where all must be. */
  readonly faceToFaceOfFour: number
  readonly countedInPerson: readonly Day[]
  /** Days from which one visit more is required. */
  readonly steps: readonly Day[]
  /** Face-to-face follow-ups and noted losses: what the control rate reads. */
  readonly contacts: readonly Visit[]
  /** Duties that fall due in the year. */
  readonly duties: readonly Duty[]
  readonly exams: readonly Exam[]
  readonly firstExam: Day | null
  readonly firstCompleteExam: Day | null
}

/** In order of date; a loss noted on the day of a follow-up is not after it. */
const lossesFirst = (contacts: readonly Visit[]): readonly Visit[] =>
  contacts.some(({ lost }) => lost)
    ? contacts.toSorted((a, b) => (a.date === b.date ? Number(b.lost) - Number(a.lost) : a.date < b.date ? -1 : 1))
    : contacts

/** What the years of an enrolment are cut from. */
interface Uncut {
  readonly enrolment: Enrolment
  readonly visits: Visits
  readonly duties: readonly Duty[]
  readonly exams: readonly Exam[]
  /** Days that counted visits lie apart, how many of four must be face to face, months from one owed to the next. */
  readonly counting: { readonly gap: number; readonly faceToFace: number; readonly apart: number }
}

const firstDone = (exams: readonly Exam[]): Day | null => {
  let first: Day | null = null
  for (const { done } of exams) if (done && (!first || done < first)) first = done
  return first
}

export const yearOfCare = ({ enrolment, visits, duties, exams, counting: how }: Uncut, year: number): YearOfCare => {
  const [first, last] = [yearStart(year), yearEnd(year)]
  const isMine = (day: Day): boolean => day >= first && day <= last
  const mine = visits.all.filter(({ date }) => isMine(date))
  const counting = countVisits(mine, windowStart(enrolment.from, year), last, how.gap, how.faceToFace < 4)
  const yearly = exams.filter(({ date }) => isMine(date))
  return {
    year,
    counting,
    counted: counting.counted.map(({ date }) => date),
    faceToFaceOfFour: how.faceToFace,
    countedInPerson:
      how.faceToFace < 4 ? counting.counted.flatMap(({ date, faceToFace }) => (faceToFace ? [date] : [])) : [],
    steps: requiredSteps(enrolment.from, year, how.apart),
    contacts: lossesFirst(mine.filter((visit) => visit.effective && (visit.lost || visits.driving.includes(visit)))),
    duties: duties.filter(({ fate }) => isMine(fate.due)),
    exams: yearly,
    firstExam: yearly[0]?.date ?? null,
    firstCompleteExam: firstDone(yearly),
  }
}
