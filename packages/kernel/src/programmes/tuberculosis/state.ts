import { addDays, addMonths, type Day, yearEnd, yearOf } from '../../day/day.ts'
import { numberOf, textOf } from '../../form/answers.ts'
import { pushSharedFlags, sharedFlags } from '../../programme/flags.ts'
import type { Life } from '../../programme/life.ts'
import type { Episode } from '../../programme/programme.ts'
import type { State } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { type Care, careOf } from './course/care.ts'
import { missedSinceLast, reportedDoses } from './course/doses.ts'
import type { Course } from './course/model.ts'
import { nextContactAt, nextContacts } from './course/next-contact.ts'
import { isPositive, planAt, supervisedUntil } from './course/plan.ts'
import { type CourseState, courseStateAt, coursesInYear, endedOn, lossesOf } from './course/standing.ts'
import { suspicionAt } from './course/suspicions.ts'
import { expectedVisits, owedSteps } from './rules/expected-visits.ts'
import { isIntensive } from './rules/next-due.ts'

/** Bit order of the state and of events: only ever appended to. */
export const flags = [
  ...sharedFlags,
  'suspect',
  'referred',
  'enrolled',
  'notified',
  'managed',
  'lost',
  'closing',
  'closed',
  'drug_resistant',
  'sputum_positive',
  'intensive',
  'missed_week',
  'not_overdue',
  'in_year',
  'visits_ok',
  'seen',
  'face_to_face',
  'counts',
  'in_time',
  'completed',
  'regular',
  'transfer',
  'success',
] as const

export const numbers = ['owed', 'done', 'capped', 'doses_due', 'doses_taken', 'missed_days'] as const

/** The numbers of a closing evaluation: corrected with a reason there, they win over the follow-ups. */
const evaluatedVisits = ({ evaluation }: Course, on: Day): { owed: number; done: number } | null => {
  if (!evaluation || evaluation.day > on) return null
  const { fields } = evaluation.record
  const [owed, done] = [numberOf(fields, 'visits_expected'), numberOf(fields, 'visits_actual')]
  return owed === null || done === null ? null : { owed, done }
}

/** Visits owed and made of a course, as they stand on a day. */
export const visitsOf = (course: Course, on: Day): { readonly owed: number; readonly done: number } =>
  evaluatedVisits(course, on) ?? {
    owed: expectedVisits(
      supervisedUntil(course, on),
      planAt(course, on)?.intensiveEnd ?? null,
      endedOn(course, on) === null,
    ),
    done: course.visits.filter(({ date, missed }) => date <= on && missed !== null).length,
  }

const STATES: Readonly<Record<CourseState, readonly string[]>> = {
  notified: ['enrolled', 'notified'],
  managed: ['enrolled', 'managed'],
  lost: ['enrolled', 'managed', 'lost'],
  closing: ['enrolled', 'closing'],
  closed: ['closed'],
}

const isTreated = (state: CourseState): boolean => state === 'managed' || state === 'lost'

const pushTreatment = (into: string[], { settings }: Subject, course: Course, on: Day): void => {
  const plan = planAt(course, on)
  if (isIntensive(on, plan?.intensiveEnd ?? null)) into.push('intensive')
  if (missedSinceLast(course, on, settings)?.report) into.push('missed_week')
  const next = nextContactAt(course, on)
  if (!next || on < next.overdueFrom) into.push('not_overdue')
}

const pushSuspicion = (into: string[], { suspicions }: Care, on: Day): boolean => {
  const suspicion = suspicionAt(suspicions, on)
  if (!suspicion) return false
  into.push('suspect')
  if (suspicion.referredOn && suspicion.referredOn <= on) into.push('referred')
  return true
}

/** Whether the tuberculosis is resistant, by the course or by what the first visit says. */
const isResistant = (course: Course, on: Day): boolean =>
  course.kind === 'drug_resistant' ||
  course.plans.some(({ fields, service_date }) => service_date <= on && textOf(fields, 'resistance') === '1')

const courseState = (subject: Subject, life: Life, care: Care, course: Course, on: Day): State => {
  const into: string[] = []
  pushSharedFlags(into, life, on)
  const state = courseStateAt(subject, course, on)
  into.push(...STATES[state])
  // Who fell ill again is a suspect until the next notice.
  if (state === 'closed') pushSuspicion(into, care, on)
  if (isResistant(course, on)) into.push('drug_resistant')
  if (isPositive(planAt(course, on))) into.push('sputum_positive')
  if (isTreated(state)) pushTreatment(into, subject, course, on)
  const running = coursesInYear(care, on)
  if (running.length === 0) return { flags: into }
  into.push('in_year')
  const visits = running.map((each) => visitsOf(each, on))
  const doses = reportedDoses(course, on)
  const sum = (of: (each: { owed: number; done: number }) => number): number =>
    visits.reduce((total, each) => total + of(each), 0)
  const counts = {
    owed: sum(({ owed }) => owed),
    done: sum(({ done }) => done),
    capped: sum(({ owed, done }) => Math.min(owed, done)),
    doses_due: doses.expected,
    doses_taken: doses.taken,
    missed_days: isTreated(state) ? (missedSinceLast(course, on, subject.settings)?.missed_days ?? 0) : 0,
  }
  if (counts.capped >= counts.owed) into.push('visits_ok')
  return { flags: into, numbers: counts }
}

const suspectState = (life: Life, care: Care, on: Day): State | null => {
  const into: string[] = []
  pushSharedFlags(into, life, on)
  return pushSuspicion(into, care, on) ? { flags: into } : null
}

/** Each course up to the next; before the first one, and after one that is closed, the suspicion has no id. */
export const episodes = (subject: Subject): readonly Episode[] => {
  const { courses, suspicions } = careOf(subject)
  const [first] = courses
  const suspected = suspicions[0]?.from
  return [
    ...(suspected && (!first || suspected < first.from) ? [{ id: '', from: suspected, to: first?.from ?? null }] : []),
    ...courses.map(({ id, from, until }) => ({ id, from, to: until })),
  ]
}

/** The state on a day from facts dated on or before it. */
export const stateAt = (subject: Subject, life: Life, episode: Episode, on: Day): State | null => {
  const care = careOf(subject)
  const course = care.courses.find(({ id }) => id === episode.id)
  return course ? courseState(subject, life, care, course, on) : suspectState(life, care, on)
}

const suspicionDays = ({ suspicions }: Care): readonly Day[] =>
  suspicions.flatMap(({ from, until, referredOn }) => [from, until, referredOn].filter((day) => day !== null))

const visitDays = (course: Course, horizon: Day): readonly Day[] => {
  const { managedFrom, plans, stop } = course
  if (!managedFrom) return []
  const end = stop?.day ?? horizon
  const known = [managedFrom, ...plans.map(({ service_date }) => service_date)]
  const ends = known.map((on) => planAt(course, on)?.intensiveEnd ?? null)
  // A change of supervisor is known only from its follow-up on: until then the one before goes on.
  const spans = supervisedUntil(course, end).map((span) => ({ ...span, to: end }))
  return spans.flatMap((span) => ends.flatMap((day) => [...owedSteps(span, day), ...(day ? [day] : [])]))
}

/** Days without a record on which time alone changes the state. */
export const breakpoints = (subject: Subject, _: Life, episode: Episode): readonly Day[] => {
  const care = careOf(subject)
  const course = care.courses.find(({ id }) => id === episode.id)
  if (!course) return suspicionDays(care)
  const firstYear = yearOf(episode.from)
  const yearEnds = Array.from({ length: yearOf(subject.horizon) - firstYear + 1 }, (_, at) => yearEnd(firstYear + at))
  const ended = [course.stop?.day, course.evaluation?.day, ...course.endings.map(({ from }) => from)]
  return [
    ...suspicionDays(care),
    ...ended.flatMap((day) => (day ? [day, addDays(day, 1)] : [])),
    ...lossesOf(subject, course).map(({ from }) => from),
    ...nextContacts(course).flatMap(({ due, regular, grace, referralSeenOn }) => [
      ...[due, regular].map((day) => addDays(day, grace + 1)),
      ...(referralSeenOn ? [referralSeenOn] : []),
    ]),
    ...course.plans.flatMap(({ service_date }) => planAt(course, service_date)?.intensiveEnd ?? []),
    ...care.courses.flatMap((each) => [
      ...visitDays(each, subject.horizon),
      ...(each.evaluation ? [each.evaluation.day] : []),
    ]),
    ...yearEnds,
  ]
}

/** Twelve months after the notice: the day on which a cohort is judged. */
export const cohortDay = (notice: Day): Day => addMonths(notice, 12)
