import { addDays, addMonths, type Day, earlier, later, parseDay } from '../../../day/day.ts'
import { numberOf } from '../../../form/answers.ts'
import type { Values } from '../../../form/field.ts'
import { remember } from '../../../programme/memo.ts'
import type { Settings } from '../../../programme/subject.ts'
import { type Break, expectedDoses, missedAlert } from '../rules/doses.ts'
import type { Course, OrderedBreak, Visit } from './model.ts'
import { lastDay, planAt } from './plan.ts'

/** What one follow-up tells of the doses since the one before. */
export interface Window {
  readonly visit: Visit
  /** Both days included. */
  readonly from: Day
  readonly to: Day
  readonly frequency: string
  readonly expected: number
  readonly missed: number
  /** Doses due in the course up to the window, before it. */
  readonly before: number
}

/** A stretch with one frequency: the days of dosing are counted from its first day. */
export interface Rhythm {
  readonly frequency: string
  readonly from: Day
  readonly to: Day
}

/** What is known on a day of the stops that the hospital ordered: one that has not ended yet is open. */
export const breaksOn = (breaks: readonly OrderedBreak[], on: Day): readonly Break[] =>
  breaks
    .filter(({ from }) => from <= on)
    .map(({ from, until }) => ({ from, until: until && until <= addDays(on, 1) ? until : null }))

/**
 * First day whose doses are ours to count: the start of treatment. Of one who moved in during treatment the day of the
 * notice, of a transfer its day.
 */
const firstDose = (course: Course): Day | null => {
  const { managedFrom, kind, from, takenOver } = course
  const start = managedFrom && planAt(course, managedFrom)?.treatmentStart
  if (!start) return null
  if (kind === 'drug_resistant') return from
  return takenOver ? later(start, from) : start
}

/** Frequencies from the first dose to a day: another one holds from the day after the follow-up that states it. */
export const rhythmsUntil = (course: Course, on: Day): readonly Rhythm[] => {
  const { managedFrom, visits } = course
  const start = firstDose(course)
  if (!managedFrom || !start || managedFrom > on) return []
  const end = lastDay(course, on)
  let open = { frequency: planAt({ ...course, visits: [] }, managedFrom)?.frequency ?? '1', from: start }
  const rhythms: Rhythm[] = []
  for (const { date, frequency } of visits) {
    if (date >= end || frequency === null || frequency === open.frequency) continue
    if (date >= open.from) rhythms.push({ ...open, to: date })
    open = { frequency, from: later(open.from, addDays(date, 1)) }
  }
  return open.from <= end ? [...rhythms, { ...open, to: end }] : rhythms
}

/** Doses due from the first one to a day, without the days of ordered breaks. */
export const dosesUntil = (course: Course, to: Day, known: Day): number => {
  const breaks = breaksOn(course.breaks, known)
  return rhythmsUntil(course, known).reduce(
    (sum, { frequency, from, to: end }) => sum + expectedDoses(frequency, from, earlier(end, to), breaks),
    0,
  )
}

const windowsOf = (course: Course): readonly Window[] => {
  const start = firstDose(course)
  if (!start) return []
  const windows: Window[] = []
  let open = start
  for (const visit of course.visits) {
    if (visit.missed === null || visit.date < open) continue
    const before = dosesUntil(course, addDays(open, -1), visit.date)
    const expected = dosesUntil(course, visit.date, visit.date) - before
    const frequency = rhythmsUntil(course, visit.date).at(-1)?.frequency ?? '1'
    windows.push({
      visit,
      from: open,
      to: visit.date,
      frequency,
      expected,
      missed: Math.min(Math.max(0, visit.missed), expected),
      before,
    })
    open = addDays(visit.date, 1)
  }
  return windows
}

/** The windows between follow-ups that answer about medication, in order. */
export const windowsIn: (course: Course) => readonly Window[] = remember(windowsOf)

/** Doses due since the last follow-up with an answer, up to a day: the most that a follow-up of the day can miss. */
export const expectedSinceLast = (course: Course, on: Day): number => {
  const start = firstDose(course)
  const last = windowsIn(course).findLast(({ to }) => to < on)
  if (!start) return 0
  const frequency = planAt(course, on)?.frequency ?? '1'
  return expectedDoses(frequency, last ? addDays(last.to, 1) : start, on, breaksOn(course.breaks, on))
}

export interface Taken {
  readonly expected: number
  readonly taken: number
}

/** Doses that follow-ups up to a day account for; with those taken over from elsewhere. */
export const reportedDoses = (course: Course, on: Day): Taken => {
  const windows = windowsIn(course).filter(({ to }) => to <= on)
  const own = windows.reduce(
    ({ expected, taken }, window) => ({
      expected: expected + window.expected,
      taken: taken + window.expected - window.missed,
    }),
    { expected: 0, taken: 0 },
  )
  const before = course.takenOver
  return before ? { expected: own.expected + before.expected, taken: own.taken + before.taken } : own
}

/** Doses of the whole course up to the stop; what no follow-up accounts for counts as taken, as the card says otherwise. */
export const courseDoses = (course: Course, stop: Day): Taken => {
  const reported = reportedDoses(course, stop)
  const expected = dosesUntil(course, stop, stop) + (course.takenOver?.expected ?? 0)
  return { expected, taken: Math.min(expected, reported.taken + Math.max(0, expected - reported.expected)) }
}

/** Doses of a finished course: the closing form, which follows the treatment card, wins over the follow-ups. */
export const closedDoses = ({ evaluation }: Course): Taken | null => {
  if (!evaluation) return null
  const [expected, taken] = ['doses_expected', 'doses_taken'].map((key) => numberOf(evaluation.record.fields, key))
  return expected === null || taken === null ? null : { expected, taken }
}

/** Two months in a row without a dose (规范第三版·肺结核; 丢失). */
const LOST_MONTHS = 2

/** Follow-ups that find two months in a row without any dose, and those that find doses taken again. */
export const interruptions = (course: Course): readonly { readonly on: Day; readonly lost: boolean }[] => {
  const told: { on: Day; lost: boolean }[] = []
  let since: Day | null = null
  for (const { expected, missed, from, to } of windowsIn(course)) {
    // An ordered break is no interruption, and ends none.
    if (expected === 0) continue
    since = missed < expected ? null : (since ?? from)
    if (since === null) told.push({ on: to, lost: false })
    else if (addMonths(since, LOST_MONTHS) <= addDays(to, 1)) told.push({ on: to, lost: true })
  }
  return told
}

/** Days that a follow-up names as missed. */
export const namedIn = ({ missed_dates: days }: Values): readonly Day[] =>
  Array.isArray(days) ? days.flatMap((each) => parseDay(each) ?? []) : []

/** Missed doses of a window, in days. */
export const missedIn = ({ frequency, missed, visit }: Window, settings: Settings): ReturnType<typeof missedAlert> =>
  missedAlert(frequency, missed, namedIn(visit.record.fields), settings)

/** Missed doses of the last window up to a day, in days. */
export const missedSinceLast = (course: Course, on: Day, settings: Settings): ReturnType<typeof missedAlert> | null => {
  const last = windowsIn(course).findLast(({ to }) => to <= on)
  return last ? missedIn(last, settings) : null
}
