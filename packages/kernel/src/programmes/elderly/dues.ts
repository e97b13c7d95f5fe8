import { addDays, addMonths, type Day, later, yearEnd, yearOf, yearStart } from '../../day/day.ts'
import { monthDay } from '../../day/words.ts'
import type { Life } from '../../programme/life.ts'
import type { DueRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { deadlinesOf } from '../records/after-exam.ts'
import { dueDays } from '../shared/due-days.ts'
import { type Stretch, stretchesOf } from './course/belonging.ts'
import { classify } from './course/classed.ts'
import { type Course, courseOf, missingOn, type Service, type YearOfService } from './course/course.ts'
import { lacksResults } from './course/stage.ts'
import { classNames, followupMonths } from './rules/class.ts'
import { wants } from './rules/received.ts'

type Due = Omit<DueRow, 'village' | 'unit' | 'programme'>

const NOTHING: YearOfService = { services: [], selfCare: [], attempts: [] }

/** The latest answer to the call: a refusal ends the task of the year, an absence or a booking is said with it. */
const callOf = ({ attempts }: YearOfService) => attempts.findLast(({ result }) => result !== 'tried') ?? null

const examDue = (stretch: Stretch, year: YearOfService, course: Course): Due => {
  const call = callOf(year)
  const met = year.services[0] ?? null
  const refused = !met && call?.result === 'refused' ? call.date : null
  const bedridden =
    call?.result === 'unable' ||
    course.years.get(stretch.year - 1)?.selfCare.at(-1)?.band === '4' ||
    year.selfCare.at(-1)?.band === '4'
  return {
    episode: 'elder',
    kind: 'exam',
    slot: String(stretch.year),
    opens: stretch.from,
    due_by: yearEnd(stretch.year),
    met_on: met?.date ?? null,
    met_by: met?.record.record_id ?? null,
    ended_on: met ? null : (refused ?? stretch.until),
    form: 'checkup',
    facts: {
      year: stretch.year,
      ...(bedridden && { home: 1 }),
      ...(call?.result === 'booked' && call.booked_for && { booked: call.booked_for }),
      ...(call?.result === 'away' && { away: call.date }),
    },
  }
}

const guidanceDue = (due: Due, { guidedOn, yearly }: Service): Due =>
  guidedOn ? { ...due, met_on: guidedOn, met_by: yearly?.record_id ?? null, ended_on: null } : due

/** After a check-up: what it lacks, the self-care form, the guidance. */
const afterExam = (service: Service, stretch: Stretch, year: YearOfService, subject: Subject): Due[] => {
  // Results, assessment and guidance are what is told: all by the day of the feedback (setting `feedback_days`).
  const due_by = deadlinesOf(service.date, subject.settings).feedback
  const over = later(stretch.until, addDays(due_by, 1))
  const slot = (kind: string, form: string, facts: Due['facts']): Due => ({
    episode: 'elder',
    kind,
    slot: service.record.record_id,
    opens: service.date,
    due_by,
    met_on: null,
    met_by: null,
    ended_on: stretch.left ? stretch.until : over,
    form,
    facts: { date: service.date, ...facts },
  })
  const adl = year.selfCare[0] ?? null
  const missing = missingOn(service, subject.horizon).length
  return [
    ...(missing > 0
      ? [
          slot('results', 'checkup', {
            missing,
            mends: service.record.record_id,
            ...(lacksResults(service) && { results: 1 }),
          }),
        ]
      : []),
    ...(service.guidedOn === service.date ? [] : [guidanceDue(slot('guidance', 'old_yearly', {}), service)]),
    ...(wants(subject.settings).adl && (!adl || adl.date > service.date)
      ? [
          {
            ...slot('adl', 'old_adl', {}),
            ...(adl && { met_on: adl.date, met_by: adl.record.record_id, ended_on: null }),
          },
        ]
      : []),
  ]
}

/** Days before the due day on which the next follow-up of a class appears in the list (product). */
const OPENS_BEFORE = 14

interface Slot {
  readonly opens: Day
  readonly due_by: Day
  readonly met: { readonly day: Day; readonly by: string } | null
}

/** The first soon after the check-up, the next ones some months after the last contact; a contact in between moves them. */
const slotsOf = (start: Day, days: number, months: number, contacts: readonly NonNullable<Slot['met']>[]): Slot[] => {
  const [first, ...others] = contacts
  const slots: Slot[] = [{ opens: start, due_by: addDays(start, days), met: first ?? null }]
  if (!first) return slots
  let last = first.day
  const next = (met: Slot['met']): Slot => {
    const due_by = addMonths(last, months)
    return { opens: addDays(due_by, -OPENS_BEFORE), due_by, met }
  }
  for (const contact of others) {
    const slot = next(contact)
    if (contact.day >= slot.opens) slots.push(slot)
    last = contact.day
  }
  return [...slots, next(null)]
}

/** Follow-ups of class 4 and 3 until the next check-up; the re-check of class 2 is a task of the check-up itself. */
const classDues = (service: Service, until: Day, subject: Subject): Due[] => {
  const { class: found, followup } = classify(subject, service, subject.horizon)
  const months = followupMonths(found)
  if (followup === null || months === null) return []
  const contacts = courseOf(subject)
    .contacts.map((record) => ({ day: record.service_date, by: record.record_id }))
    .filter(({ day }) => day > service.date && day < until)
  return slotsOf(service.date, followup, months, contacts)
    .filter(({ opens }) => opens < until)
    .map(({ opens, due_by, met }, at) => ({
      episode: 'elder',
      kind: `class_${found}`,
      slot: `${service.record.record_id}/${at + 1}`,
      opens,
      due_by,
      met_on: met?.day ?? null,
      met_by: met?.by ?? null,
      ended_on: met ? null : until,
      form: 'rec_encounter',
      facts: { date: service.date, times: at + 1 },
    }))
}

const yearDues = (stretch: Stretch, subject: Subject): Due[] => {
  const course = courseOf(subject)
  const year = course.years.get(stretch.year) ?? NOTHING
  const last = year.services.at(-1)
  return [
    examDue(stretch, year, course),
    ...(last && last.date < stretch.until ? afterExam(last, stretch, year, subject) : []),
  ]
}

/** What is owed to a person of the target group: one check-up a year, what belongs to it, and the care of its class. */
export const dues = (subject: Subject, life: Life): readonly Due[] => {
  const stretches = stretchesOf(subject, life)
  const { services } = courseOf(subject)
  return [
    ...stretches.flatMap((stretch) => yearDues(stretch, subject)),
    ...services.flatMap((service, at) => {
      const stretch = stretches.find(({ year }) => year === yearOf(service.date))
      if (!stretch) return []
      const next = services[at + 1]?.date ?? null
      const end = stretch.left ? stretch.until : yearStart(yearOf(service.date) + 2)
      return classDues(service, next && next < end ? next : end, subject)
    }),
  ]
}

const examText = ({ facts }: Pick<DueRow, 'facts'>): string => {
  const year = `${facts.year}年度老年人体检`
  if (facts.booked !== undefined) return `${year}，已约${monthDay(String(facts.booked))}`
  if (facts.home !== undefined) return `${year}，卧床或不能自理，请上门`
  return facts.away === undefined ? `${year}，12月31日前做完即可` : `${year}，${monthDay(String(facts.away))}联系时外出`
}

/** Title and reason of a task: what, then the fact and the day. */
export const dueText = ({ kind, due_by, facts }: Pick<DueRow, 'kind' | 'due_by' | 'facts'>, on?: Day) => {
  const { since, by } = dueDays({ due_by, facts }, on)
  switch (kind) {
    case 'exam':
      return { title: '老年人体检', reason: examText({ facts }) }
    case 'results':
      return {
        title: facts.results === undefined ? '补全体检表' : '补录检查结果',
        reason: `${since}体检缺${facts.missing}项，应${by}前补全`,
      }
    case 'guidance':
      return { title: '评价和指导', reason: `${since}体检未填写健康指导，应${by}前完成` }
    case 'adl':
      return { title: '自理能力评估', reason: `${since}体检，还没有做生活自理能力评估` }
    default: {
      const name = kind === 'class_4' ? classNames['4'] : classNames['3']
      return {
        title: '老年人随访',
        reason: `${since}体检分类为${name}，应${by}前${facts.times === 1 ? '随访' : '再次随访'}`,
      }
    }
  }
}
