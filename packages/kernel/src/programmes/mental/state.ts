import { addDays, addMonths, type Day, earlier, later, yearEnd, yearOf, yearStart } from '../../day/day.ts'
import { valueAt } from '../../programme/change.ts'
import { pushSharedFlags, sharedFlags } from '../../programme/flags.ts'
import type { Life } from '../../programme/life.ts'
import type { Episode } from '../../programme/programme.ts'
import type { State } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { enrolmentDays, isExit } from '../shared/enrolment.ts'
import { type Care, courseOf, diagnosisAt, isDeadByVisit } from './course/course.ts'
import { isUnseen, type Judgement, judge, unseenDays } from './course/judgement.ts'
import { dueDays, escalationDays } from './course/next-due.ts'
import { stayDays } from './course/stays.ts'
import { LONG_STAY, mergedStays } from './rules/required.ts'

/** Bit order of the state and of events: only ever appended to. */
export const flags = [
  ...sharedFlags,
  'ever_registered',
  'registered',
  'registered_other',
  'known',
  'enrolled',
  'consent',
  'refused',
  'lost',
  'managed',
  'home',
  'locked',
  'high_risk',
  'unseen',
  'overdue',
  'overdue_county',
  'schizophrenia',
  'visited',
  'visited_quarter',
  'faced',
  'faced_quarter',
  'medicated',
  'indicated',
  'regular',
  'regular_latest',
  'stable',
  'basically_stable',
  'harmful',
  'exam_done',
  'exam_any',
  'visits_ok',
  'obligations_ok',
  'not_overdue',
  'risk_ok',
  'exam_ok',
  'standard_full',
  'standard_count',
  'standard_excused',
  'visits_ok_year',
  'obligations_ok_year',
  'exam_ok_year',
  'standard_full_year',
  'standard_count_year',
  'counts',
  'no_guardian',
] as const

export const numbers = ['required', 'counted', 'capped', 'counted4', 'required_year', 'capped_year'] as const

/** Diagnosis 7 is managed alike and reported apart from the six of the programme. */
const OTHER = '7'

const pushStandard = (into: string[], { standard: now, wholeYear }: Judgement): void => {
  const names = ['visits_ok', 'obligations_ok', 'not_overdue', 'risk_ok', 'exam_ok'] as const
  for (const name of [...names, 'standard_full', 'standard_count', 'standard_excused'] as const)
    if (now[name]) into.push(name)
  for (const name of ['visits_ok', 'obligations_ok', 'exam_ok', 'standard_full', 'standard_count'] as const)
    if (wholeYear[name]) into.push(`${name}_year`)
}

const quarterStart = (on: Day): Day => {
  const month = Number(on.slice(5, 7))
  return addMonths(yearStart(yearOf(on)), month - 1 - ((month - 1) % 3))
}

/** What the reached follow-ups of the year say; the last one decides where one must. */
const pushVisits = (into: string[], { reached, on }: Judgement): void => {
  const last = reached.at(-1)
  if (!last) return
  const quarter = quarterStart(on)
  const { adherence } = last
  into.push('visited')
  if (last.date >= quarter) into.push('visited_quarter')
  if (reached.some(({ face }) => face)) into.push('faced')
  if (reached.some(({ face, date }) => face && date >= quarter)) into.push('faced_quarter')
  if (adherence === '1' || adherence === '2') into.push('medicated')
  if (adherence !== '4') into.push('indicated')
  if (reached.every((visit) => visit.adherence === '1')) into.push('regular')
  if (adherence === '1') into.push('regular_latest')
  if (last.class === '3') into.push('stable')
  if (last.class === '2' || last.class === '3') into.push('basically_stable')
  if (reached.some(({ harmful }) => harmful)) into.push('harmful')
}

const pushOverdue = (into: string[], { nextDue, on, managed }: Judgement): void => {
  if (!managed || !nextDue || nextDue.due >= on) return
  into.push('overdue')
  if (addDays(nextDue.due, escalationDays(nextDue.class)) < on) into.push('overdue_county')
}

/** Locked in by the last follow-up or profile that said so; 3 (or none) ends it. */
export const isLocked = ({ profiles, visits }: Care, on: Day): boolean => {
  const told = [
    ...profiles.map(({ service_date: day, fields }) => ({ day, code: fields.past_locked })),
    ...visits.reached.map(({ date: day, locked: code }) => ({ day, code })),
  ]
  const last = told
    .filter(({ day, code }) => day <= on && typeof code === 'string')
    .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
    .at(-1)
  return last?.code === '2'
}

/** 监护人“无” by the last profile. */
export const isUnguarded = ({ profiles }: Care, on: Day): boolean =>
  profiles.findLast(({ service_date }) => service_date <= on)?.fields.guardian_name === '无'

const pushCare = (into: string[], care: Care, judgement: Judgement): void => {
  const { on, consent, lostSince, inHospital, managed, closing } = judgement
  if (consent === '1') into.push('consent')
  if (consent === '0') into.push('refused')
  // Closing the whole record as lost leaves the patient registered and lost.
  const lost = lostSince !== null || closing?.reason === '3'
  if (lost) into.push('lost')
  if (managed) into.push('managed')
  if (!inHospital) into.push('home')
  if (isLocked(care, on)) into.push('locked')
  if (isUnguarded(care, on)) into.push('no_guardian')
  if ((care.visits.reached.findLast(({ date }) => date <= on)?.risk ?? 0) >= 3) into.push('high_risk')
  if (managed && isUnseen(care, on)) into.push('unseen')
  pushOverdue(into, judgement)
}

const numbersOf = ({ required, requiredYear, counted }: Judgement): State['numbers'] => ({
  required,
  counted: counted.length,
  capped: Math.min(counted.length, required),
  counted4: Math.min(counted.length, 4),
  required_year: requiredYear,
  capped_year: Math.min(counted.length, requiredYear),
})

const isOfYear = ({ closing }: Judgement, { enrolment }: Care, on: Day): boolean =>
  !closing || (closing.day > yearStart(yearOf(on)) && closing.day > enrolment.from)

const registeredState = (life: Life, care: Care, on: Day): State | null => {
  const into: string[] = []
  pushSharedFlags(into, life, on)
  const judgement = judge(care, life, on)
  if (!judgement) return null
  const { closing } = judgement
  const exit = closing !== null && isExit(closing)
  const ofYear = isOfYear(judgement, care, on)
  const registered = into.includes('present') && !exit && !isDeadByVisit(care, on)
  if (!registered && !ofYear) return null
  if (ofYear) into.push('ever_registered')
  const diagnosis = diagnosisAt(care, judgement.on)
  if (registered) into.push(diagnosis === OTHER ? 'registered_other' : 'registered')
  if (!closing) into.push('enrolled')
  if (diagnosis === '1') into.push('schizophrenia')
  if (closing?.reason === 'void') return { flags: into }
  pushCare(into, care, judgement)
  pushVisits(into, judgement)
  if (judgement.exams.some(({ missing }) => missing.length === 0)) into.push('exam_done')
  if (judgement.exams.length > 0) into.push('exam_any')
  if (judgement.managedFrom) pushStandard(into, judgement)
  return { flags: into, numbers: numbersOf(judgement) }
}

/** The personal form carries the diagnosis, and no profile registers it yet. */
const knownState = (subject: Subject, life: Life, on: Day): State | null => {
  const into: string[] = []
  pushSharedFlags(into, life, on)
  if (!into.includes('present') || !valueAt(courseOf(subject).known, on, false)) return null
  into.push('known')
  return { flags: into }
}

const knownFrom = (subject: Subject): Day | null => courseOf(subject).known.find(({ value }) => value)?.from ?? null

/** Each registration up to the next; before the first one, from the day that the personal form names the diagnosis. */
export const episodes = (subject: Subject): readonly Episode[] => {
  const { cares } = courseOf(subject)
  const first = cares[0]?.enrolment.from ?? null
  const known = knownFrom(subject)
  return [
    ...(known && (!first || known < first) ? [{ id: '', from: known, to: first }] : []),
    ...cares.map(({ enrolment }) => ({ id: enrolment.id, from: enrolment.from, to: enrolment.until })),
  ]
}

const careOf = (subject: Subject, episode: Episode): Care | undefined =>
  courseOf(subject).cares.find(({ enrolment }) => enrolment.id === episode.id)

/** The state on a day from facts dated on or before it. */
export const stateAt = (subject: Subject, life: Life, episode: Episode, on: Day): State | null => {
  const care = careOf(subject, episode)
  return care ? registeredState(life, care, on) : knownState(subject, life, on)
}

/** Days on which complete months of the managed window, or of stays in it, come full. */
function* requiredDays(care: Care, to: Day): Generator<Day> {
  const starts = [care.enrolment.from, ...care.consents.map(({ from }) => from)]
  const years = care.years.map(({ year }) => yearStart(year))
  for (const start of [...starts, ...years])
    for (let month = 0; month <= 12; month++) {
      yield addMonths(start, month)
      yield addDays(addMonths(start, month), -1)
    }
  // A long stay cuts a month at each thirtieth day of all stays of the year: any of its days may be one. Stays that touch
  // are one, and each is open until its end is known.
  const open = care.stays.map(({ admitted, endKnown }) => ({ admitted, discharged: endKnown }))
  for (const { admitted, discharged } of mergedStays(open)) {
    const end = discharged ? earlier(discharged, to) : to
    for (let day = addDays(admitted, LONG_STAY - 1); day <= end; day = addDays(day, 1)) yield day
  }
}

/** Days without a record on which time alone changes the state. */
export const breakpoints = (subject: Subject, _: Life, episode: Episode): readonly Day[] => {
  const care = careOf(subject, episode)
  if (!care) return []
  const years = care.years.map(({ year }) => year)
  return [
    ...enrolmentDays(care.enrolment),
    ...(care.toldDeath ? [care.toldDeath] : []),
    ...care.consents.map(({ from }) => from),
    ...care.losses.changes.map(({ from }) => from),
    ...stayDays(care.stays),
    ...requiredDays(care, subject.horizon),
    ...care.duties.flatMap(({ fate }) => [fate.due, addDays(fate.due, 1)]),
    ...care.duties.flatMap(({ fate }) => fate.waivedOn ?? []),
    ...dueDays(care).flatMap((due) => [1, 8, 31].map((late) => addDays(due, late))),
    ...unseenDays(care),
    ...years.flatMap((year) => [0, 3, 6, 9].map((month) => addMonths(yearStart(year), month))),
    ...years.map(yearEnd),
  ].map((day) => later(day, episode.from))
}
