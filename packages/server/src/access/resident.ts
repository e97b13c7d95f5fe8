import { type AssignedClass, restricted } from '@wangdi/kernel/access/class.ts'
import type { Decision } from '@wangdi/kernel/access/decide.ts'
import { decide } from '@wangdi/kernel/access/decide.ts'
import type { Action, AnyClass } from '@wangdi/kernel/access/matrix.ts'
import { problems } from '@wangdi/kernel/api/problems.ts'
import { audit } from '@wangdi/store/audit.ts'
import type { Scope } from '@wangdi/store/scope.ts'
import { sql } from '@wangdi/store/sql.ts'
import type { Call } from '../call.ts'
import { Refusal } from '../http/refusal.ts'
import { isFor } from '../sign-in/scope.ts'

interface Facts {
  readonly village: number
  readonly programmes: readonly string[]
}

/** Restricted classes for which a person is assigned to the asker's clinic by name. */
const assignedTo = ({ named = {} }: Scope, person: string): readonly AssignedClass[] =>
  restricted.filter((each) => named[each]?.includes(person))

/** Village of today and programmes of a resident, as far as row-level security shows them to the asker. */
const factsOf = <R>({ world, context, today }: Call<R>, person: string): Promise<Facts | null> =>
  world.store.read(context.scope, (tx) =>
    tx.maybe<Facts>(sql`
      select village, array(
        select distinct programme from status s
        where s.tenant = p.tenant and s.person = p.person and s.from_day <= ${today} and s.to_day > ${today}
      ) as programmes
      from person p where tenant = ${world.store.tenant} and person = ${person}`),
  )

const refuse = async <R>(
  { context, request }: Call<R>,
  kind: string,
  id: string,
  decision: Decision,
): Promise<never> => {
  const route = request.routeOptions.config.route?.id
  await audit(context, { action: 'denied', object_kind: kind, object_id: id, outcome: 'denied', detail: { route } })
  const hidden = decision.outcome !== 'deny' || decision.code === 'NOT_FOUND'
  throw new Refusal(hidden ? problems.notFound : problems.forbidden)
}

const decideOn = async <R>(call: Call<R>, action: Action, dataClass: AnyClass, person: string): Promise<Decision> => {
  const facts = await factsOf(call, person)
  return facts
    ? decide(call.who.actor, action, dataClass, { ...facts, assigned: assignedTo(call.context.scope, person) })
    : { outcome: 'deny', code: 'NOT_FOUND' }
}

/** Passes when the asker may do this to the resident; else 404 as if there were none, or 403 for a visible one. */
export const mayTouch = async <R>(
  call: Call<R>,
  action: Action,
  dataClass: AnyClass,
  person: string,
): Promise<void> => {
  const decision = await decideOn(call, action, dataClass, person)
  if (decision.outcome === 'deny') await refuse(call, 'person', person, decision)
}

/** Whether the asker may do this to the resident; nothing is refused and nothing noted. */
export const isAllowed = async <R>(
  call: Call<R>,
  action: Action,
  dataClass: AnyClass,
  person: string,
): Promise<boolean> => (await decideOn(call, action, dataClass, person)).outcome !== 'deny'

/** How well a post knows a resident: it may read the record, or only see who it is, so as to enrol them. */
export type Acquaintance = 'reader' | 'enroller'

/** Passes for readers of the resident's record, and for posts of a restricted programme who may enrol the person. */
export const mayMeet = async <R>(call: Call<R>, person: string): Promise<Acquaintance> => {
  const read = await decideOn(call, 'R', 'D1', person)
  if (read.outcome !== 'deny') return 'reader'
  const own = isFor(call.who.actor.role)
  const enrol = own && (await decideOn(call, 'C', own, person))
  if (enrol && enrol.outcome === 'allow') return 'enroller'
  return refuse(call, 'person', person, read)
}

/** The same for something new in a village, named by its code. */
export const mayTouchVillage = async <R>(
  call: Call<R>,
  action: Action,
  dataClass: AnyClass,
  code: string,
): Promise<void> => {
  const { world, context, today } = call
  const area = await world.store.read(context.scope, (tx) =>
    tx.maybe<{ area: number }>(sql`
      select area from area where tenant = ${world.store.tenant} and code = ${code} and level = 'village'
      and valid_from <= ${today} and (valid_to is null or valid_to > ${today})`),
  )
  const decision: Decision = area
    ? decide(call.who.actor, action, dataClass, { village: area.area, programmes: call.who.actor.programmes })
    : { outcome: 'deny', code: 'NOT_FOUND' }
  if (decision.outcome === 'deny') await refuse(call, 'area', code, decision)
}
