import { problems } from '@wangdi/kernel/api/problems.ts'
import type { api } from '@wangdi/kernel/api/routes.ts'
import { audit } from '@wangdi/store/audit.ts'
import { reveal } from '@wangdi/store/read/resident/reveal.ts'
import { sql } from '@wangdi/store/sql.ts'
import type { Call } from '../call.ts'
import { found, Refusal } from '../http/refusal.ts'

/** How often one account may see whole values. */
const PER_HOUR = 30
const PER_DAY = 150
/** How long a page shows the value. */
const SECONDS = 60

const ACTION = 'identity.reveal'

type RevealCall = Call<typeof api.residents.reveal>

const revealsOf = ({ world, who, now }: RevealCall): Promise<{ readonly hour: number; readonly day: number }> =>
  world.store.system('reveal limit', (tx) =>
    tx.one(sql`
      select count(*) filter (where at > ${new Date(now.getTime() - 3_600_000)}) as hour, count(*) as day
      from audit where tenant = ${world.store.tenant} and at > ${new Date(now.getTime() - 86_400_000)}
      and account = ${who.accountId} and action = ${ACTION}`),
  )

/** The whole value for 60 seconds, under a purpose, counted and noted before it is shown. */
export const revealOnce = async (
  call: RevealCall,
): Promise<{ readonly value: string | null; readonly seconds: number }> => {
  const { context, params, body } = call
  if (body.purpose === '其他' && (body.note?.trim().length ?? 0) < 4)
    throw new Refusal(problems.badRequest, { detail: '用途选“其他”时，请写明原因，至少4个字' })
  const { hour, day } = await revealsOf(call)
  const within = hour < PER_HOUR && day < PER_DAY
  await audit(context, {
    action: within ? ACTION : 'identity.refused',
    object_kind: 'person',
    object_id: params.id,
    person: params.id,
    outcome: within ? 'ok' : 'denied',
    detail: { field: body.field, purpose: body.purpose },
  })
  if (!within) throw new Refusal(problems.revealLimit, { retryAfter: 3600 })
  const { value } = found(await reveal(context, params.id, body.field))
  return { value, seconds: SECONDS }
}
