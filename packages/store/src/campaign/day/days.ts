import type { DayRow, DayView, DeviceView } from '@wangdi/kernel/api/answers/exam-day.ts'
import { stationOf } from '@wangdi/kernel/campaign/day/station.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { addAudit } from '../../audit.ts'
import { type Context, mayDo, todayOf } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { type Ground, groundOf } from '../../ground.ts'
import { cursorOf, pageOf } from '../../read/cursor.ts'
import { type Sql, sql } from '../../sql.ts'
import type { DayRefusal } from './head.ts'

interface Row {
  readonly day: string
  readonly name: string
  readonly place: string
  readonly on_date: Day
  readonly state: DayRow['state']
  readonly villages: readonly number[]
  readonly stations: readonly string[]
  readonly planned: number
  readonly registered: number
  readonly handed_in: number
  readonly submitted: number
}

/** Days of a condition with their counts; persons count as far as the reader may see them. */
const daysWhere = (tx: Tx, tenant: number, condition: Sql, limit: number): Promise<Row[]> =>
  tx.rows<Row>(
    sql`select d.day, d.name, d.place, d.on_date, d.state, d.villages, d.stations, n.planned, n.registered,
          n.handed_in, n.submitted
        from (select * from exam_day where tenant = ${tenant} and ${condition}
              order by on_date desc, day desc limit ${limit}) d
        cross join lateral (
          select count(*) filter (where not e.walk_in) as planned, count(e.registered_at) as registered,
            count(e.handed_in_at) as handed_in,
            count(*) filter (where exists (
              select 1 from record r where r.tenant = e.tenant and r.subject = e.person and r.service_date = d.on_date
                and r.status in ('submitted', 'reviewed')
                and r.record::text in (select j.value from jsonb_each_text(e.records) j))) as submitted
          from exam_person e where e.tenant = d.tenant and e.day = d.day) n
        order by d.on_date desc, d.day desc`,
  )

const rowOf = (row: Row, ground: Ground): DayRow => ({
  day_id: row.day,
  name: row.name,
  place: row.place,
  date: row.on_date,
  state: row.state,
  villages: row.villages.map((village) => ground.areaOf(village)?.name ?? ''),
  planned: row.planned,
  registered: row.registered,
  handed_in: row.handed_in,
  submitted: row.submitted,
})

const PAGE = 30

/** Examination days of the scope, the latest first. */
export const listDays = (
  context: Context,
  query: { readonly after?: string },
): Promise<{ items: DayRow[]; next: string | null } | { code: 'CURSOR_INVALID' }> =>
  context.store.read(context.scope, async (tx) => {
    const after = cursorOf(context.store, query.after, 2)
    if (query.after && !after) return { code: 'CURSOR_INVALID' }
    const rest = after ? sql`(on_date, day) < (${after[0]}::date, ${after[1]}::uuid)` : sql`true`
    const [ground, rows] = await Promise.all([
      groundOf(context.store, tx),
      daysWhere(tx, context.scope.tenant, rest, PAGE + 1),
    ])
    const { items, next } = pageOf(context.store, rows, PAGE, ({ on_date, day }) => [on_date, day])
    return { items: items.map((row) => rowOf(row, ground)), next }
  })

/** One day with its counts; null when it is not in scope. */
export const dayRow = async (tx: Tx, context: Context, ground: Ground, day: string): Promise<DayRow | null> => {
  const [row] = await daysWhere(tx, context.scope.tenant, sql`day = ${day}`, 1)
  return row ? rowOf(row, ground) : null
}

export const devicesOf = (tx: Tx, tenant: number, day: string): Promise<DeviceView[]> =>
  tx.rows<DeviceView>(
    sql`select device, serial, letter, station, operator from exam_device
        where tenant = ${tenant} and day = ${day} order by serial`,
  )

/** The day with its stations, devices and what waits for an answer. */
export const dayView = (context: Context, day: string): Promise<DayView | null> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const ground = await groundOf(context.store, tx)
    const [[row], devices, open] = await Promise.all([
      daysWhere(tx, tenant, sql`day = ${day}`, 1),
      devicesOf(tx, tenant, day),
      tx.one<{ alarms: number; results: number }>(
        sql`select (select count(*) from exam_alarm where tenant = ${tenant} and day = ${day} and closed_at is null)
              as alarms,
            (select count(*) from exam_result where tenant = ${tenant} and day = ${day} and solved_at is null) as results`,
      ),
    ])
    if (!row) return null
    const may = mayDo(context, 'C:D1')
    return {
      ...rowOf(row, ground),
      stations: row.stations.flatMap((code) => stationOf(code) ?? []),
      devices,
      open_alarms: open.alarms,
      unmatched: open.results,
      may: { change: may, work: may && row.state !== 'closed', submit: may },
    }
  })

/** Opens a day, not before its date, or closes it. Closing stops registration; laboratory results may still come. */
export const changeDay = (
  context: Context,
  day: string,
  state: 'open' | 'closed',
): Promise<{ readonly state: string } | DayRefusal> =>
  context.store.write(context.scope, (tx) =>
    tx.asApp(async () => {
      const { tenant } = context.scope
      const head = await tx.maybe<{ on_date: Day }>(
        sql`select on_date from exam_day where tenant = ${tenant} and day = ${day} for update`,
      )
      if (!head) return { code: 'NOT_FOUND' }
      if (state === 'open' && head.on_date > todayOf(context)) return { code: 'EXAM_NOT_YET' }
      await tx.run(sql`update exam_day set state = ${state} where tenant = ${tenant} and day = ${day}`)
      const about = { object_kind: 'exam_day', object_id: day, outcome: 'ok' }
      await addAudit(tx, context.scope, context.now, { action: `exam.${state}`, ...about })
      return { state }
    }),
  )

/** Puts a device at a station of the day; a device that registers gets a letter of its own for its numbers. */
export const joinDay = (
  context: Context,
  day: string,
  device: string,
  station: string,
): Promise<DeviceView | DayRefusal> =>
  context.store.write(context.scope, (tx) =>
    tx.asApp(async () => {
      const { tenant } = context.scope
      const head = await tx.maybe<{ villages: readonly number[]; stations: readonly string[] }>(
        sql`select villages, stations from exam_day where tenant = ${tenant} and day = ${day} for update`,
      )
      if (!head?.stations.includes(station)) return { code: 'NOT_FOUND' }
      return tx.one<DeviceView>(
        sql`insert into exam_device as d (tenant, day, device, villages, serial, letter, station, operator, joined_at)
            select ${tenant}, ${day}, ${device}, ${head.villages}::int[], coalesce(max(serial), 0) + 1,
              case when ${station} = 'S00' then chr(65 + count(letter)::int) end, ${station}, ${context.name ?? ''},
              ${context.now.toISOString()}
            from exam_device where tenant = ${tenant} and day = ${day}
            on conflict (tenant, day, device) do update set station = excluded.station, operator = excluded.operator,
              letter = coalesce(d.letter, excluded.letter)
            returning device, serial, letter, station, operator`,
      )
    }),
  )
