import type { Day } from '@wangdi/kernel/day/day.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { prepared, sql } from '../../sql.ts'

/** An examination day as it was planned. */
export interface DayHead {
  readonly day: string
  readonly campaign: string
  readonly unit: number
  readonly name: string
  readonly place: string
  readonly on_date: Day
  readonly villages: readonly number[]
  readonly stations: readonly string[]
  readonly state: 'planned' | 'open' | 'closed'
}

/** The day as the asking role may see it; null when there is none. */
export const dayHead = (tx: Tx, tenant: number, day: string): Promise<DayHead | null> =>
  tx.maybe<DayHead>(
    prepared(
      'exam day',
      sql`select day, campaign, unit, name, place, on_date, villages, stations, state from exam_day
          where tenant = ${tenant} and day = ${day}`,
    ),
  )

/** Whether the day is in scope. */
export const seesDay = (context: Context, day: string): Promise<boolean> =>
  context.store.read(context.scope, async (tx) => (await dayHead(tx, context.scope.tenant, day)) !== null)

/** What an answer may be besides what was asked for. */
export type DayRefusal = {
  readonly code:
    | 'NOT_FOUND'
    | 'EXAM_CLOSED'
    | 'EXAM_NOT_YET'
    | 'EXAM_DEVICE'
    | 'EXAM_NOT_REGISTERED'
    | 'VILLAGE_UNKNOWN'
}
