import { addMonths, type Day } from '../../day/day.ts'
import { isFilled } from '../../form/answers.ts'
import { stayOver } from '../../programme/life/stays.ts'
import type { Life } from '../../programme/life.ts'
import type { RecordFact } from '../../record/record.ts'
import { type Care, isDeadByVisit } from './course/course.ts'
import { seenUntil } from './course/judgement.ts'
import type { Visit } from './course/visit.ts'

/** A doubt about one patient's records, for a reviewer; it changes no figure by itself. */
export interface Doubt {
  readonly id: string
  readonly weight: 'low' | 'medium' | 'high'
  readonly message_zh: string
  readonly records: readonly string[]
}

/** Answers that differ from visit to visit by nature. */
const CHANGING: readonly string[] = [
  'service_date',
  'next_date',
  'provider_id',
  'provider_signature',
  'resident_signature',
]

const answers = ({ fields }: RecordFact): string =>
  JSON.stringify(
    Object.entries(fields)
      .filter(([key, value]) => !CHANGING.includes(key) && isFilled(value))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/** SMD-Q1 三次随访全部相同. */
const identical = (reached: readonly Visit[]): Doubt[] =>
  reached.flatMap((_, at) => {
    const three = reached.slice(at, at + 3)
    if (three.length < 3 || new Set(three.map(({ record }) => answers(record))).size > 1) return []
    return [{ id: 'SMD-Q1', weight: 'high', message_zh: '连续3次随访各项完全相同', records: three.map(({ id }) => id) }]
  })

/** SMD-Q3 住院期间的家庭访视, 或填未住院. */
const inHospital = (reached: readonly Visit[], { stays }: Life): Doubt[] =>
  reached.flatMap(({ date, id, method, inpatient }) => {
    const stay = stayOver(stays, date)
    if (!stay || date === stay.admitted || date === stay.discharged) return []
    const home = method === '2'
    if (!home && inpatient !== '0') return []
    const message_zh = home ? '住院期间有家庭访视记录' : '住院期间的随访填“未住院”'
    return [{ id: 'SMD-Q3', weight: 'high', message_zh, records: [id] }]
  })

/** SMD-Q4 死亡之后的随访: blocked at entry; listed where the death was learned later, by a follow-up too. */
const afterDeath = (care: Care, outside: readonly RecordFact[], life: Life, on: Day): Doubt[] => {
  const death = life.deathAt(on) ?? (isDeadByVisit(care, on) ? care.toldDeath : null)
  const own = care.visits.reached.map(({ record }) => record)
  // The follow-up that tells of the death is no service after it.
  const late = [...outside, ...own].filter(
    ({ service_date: day, fields }) => death && day > death && day <= on && !isFilled(fields.death_date),
  )
  return [...new Set(late)].map(({ record_id }) => ({
    id: 'SMD-Q4',
    weight: 'high',
    message_zh: `死亡（${death}）之后的随访记录`,
    records: [record_id],
  }))
}

/** SMD-Q6 一年内随访均未见到本人. */
const neverSeen = (care: Care, on: Day): Doubt[] => {
  const since = addMonths(on, -12)
  const year = care.visits.reached.filter(({ date }) => date > since && date <= on)
  const until = seenUntil(care, on)
  if (year.length < 2 || !until || until > since || year.some(({ informant }) => informant.includes('1'))) return []
  return [{ id: 'SMD-Q6', weight: 'medium', message_zh: '一年内随访均未见到本人', records: year.map(({ id }) => id) }]
}

/** SMD-Q8 不稳定而未转诊: the reason was asked when it was saved; here the reviewer sees it. */
const notReferred = (reached: readonly Visit[]): Doubt[] =>
  reached
    .filter(({ class: code, inpatient, record }) => code === '1' && inpatient !== '1' && record.fields.referral === '1')
    .map(({ id }) => ({ id: 'SMD-Q8', weight: 'high', message_zh: '病情不稳定，未转诊', records: [id] }))

/** Quality checks that one patient's records decide; those over a provider's records belong to the whole. */
export const doubtsOf = (care: Care, outside: readonly RecordFact[], life: Life, on: Day): readonly Doubt[] => {
  const reached = care.visits.reached.filter(({ date }) => date <= on)
  return [
    ...identical(reached),
    ...inHospital(reached, life),
    ...afterDeath(care, outside, life, on),
    ...neverSeen(care, on),
    ...notReferred(reached),
  ]
}
