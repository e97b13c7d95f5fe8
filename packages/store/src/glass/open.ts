import { randomUUID } from 'node:crypto'
import { GLASS_DOUBTS, GLASS_HOURS, type GlassReason } from '@wangdi/kernel/access/glass.ts'
import { addAudit } from '../audit.ts'
import type { Context } from '../context.ts'
import { blindOf } from '../person/keys.ts'
import { sql } from '../sql.ts'

export interface GlassRequest {
  readonly id_number: string
  readonly reason: GlassReason
  readonly note: string
  readonly for_treatment: boolean
}

export type Opened =
  | { readonly outcome: 'opened'; readonly glass_id: string; readonly until: string }
  | { readonly outcome: 'not_found' | 'suspended' }

const DAY = 86_400_000

/** Opens a look at the one person who holds a number, anywhere in the county; noted before anything is shown. */
export const openGlass = (context: Context, asked: GlassRequest): Promise<Opened> =>
  context.store.system('break glass', async (tx) => {
    const { tenant, account, post } = context.scope
    const now = context.now
    const { doubts } = await tx.one<{ doubts: number }>(
      sql`select count(*) as doubts from glass where tenant = ${tenant} and account = ${account}
            and verdict = 'doubt' and opened_at > ${new Date(now.getTime() - 90 * DAY).toISOString()}`,
    )
    if (doubts >= GLASS_DOUBTS) return { outcome: 'suspended' }
    const found = await tx.maybe<{ person: string }>(
      sql`select person from identity where tenant = ${tenant} and live
            and blind = ${blindOf(context.store.identityKey, '01', asked.id_number)}`,
    )
    if (!found) return { outcome: 'not_found' }
    const glass_id = randomUUID()
    await tx.run(
      sql`insert into glass (tenant, glass, account, post, person, reason, note, for_treatment, opened_at, hours)
          values (${tenant}, ${glass_id}, ${account}, ${post}, ${found.person}, ${asked.reason}, ${asked.note},
            ${asked.for_treatment}, ${now.toISOString()}, ${GLASS_HOURS})`,
    )
    await addAudit(tx, context.scope, now, {
      action: 'glass.break',
      object_kind: 'person',
      object_id: found.person,
      person: found.person,
      outcome: 'ok',
      detail: { glass: glass_id, reason: asked.reason },
    })
    return { outcome: 'opened', glass_id, until: new Date(now.getTime() + GLASS_HOURS * 3_600_000).toISOString() }
  })
