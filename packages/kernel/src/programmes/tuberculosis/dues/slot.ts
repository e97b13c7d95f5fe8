import type { Day } from '../../../day/day.ts'
import type { DueRow } from '../../../programme/rows.ts'
import type { RecordFact } from '../../../record/record.ts'
import type { Course } from '../course/model.ts'

export type Due = Omit<DueRow, 'village' | 'unit' | 'programme'>

export interface Met {
  readonly on: Day
  readonly by: string | null
}

export const metBy = (record: RecordFact | null | undefined, on?: Day): Met | null =>
  record ? { on: on ?? record.service_date, by: record.record_id } : null

export type Owed = Pick<Due, 'kind' | 'slot' | 'opens' | 'due_by' | 'form' | 'facts'>

/** A slot of an episode: met, or ended without, or open. */
export const dueOf = (episode: string, owed: Owed, met: Met | null, ended: Day | null): Due => ({
  ...owed,
  episode,
  met_on: met?.on ?? null,
  met_by: met?.by ?? null,
  ended_on: met ? null : ended,
})

const earliest = (days: readonly (Day | null | undefined)[]): Day | null =>
  days.filter((day): day is Day => Boolean(day)).sort()[0] ?? null

/** The day on which management ended with a closing, first after a day; the next course ends it too. */
export const endOf = ({ endings, until }: Course, after: Day): Day | null =>
  earliest([endings.find(({ from, value }) => value !== null && from >= after)?.from, until])

/** The same, or the stop of treatment. */
export const treatmentEnd = (course: Course, after: Day): Day | null =>
  earliest([course.stop && course.stop.day >= after ? course.stop.day : null, endOf(course, after)])

/** A slot that opens only after its end is never owed; one that was met is kept. */
export const isOwed = ({ opens, met_on, ended_on }: Due): boolean => met_on !== null || !ended_on || ended_on > opens
