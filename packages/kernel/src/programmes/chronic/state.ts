import { addDays, type Day, yearEnd, yearOf } from '../../day/day.ts'
import { valueAt } from '../../programme/change.ts'
import { pushSharedFlags, sharedFlags } from '../../programme/flags.ts'
import type { Life } from '../../programme/life.ts'
import type { Episode, Programme } from '../../programme/programme.ts'
import type { State } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { closingAt, enrolmentDays, isExit } from '../shared/enrolment.ts'
import { OVERDUE_DAYS } from '../shared/standard.ts'
import type { Care, Core, Course } from './course/course.ts'
import { type Judgement, judge } from './course/judgement.ts'
import { overdueDays } from './course/next-due.ts'

/** Flags of every chronic-disease programme in bit order, the programme's own after them: only ever appended to. */
export const flagsOf = ({ controlFlags, spec: { flags = [] } }: Core): readonly string[] => [
  ...sharedFlags,
  'member',
  'ever_member',
  'registered',
  'enrolled',
  'lost',
  'closed',
  'candidate',
  'contacted',
  'measured',
  'visits_ok',
  'obligations_ok',
  'not_overdue',
  'exam_ok',
  'standard_full',
  'standard_count',
  'visits_ok_year',
  'obligations_ok_year',
  'exam_ok_year',
  'standard_full_year',
  'standard_count_year',
  'controlled',
  controlFlags.has,
  controlFlags.low,
  'not_lost',
  'exam_done',
  'exam_any',
  'seen',
  'face_to_face',
  'counts',
  'emergency',
  'not_overdue_year',
  ...flags,
]

export const numbers = ['required', 'counted', 'capped', 'counted4', 'required_year', 'capped_year'] as const

/** The diagnosis stands on the personal form, and no correction came after it. */
const isDiagnosed = ({ diagnoses }: Course, on: Day, corrected: Day | null): boolean => {
  const last = diagnoses.findLast(({ from }) => from <= on)
  return last?.value === true && !(corrected && last.from <= corrected)
}

const pushStandard = (into: string[], { standard: now, wholeYear }: Judgement): void => {
  if (now.visits_ok) into.push('visits_ok')
  if (now.obligations_ok) into.push('obligations_ok')
  if (now.not_overdue) into.push('not_overdue')
  if (now.exam_ok) into.push('exam_ok')
  if (now.standard_full) into.push('standard_full')
  if (now.standard_count) into.push('standard_count')
  if (wholeYear.visits_ok) into.push('visits_ok_year')
  if (wholeYear.obligations_ok) into.push('obligations_ok_year')
  if (wholeYear.not_overdue) into.push('not_overdue_year')
  if (wholeYear.exam_ok) into.push('exam_ok_year')
  if (wholeYear.standard_full) into.push('standard_full_year')
  if (wholeYear.standard_count) into.push('standard_count_year')
}

const pushControl = (into: string[], { controlFlags }: Core, { control, year, on }: Judgement): void => {
  if (year.contacts.some(({ date, measured }) => measured && date <= on)) into.push('measured')
  if (control.measured) into.push(controlFlags.has)
  if (control.low) into.push(controlFlags.low)
  if (control.reached) into.push('not_lost')
  if (control.low && control.reached) into.push('controlled')
}

const pushJudgement = (into: string[], core: Core, judgement: Judgement): void => {
  const { closing, year, on, counted } = judgement
  into.push('ever_member')
  if (!closing || !isExit(closing)) into.push('member')
  if (counted > 0) into.push('contacted')
  pushStandard(into, judgement)
  pushControl(into, core, judgement)
  if (year.firstCompleteExam && year.firstCompleteExam <= on) into.push('exam_done')
  if (year.firstExam && year.firstExam <= on) into.push('exam_any')
}

const numbersOf = ({ required, requiredYear, counted }: Judgement): State['numbers'] => ({
  required,
  counted,
  capped: Math.min(counted, required),
  counted4: Math.min(counted, 4),
  required_year: requiredYear,
  capped_year: Math.min(counted, requiredYear),
})

const isPresent = (into: readonly string[]): boolean => into.includes('present')

const enrolledState = (core: Core, subject: Subject, life: Life, care: Care, on: Day): State | null => {
  const { spec, courseOf } = core
  const into: string[] = []
  pushSharedFlags(into, life, on)
  const closing = closingAt(care.enrolment, on)
  const exit = closing !== null && isExit(closing)
  const judgement = judge(spec, subject.settings, care, life, on)
  const registered = isPresent(into) && (!exit || isDiagnosed(courseOf(subject), on, closing.day))
  if (!judgement && !registered) return null
  if (registered) into.push('registered')
  // A lost patient is still enrolled: only a closing ends that.
  into.push(closing ? 'closed' : 'enrolled')
  if (!closing && judgement?.lostSince) into.push('lost')
  if (!judgement || closing?.reason === 'void') return { flags: into }
  pushJudgement(into, core, judgement)
  spec.pushFlags?.(into, judgement, care, subject)
  return { flags: into, numbers: numbersOf(judgement) }
}

const knownState = ({ spec, courseOf }: Core, subject: Subject, life: Life, on: Day): State | null => {
  const course = courseOf(subject)
  const into: string[] = []
  pushSharedFlags(into, life, on)
  const registered = isPresent(into) && isDiagnosed(course, on, null)
  const candidate = valueAt(course.candidates, on, false)
  if (!registered && !candidate) return null
  if (registered) into.push('registered')
  if (candidate) into.push('candidate')
  spec.pushKnown?.(into, subject, on)
  return { flags: into }
}

const careIn = (course: Course, episode: Episode): Care | undefined =>
  course.cares.find(({ enrolment }) => enrolment.id === episode.id)

/** Each enrolment up to the next; before the first one, from the day of being known or suspected. */
export const episodes =
  ({ courseOf }: Core): Programme['episodes'] =>
  (subject) => {
    const { cares, knownFrom } = courseOf(subject)
    const first = cares[0]?.enrolment.from ?? null
    return [
      ...(knownFrom && (!first || knownFrom < first) ? [{ id: '', from: knownFrom, to: first }] : []),
      ...cares.map(({ enrolment }) => ({ id: enrolment.id, from: enrolment.from, to: enrolment.until })),
    ]
  }

/** The state on a day from facts dated on or before it. */
export const stateAt =
  (core: Core): Programme['stateAt'] =>
  (subject, life, episode, on) => {
    const care = careIn(core.courseOf(subject), episode)
    return care ? enrolledState(core, subject, life, care, on) : knownState(core, subject, life, on)
  }

/** Days without a record on which time alone changes the state. */
export const breakpoints =
  ({ spec, courseOf }: Core): Programme['breakpoints'] =>
  (subject, life, episode) => {
    const care = careIn(courseOf(subject), episode)
    if (!care) return []
    const firstYear = yearOf(episode.from)
    const yearEnds = Array.from({ length: yearOf(subject.horizon) - firstYear + 1 }, (_, at) => yearEnd(firstYear + at))
    return [
      ...enrolmentDays(care.enrolment),
      ...care.losses.map(({ from }) => from),
      ...care.years.flatMap(({ steps }) => steps),
      ...care.duties.flatMap(({ fate }) => [fate.due, addDays(fate.due, 1)]),
      ...overdueDays(spec, care, life.stays, OVERDUE_DAYS + 1),
      ...yearEnds,
    ]
  }
