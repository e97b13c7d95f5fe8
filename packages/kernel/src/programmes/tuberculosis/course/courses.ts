import type { Day } from '../../../day/day.ts'
import { textOf } from '../../../form/answers.ts'
import { type Change, simplified, valueAt } from '../../../programme/change.ts'
import type { Settings } from '../../../programme/subject.ts'
import { isEffective, type RecordFact } from '../../../record/record.ts'
import type { Closing } from '../../shared/enrolment.ts'
import { onStop } from '../rules/stop.ts'
import type { Course, Evaluation, Stop, Visit } from './model.ts'
import { breakOf, evaluationOf, isSeen, noticeOf, takenOverOf, tryOf, visitOf } from './read.ts'

export type Endings = readonly Change<Closing | null>[]

/** A course while its records are being read. */
interface Begun {
  readonly record: RecordFact
  readonly kind: Course['kind']
  readonly from: Day
  stop: Stop | null
  evaluation: Evaluation | null
}

const begin = (record: RecordFact, kind: Course['kind'], from: Day): Begun => ({
  record,
  kind,
  from,
  stop: null,
  evaluation: null,
})

const isOpen = (last: Begun | undefined, endings: Endings, on: Day): boolean => {
  if (!last || last.stop) return false
  const within = endings.filter(({ from }) => from >= last.from)
  return valueAt(within, on, null) === null
}

/** A first visit without a notice opens the course on the day of the notice that it names, after all that was before. */
const openingDay = (record: RecordFact, last: Begun | undefined, endings: Endings): Day => {
  const notice = noticeOf(record)
  const ended = endings.findLast(({ from }) => from <= record.service_date)?.from ?? null
  const free = notice && (!last || notice.day > (last.stop?.day ?? last.from)) && (!ended || notice.day > ended)
  return free ? notice.day : record.service_date
}

/** A statement of stopping ends the course; a transfer begins the next one on the same day; the form of closing evaluates. */
const takeStop = (begun: Begun[], record: RecordFact): void => {
  const on = record.service_date
  const last = begun.at(-1)
  const before = begun.at(-2)
  if (!last) return
  const justBegun = last.kind === 'drug_resistant' && last.from === on
  const stopped = justBegun && before ? before : last
  const evaluates = record.form === 'tb_close'
  if (evaluates && !stopped.evaluation && (stopped.stop || !justBegun)) stopped.evaluation = evaluationOf(record)
  if (stopped.stop || justBegun) return
  stopped.stop = { day: on, reason: textOf(record.fields, 'stop_reason') ?? '5', record }
  if (onStop(stopped.stop.reason, on).new_course) begun.push(begin(record, 'drug_resistant', on))
}

const begunOf = (records: readonly RecordFact[], endings: Endings): readonly Begun[] => {
  const begun: Begun[] = []
  for (const record of records) {
    const { form, service_date: on } = record
    if (form === 'tb_stop' || form === 'tb_close') takeStop(begun, record)
    else if (form === 'tb_notice' || form === 'tb_first_visit') {
      if (isOpen(begun.at(-1), endings, on)) continue
      const from = form === 'tb_notice' ? on : openingDay(record, begun.at(-1), endings)
      begun.push(begin(record, 'ordinary', from))
    }
  }
  return begun
}

/** Of several follow-ups of one day the one that answers about medication, then the later entered. */
const onePerDay = (records: readonly RecordFact[], from: Day): Visit[] => {
  const visits: Visit[] = []
  for (const record of records) {
    const last = visits.at(-1)
    const visit = visitOf(record, last?.date ?? from)
    if (last?.date !== visit.date) visits.push(visit)
    else if (last.missed === null || (visit.missed !== null && record.recorded_at >= last.record.recorded_at))
      visits[visits.length - 1] = { ...visit, supervisedFrom: visit.date }
  }
  return visits
}

const endingsWithin = (endings: Endings, from: Day, until: Day | null): Endings =>
  simplified(endings.filter((change) => change.from >= from && (!until || change.from < until)))

const isWithin = ({ service_date }: RecordFact, from: Day, until: Day | null): boolean =>
  service_date >= from && (!until || service_date < until)

/** Follow-ups that are of a course: from its first visit to its stop, both days included. */
const followsIn = (record: RecordFact, begun: Begun, managedFrom: Day | null, endings: Endings): boolean => {
  const on = record.service_date
  if (!managedFrom || on < managedFrom || (begun.kind === 'drug_resistant' && on === begun.from)) return false
  if (begun.stop && on > begun.stop.day) return false
  const ended = valueAt(endings, on, null)
  return !ended || ended.day === on
}

const finish = (
  begun: Begun,
  until: Day | null,
  own: readonly RecordFact[],
  endings: Endings,
  before: Course | null,
): Omit<Course, 'visits' | 'settings'> => {
  const { record, kind, from, stop, evaluation } = begun
  const within = own.filter((one) => isWithin(one, from, until))
  const firsts = within.filter(({ form }) => form === 'tb_first_visit')
  const plans = firsts.filter(({ fields }) => isSeen(fields))
  const transferred = kind === 'drug_resistant'
  return {
    id: transferred ? `${record.record_id}/dr` : record.record_id,
    record,
    kind,
    from,
    until,
    notice: transferred ? null : noticeOf(record),
    tries: transferred ? [] : firsts.map(tryOf),
    plans,
    managedFrom: transferred ? from : (plans[0]?.service_date ?? null),
    breaks: within.filter(({ form }) => form === 'tb_break').map(breakOf),
    stop,
    evaluation,
    endings: endingsWithin(endings, from, until),
    before: transferred ? before : null,
    takenOver: transferred ? null : takenOverOf(record),
  }
}

/** Only effective forms without open faults are read. */
const isRead = ({ form, status, open_block }: RecordFact): boolean =>
  form.startsWith('tb_') && isEffective(status) && !open_block

/**
 * The courses of treatment that the records tell, oldest first, and the follow-ups outside all of them. `endings`: days on
 * which management was closed or the health record ended, in order.
 */
export const coursesFrom = (
  records: readonly RecordFact[],
  endings: Endings,
  settings: Settings = {},
): { readonly courses: readonly Course[]; readonly outside: readonly RecordFact[] } => {
  const own = records.filter(isRead)
  const begun = begunOf(own, endings)
  const left = new Set(own.filter(({ form }) => form === 'tb_followup'))
  const courses: Course[] = []
  begun.forEach((one, at) => {
    const before = courses.at(-1) ?? null
    const course = finish(one, begun[at + 1]?.from ?? null, own, endings, before)
    const followed = [...left].filter((record) => followsIn(record, one, course.managedFrom, course.endings))
    for (const record of followed) left.delete(record)
    courses.push({ ...course, settings, visits: onePerDay(followed, course.managedFrom ?? course.from) })
  })
  return { courses, outside: [...left] }
}

/** 终止管理 of the course as it stands on a day. */
export const endingAt = ({ endings }: Course, on: Day): Closing | null => valueAt(endings, on, null)
