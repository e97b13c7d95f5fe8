import type { Finding } from '@wangdi/kernel/form/finding.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { isEffective } from '@wangdi/kernel/record/record.ts'
import { type Context, todayOf } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { duplicateId, holderOf } from '../../person/duplicates.ts'
import { factsFrom, statesIdentity } from '../../person/facts.ts'
import { type PersonFacts, readFacts, updatePerson } from '../../person/rows.ts'
import type { NewVersion } from '../../versions.ts'

/** What a version makes of the resident's own facts. */
export interface Correction {
  readonly facts: PersonFacts | null
  readonly findings: readonly Finding[]
}

/**
 * A form that says who the resident is also corrects the resident: name, sex, birth date, number, phone, address. A
 * number that another resident holds is found before anything is stored.
 */
export const correctionOf = async (tx: Tx, context: Context, form: Form, version: NewVersion): Promise<Correction> => {
  if (!statesIdentity(form) || !isEffective(version.status)) return { facts: null, findings: [] }
  const { tenant } = context.scope
  const before = await readFacts(tx, tenant, version.subject_id)
  if (!before) return { facts: null, findings: [] }
  const facts = factsFrom(form, version.fields, before)
  const changed = facts.id_number !== before.id_number || facts.id_type !== before.id_type
  const holder = changed ? await holderOf(tx, tenant, context.store.identityKey, facts, version.subject_id) : null
  return { facts, findings: holder ? [duplicateId(holder)] : [] }
}

/** Writes the corrected facts; the caller then derives everything again. */
export const correctPerson = async (tx: Tx, context: Context, person: string, facts: PersonFacts): Promise<void> =>
  updatePerson(tx, context.scope.tenant, context.store.identityKey, person, facts, todayOf(context))
