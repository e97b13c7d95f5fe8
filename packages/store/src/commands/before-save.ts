import type { Day } from '@wangdi/kernel/day/day.ts'
import type { VersionStatus } from '@wangdi/kernel/record/record.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../db.ts'
import { type Loaded, loadSubjects } from '../derive/load.ts'
import { lockPersons } from '../derive/person.ts'
import { type Surroundings, surroundingsOf } from '../formcontext.ts'
import { type Ground, groundOf } from '../ground.ts'
import { prepared, sql } from '../sql.ts'

interface Head {
  readonly subject: string
  readonly form: string
  readonly head: string
  readonly status: VersionStatus
  readonly service_date: Day
  readonly recorded_at: string
}

/** What a save stands on, read under the person's lock. */
export interface Before {
  readonly ground: Ground
  readonly loaded: Loaded
  readonly around: Surroundings
  readonly head: Head | null
  readonly same: { readonly hash: Buffer; readonly recorded_at: string } | null
}

/** Locks the resident and reads what decides about a save; null when the resident is not in scope. */
export const before = async (
  tx: Tx,
  context: Context,
  input: { readonly resident_id: string; readonly record_id: string; readonly version_id: string },
): Promise<Before | null> => {
  const { tenant } = context.scope
  const [ground, , head, same] = await Promise.all([
    groundOf(context.store, tx),
    lockPersons(tx, tenant, [input.resident_id]),
    tx.maybe<Head>(
      prepared(
        'head',
        sql`select subject, form, head, status, service_date, recorded_at from record
            where tenant = ${tenant} and record = ${input.record_id}`,
      ),
    ),
    tx.maybe<{ hash: Buffer; recorded_at: string }>(
      prepared(
        'version',
        sql`select hash, recorded_at from record_version where tenant = ${tenant} and version = ${input.version_id} limit 1`,
      ),
    ),
  ])
  const org = ground.unitById(context.unit ?? 0)?.name ?? null
  const [subjects, around] = await Promise.all([
    loadSubjects(tx, tenant, ground, [input.resident_id]),
    surroundingsOf(tx, tenant, input.resident_id, org),
  ])
  const loaded = subjects.get(input.resident_id)
  return loaded && context.scope.villages.includes(loaded.village) ? { ground, loaded, around, head, same } : null
}
