import type { BoardAnswer } from '@wangdi/kernel/api/answers/exam-day.ts'
import { busiestHour, forecastEnd, MOST_AN_HOUR } from '@wangdi/kernel/campaign/day/rate.ts'
import { onTheSpot, stationOf } from '@wangdi/kernel/campaign/day/station.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { sql } from '../../sql.ts'
import { instantOf, paceOf } from '../station/queue.ts'
import { devicesOf } from './days.ts'
import { dayHead } from './head.ts'

const HOUR = 3_600_000

interface Person {
  readonly person: string
  readonly asked: readonly string[]
  readonly registered_at: string
  readonly last_at: string
  readonly handed_in_at: string | null
}
interface Pass {
  readonly person: string
  readonly station: string
  readonly state: string
  readonly from_at: string
  readonly first_at: string
  readonly at: string
}

const registered = (tx: Tx, tenant: number, day: string): Promise<Person[]> =>
  tx.rows<Person>(
    sql`select person, asked, registered_at, last_at, handed_in_at from exam_person
        where tenant = ${tenant} and day = ${day} and registered_at is not null`,
  )

const passes = (tx: Tx, tenant: number, day: string): Promise<Pass[]> =>
  tx.rows<Pass>(
    sql`select person, station, state, from_at, first_at, at from exam_pass where tenant = ${tenant} and day = ${day}`,
  )

const earliest = (times: readonly string[]): string | null =>
  times.reduce<string | null>((first, at) => (first === null || at < first ? at : first), null)

/** Pace over what has been passed: persons an hour lately. */
const paceAt = (times: readonly { readonly from: string; readonly first: string }[], now: Date): number | null =>
  paceOf(
    {
      lately: times.filter(({ first }) => Date.parse(first) > now.getTime() - HOUR).length,
      first: earliest(times.map(({ from }) => from)),
    },
    now,
  )

const stationFlow = (code: string, people: readonly Person[], of: readonly Pass[], now: Date) => {
  const done = of.filter(({ state }) => state === 'passed')
  const behind = new Set(of.filter(({ state }) => state !== 'away').map(({ person }) => person))
  const waiting = people.filter(
    ({ person, asked, handed_in_at }) => handed_in_at === null && asked.includes(code) && !behind.has(person),
  )
  const busiest = busiestHour(done.map(({ first_at }) => Date.parse(first_at)))
  return {
    code,
    label: stationOf(code)?.label ?? code,
    waiting: waiting.length,
    longest: earliest(waiting.map(({ last_at }) => last_at)),
    passed: done.length,
    per_hour: paceAt(
      done.map(({ from_at, first_at }) => ({ from: from_at, first: first_at })),
      now,
    ),
    busiest,
    too_fast: busiest > MOST_AN_HOUR,
  }
}

/** The flow of the whole day: who waits where and how long, persons an hour, when it will end. */
export const dayBoard = (context: Context, day: string): Promise<BoardAnswer | null> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const head = await dayHead(tx, tenant, day)
    if (!head) return null
    const [people, all, devices] = await Promise.all([
      registered(tx, tenant, day),
      passes(tx, tenant, day),
      devicesOf(tx, tenant, day),
    ])
    const byStation = Map.groupBy(all, ({ station }) => station)
    const gone = people.flatMap(({ handed_in_at, registered_at }) =>
      handed_in_at === null ? [] : [{ from: registered_at, first: handed_in_at }],
    )
    const hourly = paceAt(gone, context.now)
    const left = people.length - gone.length
    return {
      registered: people.length,
      handed_in: gone.length,
      per_hour: hourly,
      ends_at: left === 0 ? null : instantOf(forecastEnd(context.now.getTime(), left, hourly)),
      started_at: earliest(people.map(({ registered_at }) => registered_at)),
      now: context.now.toISOString(),
      stations: head.stations
        .filter(onTheSpot)
        .map((code) => stationFlow(code, people, byStation.get(code) ?? [], context.now)),
      devices,
    }
  })
