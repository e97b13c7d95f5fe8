import type { DayPerson, QueueAnswer } from '@wangdi/kernel/api/answers/exam-day.ts'
import { forecastEnd, perHour } from '@wangdi/kernel/campaign/day/rate.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { type Ground, groundOf } from '../../ground.ts'
import { prepared, type Sql, sql } from '../../sql.ts'
import { type DayHead, dayHead } from '../day/head.ts'
import { describePeople, type PersonRow, personColumns, personTables } from './people.ts'

/** How many of those who wait are shown. */
const SHOWN = 8
const HOUR = 3_600_000

type Waiting = PersonRow & { readonly since: string }

/** Every station that has something for the person is behind them. */
const everythingPassed = sql`not exists (
  select 1 from unnest(e.asked) as a(code)
  where a.code not in ('S00', 'S12', 'S98', 'S99') and not exists (
    select 1 from exam_pass x where x.tenant = e.tenant and x.day = e.day and x.station = a.code
      and x.person = e.person and x.state <> 'away'))`

/**
 * Those who wait at a station, longest first: registered, asked here, not yet passed, not gone. Whoever stepped aside
 * waits from then on. The check before leaving waits for whoever has passed everything, the doctor's last word for
 * whoever has left. Each person's stamp is one look into the key: fresh tables have no statistics, and a join would scan
 * the station's stamps once for every person.
 */
const waiting = (tenant: number, day: string, station: string): Sql => sql`
  from exam_person e
  left join lateral (select state, at from exam_pass s where s.tenant = e.tenant and s.day = e.day
    and s.station = ${station} and s.person = e.person limit 1) s on true
  where e.tenant = ${tenant} and e.day = ${day} and e.registered_at is not null
    and case ${station}
      when 'S98' then e.handed_in_at is not null
      when 'S99' then e.handed_in_at is null and ${everythingPassed}
      else e.handed_in_at is null and ${station} = any (e.asked) end
    and (s.state is null or s.state = 'away')`

const sinceColumn = sql`greatest(e.registered_at, s.at) as since`

const firstWaiting = (tx: Tx, tenant: number, day: string, station: string, limit: number): Promise<Waiting[]> =>
  tx.rows<Waiting>(
    prepared(
      'exam queue',
      // The first few are found along the day's own rows; only they are looked up.
      sql`select ${personColumns}, w.since
          from (select e.person, ${sinceColumn} ${waiting(tenant, day, station)} order by since, e.number limit ${limit}) w
          join ${personTables} on e.person = w.person
          where e.tenant = ${tenant} and e.day = ${day}
          order by w.since, e.number`,
    ),
  )

/** The next person of a station besides one. */
export const nextAt = async (
  tx: Tx,
  tenant: number,
  ground: Ground,
  head: DayHead,
  station: string,
  besides: string,
): Promise<DayPerson | null> => {
  const rows = (await firstWaiting(tx, tenant, head.day, station, 2)).filter(({ person }) => person !== besides)
  return (await describePeople(tx, tenant, ground, head.on_date, rows.slice(0, 1)))[0] ?? null
}

interface Flow {
  readonly waiting: number
  readonly longest: string | null
  readonly passed: number
  readonly lately: number
  readonly first: string | null
}

const flowOf = (tx: Tx, tenant: number, day: string, station: string, now: Date): Promise<Flow> =>
  tx.one<Flow>(
    prepared(
      'exam flow',
      sql`select w.waiting, w.longest, p.passed, p.lately, p.first
          from (select count(*) as waiting, min(greatest(e.registered_at, s.at)) as longest
                ${waiting(tenant, day, station)}) w,
            (select count(*) as passed, count(*) filter (where first_at > ${new Date(now.getTime() - HOUR).toISOString()})
                as lately, min(from_at) as first
              from exam_pass where tenant = ${tenant} and day = ${day} and station = ${station} and state = 'passed') p`,
    ),
  )

/** Persons an hour of a station: of the last hour, or since it began where that is less. */
export const paceOf = ({ lately, first }: Pick<Flow, 'lately' | 'first'>, now: Date): number | null => {
  if (first === null || lately === 0) return null
  const minutes = Math.min(60, Math.max(1, (now.getTime() - Date.parse(first)) / 60_000))
  return perHour(lately, minutes)
}

export const instantOf = (moment: number | null): string | null =>
  moment === null ? null : new Date(moment).toISOString()

/** Who waits at a station, how fast it goes, when it will end. */
export const stationQueue = (context: Context, day: string, station: string): Promise<QueueAnswer | null> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const [ground, head] = await Promise.all([groundOf(context.store, tx), dayHead(tx, tenant, day)])
    if (!head?.stations.includes(station)) return null
    const [rows, flow] = await Promise.all([
      firstWaiting(tx, tenant, day, station, SHOWN),
      flowOf(tx, tenant, day, station, context.now),
    ])
    const people = await describePeople(tx, tenant, ground, head.on_date, rows)
    const hourly = paceOf(flow, context.now)
    return {
      items: people.map((person, at) => ({ ...person, since: rows[at].since })),
      waiting: flow.waiting,
      longest: flow.longest,
      passed: flow.passed,
      per_hour: hourly,
      ends_at: flow.waiting === 0 ? null : instantOf(forecastEnd(context.now.getTime(), flow.waiting, hourly)),
      now: context.now.toISOString(),
    }
  })
