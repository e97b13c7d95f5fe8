import { v7 } from 'uuid'
import { type Context, todayOf } from '../../context.ts'
import { groundOf } from '../../ground.ts'
import { sql } from '../../sql.ts'
import { type SaveResult, saveRecord } from '../save-record.ts'

interface Statement {
  readonly resident_id: string
  readonly record_id?: string
  readonly version_id?: string
  readonly confirmed?: readonly { readonly code: string; readonly field: string; readonly reason: string }[]
}

/** A fact about the record's life is a record too, so that everything derived can be rebuilt from records alone. */
const state = (
  context: Context,
  statement: Statement,
  form: string,
  day: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<SaveResult> =>
  saveRecord(context, {
    record_id: statement.record_id ?? v7(),
    version_id: statement.version_id ?? v7(),
    base: [],
    resident_id: statement.resident_id,
    form,
    service_date: day,
    status: 'submitted',
    fields,
    findings_confirmed: statement.confirmed ?? [],
  })

/**
 * Moves a resident to another village of the platform (规范第三版·居民健康档案·档案转移). From the effective day on the figures count
 * there; access follows on that day, in this transaction when the day has come, else when `applyMoves` runs.
 */
export const moveResident = async (
  context: Context,
  input: Statement & { readonly to_village: string; readonly effective_date: string; readonly reason?: string },
): Promise<SaveResult> => {
  const { from, to } = await context.store.read(context.scope, async (tx) => {
    const ground = await groundOf(context.store, tx)
    const row = await tx.maybe<{ unit: number }>(
      sql`select unit from person where tenant = ${context.scope.tenant} and person = ${input.resident_id}`,
    )
    const village = ground.areaByCode(input.to_village)
    const unit = village ? ground.unitOf(village.area, todayOf(context)) : 0
    return { from: ground.unitById(row?.unit ?? 0), to: village?.level === 'village' ? ground.unitById(unit) : null }
  })
  if (!to) return { outcome: 'not_found' }
  return state(context, input, 'rec_transfer', input.effective_date, {
    effective_date: input.effective_date,
    from_org: from?.code ?? to.code,
    to_org: to.code,
    to_village: input.to_village,
    state: 'accepted',
    requested_on: todayOf(context),
    decided_on: todayOf(context),
    ...(input.reason && { reason: input.reason }),
  })
}

/** Closes a record: death, moving out, loss. `fields` are those of rec_lifecycle for the target (R-LIFE-1 to R-LIFE-4). */
export const closeResident = (
  context: Context,
  input: Statement & {
    readonly to: 'closed_deceased' | 'closed_moved_out' | 'closed_lost'
    readonly changed_on: string
    readonly fields: Readonly<Record<string, unknown>>
  },
): Promise<SaveResult> =>
  state(context, input, 'rec_lifecycle', input.changed_on, {
    ...input.fields,
    changed_on: input.changed_on,
    to: input.to,
  })

/** Takes a closed record up again: found, moved back, or closed by mistake. */
export const reactivateResident = (
  context: Context,
  input: Statement & { readonly changed_on: string; readonly fields: Readonly<Record<string, unknown>> },
): Promise<SaveResult> =>
  state(context, input, 'rec_lifecycle', input.changed_on, {
    ...input.fields,
    changed_on: input.changed_on,
    to: 'active',
  })
