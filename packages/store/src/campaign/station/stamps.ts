import type { Context } from '../../context.ts'
import type { WriteTx } from '../../db.ts'
import { prepared, sql } from '../../sql.ts'
import type { DayHead } from '../day/head.ts'
import { type StationSave, tubesOf } from './station-input.ts'

/** Tubes of this save that are bound to someone else now; asked under a lock of the tube. (R-EXD-5) */
export const boundElsewhere = async (
  tx: WriteTx,
  tenant: number,
  day: string,
  input: StationSave,
): Promise<string[]> => {
  const codes = tubesOf(input).flatMap(([, code]) => (code === '' ? [] : [code]))
  if (codes.length === 0 || input.offline) return []
  for (const code of [...new Set(codes)].toSorted())
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${day} ${code}`}, 0))`)
  const rows = await tx.rows<{ tube: string }>(
    sql`select distinct tube from (
          select distinct on (person, key) person, tube from exam_part
          where tenant = ${tenant} and day = ${day} and key like 'tube:%' and person <> ${input.resident_id}
            and person in (select person from exam_part
              where tenant = ${tenant} and day = ${day} and tube = any (${codes}::text[]))
          order by person, key, at desc, device desc, save desc) bound
        where tube = any (${codes}::text[])`,
  )
  return rows.map(({ tube }) => tube)
}

/** The station's stamp as the queue reads it: the latest by its own time, in every order of arrival. */
export const stampPass = async (
  tx: WriteTx,
  tenant: number,
  day: string,
  village: number,
  input: StationSave,
): Promise<void> => {
  if (input.state === 'noted') return
  await tx.run(
    prepared(
      'exam pass',
      sql`insert into exam_pass as s (tenant, day, station, person, village, state, reason, from_at, first_at, at, save)
          values (${tenant}, ${day}, ${input.station}, ${input.resident_id}, ${village}, ${input.state},
            ${input.reason ?? null}, ${input.from ?? input.at}, ${input.at}, ${input.at}, ${input.save_id})
          on conflict (tenant, day, station, person) do update set
            state = case when (excluded.at, excluded.save) > (s.at, s.save) then excluded.state else s.state end,
            reason = case when (excluded.at, excluded.save) > (s.at, s.save) then excluded.reason else s.reason end,
            from_at = least(s.from_at, excluded.from_at), first_at = least(s.first_at, excluded.first_at),
            save = case when (excluded.at, excluded.save) > (s.at, s.save) then excluded.save else s.save end,
            at = greatest(s.at, excluded.at)`,
    ),
  )
  await tx.run(
    prepared(
      'exam seen',
      sql`update exam_person set last_at = greatest(last_at, ${input.at}),
            handed_in_at = case when ${input.station} = 'S99' and ${input.state} = 'passed'
              then least(handed_in_at, ${input.at}) else handed_in_at end
          where tenant = ${tenant} and day = ${day} and person = ${input.resident_id}`,
    ),
  )
}

/** Done, or in part: what the check before leaving says becomes the target's outcome. */
export const closeTarget = async (tx: WriteTx, context: Context, head: DayHead, input: StationSave, whole: boolean) => {
  const { tenant, account } = context.scope
  const state = whole ? 'done' : 'partly'
  const now = context.now.toISOString()
  await tx.run(
    sql`with changed as (
          update target set state = ${state}, version = version + 1, changed_at = ${now}
          where tenant = ${tenant} and campaign = ${head.campaign} and person = ${input.resident_id}
            and state not in ('done', ${state})
          returning village, version)
        insert into target_change (tenant, campaign, person, version, village, state, on_date, account, at)
        select ${tenant}, ${head.campaign}, ${input.resident_id}, version, village, ${state}, ${head.on_date}, ${account},
          ${now} from changed`,
  )
}
