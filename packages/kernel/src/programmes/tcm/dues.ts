import { addDays, type Day, yearEnd, yearOf } from '../../day/day.ts'
import type { Life } from '../../programme/life.ts'
import type { DueRow } from '../../programme/rows.ts'
import type { Subject } from '../../programme/subject.ts'
import { type Stretch, stretchesOf } from '../elderly/course/belonging.ts'
import { dueDays } from '../shared/due-days.ts'
import { type Service, servicesOf } from './course.ts'

type Due = Omit<DueRow, 'village' | 'unit' | 'programme'>

/** Days after which the questions are asked again when all nine constitutions were 否 (product). */
const ASK_AGAIN_DAYS = 14

const yearly = ({ year, from, until }: Stretch, met: Service | undefined): Due => ({
  episode: 'elder',
  kind: 'constitution',
  slot: String(year),
  opens: from,
  due_by: yearEnd(year),
  met_on: met?.date ?? null,
  met_by: met?.record.record_id ?? null,
  ended_on: met ? null : until,
  form: 'tcm_elder',
  facts: { year },
})

/** All 33 answered and nothing found: asked again after two weeks. */
const again = (none: Service, met: Service | undefined, until: Day): Due => {
  const opens = addDays(none.date, ASK_AGAIN_DAYS)
  return {
    ...yearly({ year: yearOf(none.date), from: opens, until, left: false }, met),
    kind: 'ask_again',
    slot: none.record.record_id,
    due_by: opens,
    facts: { date: none.date },
  }
}

/** One identification a year of who belongs to the target group. */
export const dues = (subject: Subject, life: Life): readonly Due[] => {
  const services = servicesOf(subject)
  return stretchesOf(subject, life).flatMap((stretch) => {
    const own = services.filter(({ date }) => yearOf(date) === stretch.year)
    const met = own.find(({ main }) => main !== null)
    const none = own.findLast(({ judged }) => judged !== null && judged.main === null && judged.tied.length === 0)
    const open = none && (!met || none.date < met.date) ? [again(none, met, stretch.until)] : []
    return [yearly(stretch, met), ...open.filter(({ opens }) => opens < stretch.until)]
  })
}

/** Title and reason of a task. */
export const dueText = ({ kind, due_by, facts }: Pick<DueRow, 'kind' | 'due_by' | 'facts'>, on?: Day) =>
  kind === 'ask_again'
    ? { title: '重新体质辨识', reason: `${dueDays({ due_by, facts }, on).since}九种体质都为否，满两周可重新采集` }
    : { title: '中医体质辨识', reason: `${facts.year}年度中医药健康管理，可与体检同时做` }
