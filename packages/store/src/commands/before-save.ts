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
  readonly record: string
  readonly encounter: string | null
  readonly subject: string
  readonly form: string
  readonly head: string
  readonly status: VersionStatus
  readonly service_date: Day
  readonly recorded_at: string
  readonly data_class: number
}

/** What a save stands on, read under the person's lock. */
export interface Before {
  readonly ground: Ground
  readonly loaded: Loaded
  readonly around: Surroundings
  /** Records that exist already, by id. */
  readonly heads: ReadonlyMap<string, Head>
  /** Versions that are stored already, by id. */
  readonly same: ReadonlyMap<string, Same>
}

interface Same {
  readonly version: string
  readonly hash: Buffer
  readonly recorded_at: string
}

/** Locks the resident and reads, once for all versions, what decides about a save; null when not in scope. */
export const before = async (
  tx: Tx,
  context: Context,
  resident: string,
  versions: readonly { readonly record_id: string; readonly version_id: string }[],
): Promise<Before | null> => {
  const { tenant } = context.scope
  const records = versions.map(({ record_id }) => record_id)
  const ids = versions.map(({ version_id }) => version_id)
  const [ground, , heads, same] = await Promise.all([
    groundOf(context.store, tx),
    lockPersons(tx, tenant, [resident]),
    tx.rows<Head>(
      prepared(
        'heads',
        sql`select record, encounter, subject, form, head, status, service_date, recorded_at, data_class
            from record
            where tenant = ${tenant} and record = any (${records}::uuid[])`,
      ),
    ),
    tx.rows<Same>(
      prepared(
        'versions',
        sql`select version, hash, recorded_at from record_version
            where tenant = ${tenant} and version = any (${ids}::uuid[])`,
      ),
    ),
  ])
  const org = ground.unitById(context.unit ?? 0)?.name ?? null
  const [subjects, around] = await Promise.all([
    loadSubjects(tx, tenant, ground, [resident]),
    surroundingsOf(tx, tenant, resident, org),
  ])
  const loaded = subjects.get(resident)
  return loaded && context.scope.villages.includes(loaded.village)
    ? {
        ground,
        loaded,
        around,
        heads: new Map(heads.map((head) => [head.record, head])),
        same: new Map(same.map((version) => [version.version, version])),
      }
    : null
}
