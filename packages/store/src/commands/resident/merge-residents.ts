import type { Values } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { v7 } from 'uuid'
import { addAudit } from '../../audit.ts'
import { type Context, todayOf } from '../../context.ts'
import type { WriteTx } from '../../db.ts'
import { loadSubjects } from '../../derive/load.ts'
import { derivePersons, lockPersons } from '../../derive/person.ts'
import { type Ground, groundOf } from '../../ground.ts'
import { sql } from '../../sql.ts'
import { putVersion } from '../put-version.ts'

export interface Merge {
  readonly survivor: string
  readonly merged: string
  readonly undo?: boolean
  /** Field → record whose value holds, where the two records differ (R-LIFE-5). */
  readonly chosen?: Readonly<Record<string, unknown>>
  readonly reason: string
}

export type MergeResult =
  | { readonly outcome: 'done'; readonly survivor: string; readonly merged: string; readonly undone: boolean }
  | { readonly outcome: 'not_found' | 'already' | 'same' }

/** The same statement stands among the records of both: each is derived from its own records alone. */
const write = async (tx: WriteTx, context: Context, ground: Ground, input: Merge): Promise<void> => {
  const form = formOf('rec_merge')
  if (!form) throw new Error('the form of merging is missing')
  const today = todayOf(context)
  const both = [input.survivor, input.merged]
  const loaded = await loadSubjects(tx, context.scope.tenant, ground, both)
  for (const resident of both) {
    const one = loaded.get(resident)
    if (!one) throw new Error('a locked resident vanished')
    const fields: Values = {
      effective_date: today,
      survivor: input.survivor,
      merged: input.merged,
      undo: input.undo ?? false,
      reason: input.reason,
      ...(input.chosen && { chosen: input.chosen as Values }),
    }
    await putVersion(
      tx,
      context,
      one,
      form,
      {
        record_id: v7(),
        version_id: v7(),
        base: [],
        subject_kind: 'resident',
        subject_id: resident,
        form: form.id,
        edition: form.edition,
        service_date: today,
        status: 'submitted',
        source: '1',
        fields,
        findings_confirmed: [],
        reason: input.reason,
        org: context.unit ?? null,
        provider: context.name ?? null,
        encounter_id: null,
      },
      [],
    )
  }
}

/** The alias of a merge; it stays when the merge is undone, because figures of the days between still stand on it. */
const link = async (tx: WriteTx, tenant: number, { survivor, merged, undo }: Merge): Promise<void> => {
  await Promise.all([
    tx.run(
      sql`update person set merged_into = ${undo ? null : survivor} where tenant = ${tenant} and person = ${merged}`,
    ),
    tx.run(sql`update identity set live = ${undo ?? false} where tenant = ${tenant} and person = ${merged}`),
    tx.run(
      sql`insert into person_alias (tenant, alias, person, village, kind)
          select ${tenant}, ${merged}, person, village, 'merged' from person where tenant = ${tenant} and person = ${survivor}
          on conflict (tenant, alias, person) do nothing`,
    ),
    tx.run(
      undo
        ? sql`delete from person_alias where tenant = ${tenant} and person = ${survivor} and kind = 'code'
                and alias in (select record_code from person where tenant = ${tenant} and person = ${merged})`
        : sql`insert into person_alias (tenant, alias, person, village, kind)
              select ${tenant}, m.record_code, s.person, s.village, 'code'
              from person m, person s
              where m.tenant = ${tenant} and m.person = ${merged} and m.record_code is not null
                and s.tenant = ${tenant} and s.person = ${survivor}
              on conflict (tenant, alias, person) do nothing`,
    ),
  ])
}

/**
 * Merges two records of one person, or undoes it: a dated alias by which the forms of both count for the survivor from
 * today on; nothing is moved or deleted (R-LIFE-5).
 */
export const mergeResidents = (context: Context, input: Merge): Promise<MergeResult> =>
  context.store.write(context.scope, async (tx) => {
    const { tenant, villages } = context.scope
    if (input.survivor === input.merged) return { outcome: 'same' }
    const ground = await groundOf(context.store, tx)
    const both = [input.survivor, input.merged]
    await lockPersons(tx, tenant, both)
    const rows = await tx.rows<{ person: string; village: number; merged_into: string | null }>(
      sql`select person, village, merged_into from person where tenant = ${tenant} and person = any (${both}::uuid[])`,
    )
    if (rows.filter((row) => villages.includes(row.village)).length !== 2) return { outcome: 'not_found' }
    const merged = rows.find(({ person }) => person === input.merged)
    const survivor = rows.find(({ person }) => person === input.survivor)
    const fits = input.undo
      ? merged?.merged_into === input.survivor
      : merged?.merged_into === null && survivor?.merged_into === null
    if (!fits) return { outcome: 'already' }
    await write(tx, context, ground, input)
    await link(tx, tenant, input)
    await derivePersons(tx, tenant, ground, both, todayOf(context))
    await addAudit(tx, context.scope, context.now, {
      action: input.undo ? 'resident.unmerge' : 'resident.merge',
      object_kind: 'resident',
      object_id: input.merged,
      person: input.survivor,
      outcome: 'done',
    })
    return { outcome: 'done', survivor: input.survivor, merged: input.merged, undone: input.undo ?? false }
  })
