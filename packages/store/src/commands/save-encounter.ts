import { classOfRecord } from '@wangdi/kernel/record/parts.ts'
import { addAudit } from '../audit.ts'
import { type Context, todayOf } from '../context.ts'
import { againIfOvertaken, type WriteTx } from '../db.ts'
import { withRecord } from '../derive/load.ts'
import { derivePersons } from '../derive/person.ts'
import { hashOf } from '../versions.ts'
import { type Before, before } from './before-save.ts'
import { answer, judgeVersion, type Ready } from './judge-version.ts'
import { putVersion } from './put-version.ts'
import { correctPerson } from './resident/correct-person.ts'
import type { SaveRecord, SaveResult } from './save-record.ts'

/** A head that was moved under the lock: nothing of the save may stand. */
class Overtaken extends Error {}

const outcomeOf = ({ version }: Ready) =>
  version.status === 'draft' ? 'draft' : version.base.length === 0 ? 'created' : 'fast_forward'

const note = (tx: WriteTx, context: Context, ready: Ready): Promise<void> => {
  const { version } = ready
  return addAudit(tx, context.scope, context.now, {
    action: version.status === 'voided' ? 'record.void' : 'record.save',
    object_kind: version.form,
    object_id: version.record_id,
    person: version.subject_id,
    outcome: outcomeOf(ready),
    dataClass: classOfRecord(ready.form, version.fields),
    detail: { version: version.version_id, status: version.status },
  })
}

/** Stores all versions, then derives the person once from what was loaded under the lock and these versions. */
const storeAll = async (tx: WriteTx, context: Context, was: Before, person: string, all: readonly Ready[]) => {
  const now = context.now.toISOString()
  let loaded = was.loaded
  for (const { form, version, judged } of all) {
    const filled = { ...version, fields: judged.fields }
    const whole = await putVersion(tx, context, was.loaded, form, filled, judged.findings, hashOf(version))
    if (!whole) throw new Overtaken()
    loaded = withRecord(loaded, form, { ...filled, fields: whole }, now)
  }
  const facts = all.flatMap((each) => each.facts ?? [])
  for (const each of facts) await correctPerson(tx, context, person, each)
  // Corrected facts of the person are read again; otherwise what was loaded plus these versions is all.
  const known = facts.length > 0 ? undefined : new Map([[person, loaded]])
  await derivePersons(tx, context.scope.tenant, was.ground, [person], todayOf(context), known)
  for (const ready of all) await note(tx, context, ready)
}

/**
 * Saves versions of records of one person inside a transaction, all or none: each checked by its own rules, stored,
 * and everything that follows derived once. Answers one result per version, in order; when one of them is refused,
 * the others answer what was found and nothing is stored.
 */
export const saveAll = async (
  tx: WriteTx,
  context: Context,
  resident: string,
  inputs: readonly SaveRecord[],
  dryRun: boolean,
): Promise<SaveResult[]> => {
  const was = await before(tx, context, resident, inputs)
  if (!was) return inputs.map(() => ({ outcome: 'not_found' }))
  const judged = []
  for (const input of inputs) {
    const others = inputs.filter((other) => other !== input)
    judged.push(await judgeVersion(tx, context, was, input, others))
  }
  const ready = judged.flatMap((each) => ('ready' in each ? [each.ready] : []))
  const refused = judged.some((each) => 'settled' in each && each.settled.outcome !== 'duplicate_ok')
  const stores = !dryRun && !refused && ready.length > 0
  if (stores) await storeAll(tx, context, was, resident, ready)
  const now = context.now.toISOString()
  return judged.map((each): SaveResult => {
    if ('settled' in each) return each.settled
    const { version, judged: found, head } = each.ready
    return stores
      ? answer(outcomeOf(each.ready), version, now, found.findings, version.version_id)
      : answer('draft', version, now, found.findings, head)
  })
}

/** Saves versions of one person in a transaction of its own. */
export const saveTogether = (
  context: Context,
  resident: string,
  inputs: readonly SaveRecord[],
  dryRun = false,
): Promise<SaveResult[]> =>
  againIfOvertaken(() =>
    context.store.write(context.scope, (tx) => saveAll(tx, context, resident, inputs, dryRun)),
  ).catch((error: unknown) => {
    if (error instanceof Overtaken) return inputs.map((): SaveResult => ({ outcome: 'id_reuse' }))
    throw error
  })
