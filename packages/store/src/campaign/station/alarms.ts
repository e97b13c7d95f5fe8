import type { AlarmView } from '@wangdi/kernel/api/answers/exam-day.ts'
import type { Critical } from '@wangdi/kernel/campaign/day/critical.ts'
import { stationOf } from '@wangdi/kernel/campaign/day/station.ts'
import { v7 } from 'uuid'
import { addAudit } from '../../audit.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { guardNumber } from '../../scope.ts'
import { type Sql, sql } from '../../sql.ts'
import { classOfPart } from './part-rows.ts'

interface Row {
  readonly alarm: string
  readonly person: string
  readonly number: string | null
  readonly name: string
  readonly keys: readonly string[]
  readonly words: Pick<Critical, 'text' | 'advice' | 'repeat'>
  readonly at: string
  readonly station: string
  readonly received_by: string | null
  readonly received_at: string | null
  readonly called: number
  readonly closed_by: string | null
  readonly closed_at: string | null
  readonly note: string | null
}

const viewOf = (row: Row): AlarmView => ({
  alarm_id: row.alarm,
  resident_id: row.person,
  number: row.number,
  name: row.name,
  keys: row.keys,
  ...row.words,
  at: row.at,
  station: row.station,
  received: row.received_at === null ? null : { by: row.received_by ?? '', at: row.received_at },
  called: row.called,
  closed: row.closed_at === null ? null : { by: row.closed_by ?? '', at: row.closed_at, note: row.note ?? '' },
})

/** Alarms of a condition, the unanswered first, then the latest. */
export const alarmsWhere = async (tx: Tx, tenant: number, day: string, condition: Sql): Promise<AlarmView[]> =>
  (
    await tx.rows<Row>(
      sql`select a.alarm, a.person, e.number, p.name, a.keys, a.words, a.at, a.station, a.received_by, a.received_at,
            a.called, a.closed_by, a.closed_at, a.note
          from exam_alarm a
          join exam_person e on e.tenant = a.tenant and e.day = a.day and e.person = a.person
          join person p on p.tenant = a.tenant and p.person = a.person
          where a.tenant = ${tenant} and a.day = ${day} and ${condition}
          order by a.closed_at is not null, a.received_at is not null, a.at desc`,
    )
  ).map(viewOf)

/** Alarms of a day, as far as the reader may see the persons and classes. */
export const dayAlarms = (context: Context, day: string): Promise<AlarmView[]> =>
  context.store.read(context.scope, (tx) => alarmsWhere(tx, context.scope.tenant, day, sql`true`))

export interface Alarming {
  readonly day: string
  readonly person: string
  readonly village: number
  readonly form: string
  readonly station: string
  readonly device: string
  readonly at: string
}

/** Raises alarms for critical values, in the transaction that stores them. */
export const raiseAlarms = async (
  tx: Tx,
  context: Context,
  of: Alarming,
  critical: readonly Critical[],
): Promise<AlarmView[]> => {
  if (critical.length === 0) return []
  const { tenant } = context.scope
  const rows = critical.map(({ keys, text, advice, repeat }) => ({
    alarm: v7(),
    keys: keys.map((key) => `${of.form}.${key}`),
    words: { text, advice, repeat },
    data_class: guardNumber(classOfPart(`${of.form}.${keys[0]}`)),
  }))
  await tx.run(
    sql`insert into exam_alarm (tenant, day, alarm, person, village, data_class, keys, words, station, device, at)
        select ${tenant}, ${of.day}, x.alarm, ${of.person}, ${of.village}, x.data_class, x.keys, x.words, ${of.station},
          ${of.device}, ${of.at}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(alarm uuid, data_class smallint, keys text[],
          words jsonb)`,
  )
  return alarmsWhere(tx, tenant, of.day, sql`a.alarm = any (${rows.map(({ alarm }) => alarm)}::uuid[])`)
}

export interface AlarmAnswer {
  readonly act: 'received' | 'called' | 'closed'
  readonly device: string
  readonly note?: string
}

const changeOf = ({ act, note }: AlarmAnswer, by: string, now: string): Sql => {
  if (act === 'called') return sql`called = called + 1`
  if (act === 'received')
    return sql`received_by = coalesce(received_by, ${by}), received_at = coalesce(received_at, ${now})`
  return sql`closed_by = coalesce(closed_by, ${by}), closed_at = coalesce(closed_at, ${now}),
    note = coalesce(note, ${note ?? ''}), received_by = coalesce(received_by, ${by}),
    received_at = coalesce(received_at, ${now})`
}

/** The doctor's device has it, the station calls again, or it has been dealt with. Answers the alarm as it now stands. */
export const answerAlarm = (
  context: Context,
  day: string,
  alarm: string,
  answer: AlarmAnswer,
): Promise<AlarmView | null> =>
  context.store.write(context.scope, (tx) =>
    tx.asApp(async () => {
      const { tenant } = context.scope
      const device = await tx.maybe<{ station: string; serial: number }>(
        sql`select station, serial from exam_device
            where tenant = ${tenant} and day = ${day} and device = ${answer.device}`,
      )
      const place = device ? `${stationOf(device.station)?.short ?? device.station} ${device.serial}号机` : ''
      const by = place || (context.name ?? '')
      await tx.run(
        sql`update exam_alarm set ${changeOf(answer, by, context.now.toISOString())}
            where tenant = ${tenant} and day = ${day} and alarm = ${alarm}`,
      )
      const [view] = await alarmsWhere(tx, tenant, day, sql`a.alarm = ${alarm}`)
      if (!view) return null
      await addAudit(tx, context.scope, context.now, {
        action: `exam.alarm.${answer.act}`,
        object_kind: 'exam_alarm',
        object_id: alarm,
        person: view.resident_id,
        outcome: 'ok',
      })
      return view
    }),
  )
