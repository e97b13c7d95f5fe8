import { type Day, earlier, later, yearEnd, yearOf, yearStart } from '../../day/day.ts'
import { type Change, simplified } from '../../programme/change.ts'
import type { Life } from '../../programme/life.ts'
import type { DueRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import type { RecordFact } from '../../record/record.ts'
import type { Course } from '../chronic/course/course.ts'
import { testsOf } from './labs.ts'
import { screeningOf } from './screening.ts'

export type Due = Omit<DueRow, 'village' | 'unit' | 'programme'>

/** 高危、可疑、可能 by the last screening up to each day; who was told and did not agree stays a candidate. */
export const candidatesOf = ({ records }: Subject): readonly Change<boolean>[] => {
  const changes: Change<boolean>[] = []
  const past: RecordFact[] = []
  for (const record of records) {
    const { form, fields, service_date: from } = record
    if (form === 'dm_enrol' && fields.consent_informed === '2') changes.push({ from, value: true })
    if (form !== 'dm_screen' || record.open_block) continue
    const before = past.filter(({ service_date }) => service_date < from)
    changes.push({ from, value: screeningOf(fields, before).status !== 'normal' })
    past.push(record)
  }
  return simplified(changes)
}

/** A glucose in the year up to a day: what a candidate is to have every year. */
export const testedInYear = (tests: readonly RecordFact[], on: Day): RecordFact | null =>
  tests.find(({ service_date }) => service_date <= on && yearOf(service_date) === yearOf(on)) ?? null

/** The day on which the health record is closed or void, on or after a day. */
export const exitAfter = ({ recordStates }: Life, from: Day): Day | null =>
  recordStates.find((change) => change.from >= from && change.value !== 'active' && change.value !== 'draft')?.from ??
  null

interface Stretch {
  readonly from: Day
  /** First day on which the person is no candidate any more; null: still one. */
  readonly until: Day | null
}

const stretchesOf = ({ candidates, cares }: Course): Stretch[] => {
  const enrolled = cares[0]?.enrolment.from ?? null
  return candidates.flatMap(({ from, value }, at) => {
    if (!value || (enrolled && from >= enrolled)) return []
    const next = candidates[at + 1]?.from ?? null
    const until = next && enrolled ? earlier(next, enrolled) : (next ?? enrolled)
    return [{ from, until }]
  })
}

/**
 * One glucose a year of each high-risk resident (规范第三版·2型糖尿病·筛查: 高危人群每年至少测量1次空腹血糖): a slot for each
 * calendar year, over with the year.
 */
export const glucoseDues = (subject: Subject, life: Life, course: Course): readonly Due[] => {
  const tests = course.candidates.length > 0 ? testsOf(subject).glucose : []
  return stretchesOf(course).flatMap(({ from, until }) => {
    const last = yearOf(until ?? subject.horizon)
    const dues: Due[] = []
    for (let year = yearOf(from); year <= last; year++) {
      const opens = later(from, yearStart(year))
      const ends = [until, exitAfter(life, from), yearStart(year + 1)].filter((day): day is Day => day !== null).sort()
      if (opens > subject.horizon || ends[0] <= opens) continue
      const done = tests.find(({ service_date }) => yearOf(service_date) === year && service_date < ends[0])
      dues.push({
        kind: 'glucose_yearly',
        slot: `${from}/${year}`,
        episode: '',
        opens,
        due_by: yearEnd(year),
        met_on: done ? later(done.service_date, opens) : null,
        met_by: done?.record_id ?? null,
        ended_on: done ? null : ends[0],
        form: 'dm_screen',
        facts: { year },
      })
    }
    return dues
  })
}
