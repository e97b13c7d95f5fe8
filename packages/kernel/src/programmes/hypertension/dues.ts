import { addDays, addMonths, type Day, later, monthOf, yearEnd, yearOf, yearStart } from '../../day/day.ts'
import type { Life } from '../../programme/life.ts'
import type { DueRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { TWO_WEEKS } from '../shared/obligation.ts'
import { type Care, courseOf } from './course/course.ts'
import type { Duty } from './course/duties.ts'
import { shifted } from './course/next-due.ts'
import type { Visit } from './course/visit.ts'
import { MONTHS_APART } from './rules/classify.ts'

type Due = Omit<DueRow, 'village' | 'unit' | 'programme'>

/** Days before the due day on which a regular follow-up appears in the list (product). */
const OPENS_BEFORE = 14

const bpFacts = ({ date, sbp, dbp, target }: Visit): Due['facts'] => ({
  date,
  ...(sbp !== null && { sbp }),
  ...(dbp !== null && { dbp }),
  target_sbp: target.sbp,
  target_dbp: target.dbp,
})

/** First closing after a day: what was owed and not done ends with it. */
const endOf = ({ enrolment }: Care, after: Day): Day | null =>
  enrolment.closings.find(({ from, value }) => value !== null && from >= after)?.value?.day ?? enrolment.until

const slot = (
  care: Care,
  due: Pick<Due, 'kind' | 'slot' | 'opens' | 'due_by' | 'facts'>,
  met: { readonly on: Day; readonly by: string | null } | null,
): Due => ({
  ...due,
  episode: care.enrolment.id,
  met_on: met?.on ?? null,
  met_by: met?.by ?? null,
  ended_on: met ? null : endOf(care, due.opens),
  form: 'htn_followup',
})

/** The day after moving behind the hospital stays; while the patient is in hospital the day stays as it is. */
const movedBehind = (due: Day, { stays }: Life, horizon: Day): Day => shifted(due, stays, horizon) ?? due

const regular = (care: Care, life: Life, horizon: Day): Due[] => {
  const measured = care.visits.driving.filter((visit) => visit.measured)
  const metBy = (visit: Visit | undefined) => (visit ? { on: visit.date, by: visit.id } : null)
  const { from, id } = care.enrolment
  const first = slot(
    care,
    {
      kind: 'first_followup',
      slot: id,
      opens: from,
      due_by: movedBehind(addDays(from, TWO_WEEKS), life, horizon),
      facts: { date: from },
    },
    metBy(measured[0]),
  )
  const others = measured.map((visit, at) => {
    const due_by = movedBehind(addMonths(visit.date, MONTHS_APART), life, horizon)
    const opens = addDays(due_by, -OPENS_BEFORE)
    return slot(
      care,
      { kind: 'followup', slot: visit.id, opens, due_by, facts: bpFacts(visit) },
      metBy(measured[at + 1]),
    )
  })
  return [first, ...others]
}

const dutyDue = (care: Care, { type, created, visit, fate, doneBy }: Duty): Due => {
  const met = fate.doneOn && { on: fate.doneOn, by: doneBy }
  const due = slot(
    care,
    {
      kind: type === 'RECHECK_14' ? 'recheck_14' : 'referral_14',
      slot: `${visit.id}/${created}`,
      opens: addDays(created, 1),
      due_by: fate.due,
      facts: { ...bpFacts(visit), class: visit.classification?.class ?? '' },
    },
    fate.waivedOn && !fate.metOn ? null : met,
  )
  if (fate.waivedOn && !fate.metOn) return { ...due, ended_on: fate.waivedOn }
  // A refusal waives no duty: it ends unmet, the day after it was due.
  return due.ended_on ? { ...due, ended_on: later(due.ended_on, addDays(fate.due, 1)) } : due
}

const examDues = (care: Care, horizon: Day): Due[] => {
  const { from, until } = care.enrolment
  const firstYear = monthOf(from) <= 9 ? yearOf(from) : yearOf(from) + 1
  return care.years.flatMap(({ year, exams, firstCompleteExam }) => {
    const opens = later(from, yearStart(year))
    const end = endOf(care, opens)
    if (year < firstYear || opens > horizon || (until && opens >= until) || (end && end <= opens)) return []
    const done = exams.find(({ date, missing }) => date === firstCompleteExam && missing.length === 0)
    const due = slot(
      care,
      { kind: 'exam', slot: String(year), opens, due_by: yearEnd(year), facts: { year } },
      done ? { on: done.date, by: done.record.record_id } : null,
    )
    const over = yearStart(year + 1)
    const ended_on = done ? null : due.ended_on && due.ended_on < over ? due.ended_on : over
    return [{ ...due, ended_on, form: 'checkup' }]
  })
}

/** A slot that would open only after the enrolment has ended is never owed. */
const isOwed = (care: Care, { opens, met_on }: Due): boolean => {
  const { closings, until } = care.enrolment
  const closed = closings.findLast(({ from }) => from <= opens)?.value
  return met_on !== null || !((closed && closed.day < opens) || (until && until <= opens))
}

/** Slots owed by enrolment: first follow-up, follow-ups, two-week duties, yearly check-ups. */
export const dues = (subject: Subject, life: Life): readonly Due[] =>
  courseOf(subject).cares.flatMap((care) =>
    [
      ...regular(care, life, subject.horizon),
      ...care.duties.map((duty) => dutyDue(care, duty)),
      ...examDues(care, subject.horizon),
    ].filter((due) => isOwed(care, due)),
  )

/** A day; with its year where the two days of a sentence are of different years. */
const dayWords = (day: unknown, other: unknown): string => {
  const [year, month, date] = String(day).split('-')
  return `${year === String(other).slice(0, 4) ? '' : `${year}年`}${Number(month)}月${Number(date)}日`
}

const pressure = ({ sbp, dbp }: Due['facts']): string => (sbp === undefined ? '' : `血压 ${sbp}/${dbp}`)

/** Title and reason of a task: what, then the fact and the day (上次3月8日，应6月8日前随访). */
export const dueText = ({ kind, due_by, facts }: Pick<DueRow, 'kind' | 'due_by' | 'facts'>) => {
  const since = dayWords(facts.date ?? due_by, due_by)
  const by = dayWords(due_by, facts.date ?? due_by)
  switch (kind) {
    case 'first_followup':
      return { title: '高血压首次随访', reason: `${since}建卡，应${by}前首次随访` }
    case 'recheck_14':
      return { title: '高血压复查', reason: `${since}${pressure(facts)}，应${by}前复查` }
    case 'referral_14':
      return {
        title: '高血压转诊随访',
        reason: `${since}${pressure(facts)}，已建议转诊，应${by}前随访转诊结果`,
      }
    case 'exam':
      return { title: '年度体检', reason: `${facts.year}年度体检，${by}前做完即可` }
    default:
      return { title: '高血压随访', reason: `上次${since}${pressure(facts)}，应${by}前随访` }
  }
}
