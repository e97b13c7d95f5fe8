import type { SaveAnswer } from '@wangdi/kernel/api/routes/records.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import type { Source, VersionStatus } from '@wangdi/kernel/record/record.ts'
import type { Context } from '../context.ts'
import type { WriteTx } from '../db.ts'
import type { Confirmed } from '../versions.ts'
import { saveAll, saveTogether } from './save-encounter.ts'

export interface SaveRecord {
  readonly record_id: string
  readonly version_id: string
  readonly base: readonly string[]
  readonly resident_id: string
  readonly form: string
  readonly edition?: string
  readonly service_date?: string | null
  readonly status: VersionStatus
  readonly fields: Values | Readonly<Record<string, unknown>>
  readonly findings_confirmed?: readonly Confirmed[]
  readonly encounter_id?: string | null
  readonly reason?: string | null
  readonly source?: Source
  /** Unit that did the service, as a code or as the store's number; left out, the unit of the writer's post. */
  readonly org_id?: string | number | null
  readonly provider_id?: string | null
}

export type SaveResult =
  | SaveAnswer
  | { readonly outcome: 'not_found' | 'id_reuse' }
  | { readonly outcome: 'rejected'; readonly findings: readonly Finding[] }

/** Saves a version of a record inside a transaction. A version sent twice is answered as before. */
export const saveRecordIn = async (
  tx: WriteTx,
  context: Context,
  input: SaveRecord,
  dryRun = false,
): Promise<SaveResult> => {
  const [result] = await saveAll(tx, context, input.resident_id, [input], dryRun)
  return result
}

/** Saves a version of a record in a transaction of its own. With `dryRun` it only answers what would be found. */
export const saveRecord = async (
  context: Context,
  input: SaveRecord,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<SaveResult> => {
  const [result] = await saveTogether(context, input.resident_id, [input], dryRun)
  return result
}
