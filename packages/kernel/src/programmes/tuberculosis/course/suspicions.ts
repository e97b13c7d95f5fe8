import { addDays, type Day } from '../../../day/day.ts'
import { dayOf, numberOf, rowsOf, textOf } from '../../../form/answers.ts'
import type { Values } from '../../../form/field.ts'
import type { RecordFact } from '../../../record/record.ts'
import { isSuspect } from '../rules/suspect.ts'
import type { Course } from './model.ts'

/** 推介转诊后1周内电话随访 (规范第三版·肺结核·筛查及推介转诊); the same between two calls (product). */
export const CALL_DAYS = 7

/** Calls at most (product); after them the person is reported. */
export const CALL_ROUNDS = 3

/** A telephone call owed after a referral, and what came of it. */
export interface Call {
  readonly round: number
  /** Day of the referral or of the call before. */
  readonly since: Day
  readonly due: Day
  readonly madeOn: Day | null
  /** 1 已就诊 · 2 未就诊 · 3 联系不上 · 4 拒绝. */
  readonly result: string | null
}

/** One screening that found suspicious symptoms. */
export interface Suspicion {
  readonly record: RecordFact
  readonly from: Day
  readonly referredOn: Day | null
  readonly calls: readonly Call[]
  /** The person went to the designated hospital. */
  readonly arrivedOn: Day | null
  /** Excluded by the hospital, notified to us, or a later screening without symptoms. */
  readonly until: Day | null
  /** All rounds are used up and the person has not been seen there. */
  readonly reportFrom: Day | null
  readonly reportedOn: Day | null
}

const SIGNS = ['haemoptysis', 'fever', 'night_sweat', 'chest_pain', 'weight_loss'] as const

/** The decision over the symptom items of a form, which screening and contacts share. */
export const suspectIn = (values: Values): boolean | null =>
  isSuspect({ coughWeeks: numberOf(values, 'cough_weeks'), signs: SIGNS.map((key) => textOf(values, key)) })

const ARRIVED = '1'
const EXCLUDED = '2'
const AGAIN: readonly string[] = ['2', '3']

const callsOf = (fields: Values, referredOn: Day): readonly Call[] => {
  const made = [fields, ...rowsOf(fields, 'calls_again')].slice(0, CALL_ROUNDS)
  const calls: Call[] = []
  let since: Day | null = referredOn
  for (let round = 1; since && round <= CALL_ROUNDS; round++) {
    const told: Values = made[round - 1] ?? {}
    const [madeOn, result]: [Day | null, string | null] = [dayOf(told, 'call_date'), textOf(told, 'call_result')]
    calls.push({ round, since, due: addDays(since, CALL_DAYS), madeOn, result })
    since = madeOn && result && AGAIN.includes(result) ? madeOn : null
  }
  return calls
}

const suspicionOf = (record: RecordFact): Omit<Suspicion, 'until'> => {
  const { fields, service_date: from } = record
  const referredOn = dayOf(fields, 'referral_date')
  const calls = referredOn ? callsOf(fields, referredOn) : []
  const last = calls.at(-1)
  return {
    record,
    from,
    referredOn,
    calls,
    arrivedOn: last?.result === ARRIVED ? last.madeOn : null,
    reportFrom: last && last.round === CALL_ROUNDS && AGAIN.includes(last.result ?? '') ? last.madeOn : null,
    reportedOn: dayOf(fields, 'reported_on'),
  }
}

const earliest = (days: readonly (Day | null | undefined)[]): Day | null =>
  days.filter((day): day is Day => Boolean(day)).sort()[0] ?? null

/** Screenings that found symptoms, with the day on which the suspicion ends. */
export const suspicionsOf = (records: readonly RecordFact[], courses: readonly Course[]): readonly Suspicion[] => {
  const screenings = records.filter(({ form, open_block }) => form === 'tb_screen' && !open_block)
  return screenings.flatMap((record, at) => {
    if (suspectIn(record.fields) !== true) return []
    const one = suspicionOf(record)
    const excluded = record.fields.visit_result === EXCLUDED ? (one.arrivedOn ?? one.from) : null
    const next = screenings.slice(at + 1).find(({ service_date }) => service_date > one.from)
    const course = courses.find(({ from }) => from >= one.from)
    return [{ ...one, until: earliest([excluded, next?.service_date, course?.from]) }]
  })
}

/** The suspicion that stands on a day, or null. */
export const suspicionAt = (suspicions: readonly Suspicion[], on: Day): Suspicion | null =>
  suspicions.findLast(({ from, until }) => from <= on && (!until || on < until)) ?? null
