import type { SaveAnswer } from '@wangdi/kernel/api/routes/records.ts'
import { type Day, parseDay } from '@wangdi/kernel/day/day.ts'
import { isFilled, normalise } from '@wangdi/kernel/form/answers.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { type Finding, finding } from '@wangdi/kernel/form/finding.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { validate } from '@wangdi/kernel/form/validate.ts'
import { complete } from '@wangdi/kernel/form/visible.ts'
import { isEffective, type Source, type VersionStatus } from '@wangdi/kernel/record/record.ts'
import { addAudit } from '../audit.ts'
import { type Context, todayOf } from '../context.ts'
import { againIfOvertaken, type WriteTx } from '../db.ts'
import { withRecord } from '../derive/load.ts'
import { subjectToday } from '../derive/merge.ts'
import { derivePersons } from '../derive/person.ts'
import { formContextOf } from '../formcontext.ts'
import type { Ground } from '../ground.ts'
import type { PersonFacts } from '../person/rows.ts'
import { type Confirmed, hashOf, type NewVersion, withEnvelope } from '../versions.ts'
import { type Before, before } from './before-save.ts'
import { correctionOf, correctPerson } from './correct-person.ts'
import { classFindings, mayStore, reasonFindings } from './judge.ts'
import { putVersion } from './put-version.ts'

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

const orgOf = (context: Context, ground: Ground, org: SaveRecord['org_id']): number | null => {
  if (typeof org === 'number') return org
  if (typeof org === 'string') return ground.unitByCode(org)?.unit ?? null
  return context.unit ?? null
}

const dayOf = (form: Form, fields: Values, input: SaveRecord, today: Day): Day | null => {
  const given = input.service_date ?? (form.dateKey === null ? null : fields[form.dateKey])
  if (isFilled(given)) return parseDay(given)
  return form.dateKey === null ? today : null
}

const versionOf = (context: Context, { ground }: Before, form: Form, input: SaveRecord): NewVersion => {
  const fields = normalise(form, input.fields as Values)
  return {
    record_id: input.record_id,
    version_id: input.version_id,
    base: input.base,
    subject_kind: 'resident',
    subject_id: input.resident_id,
    form: form.id,
    edition: input.edition ?? form.edition,
    // A draft may still lack its day; it stands under today until it has one.
    service_date: dayOf(form, fields, input, todayOf(context)) ?? todayOf(context),
    status: input.status,
    source: input.source ?? '1',
    fields,
    findings_confirmed: input.findings_confirmed ?? [],
    reason: input.reason ?? null,
    org: orgOf(context, ground, input.org_id),
    provider: input.provider_id ?? context.name ?? null,
    encounter_id: input.encounter_id ?? null,
  }
}

interface Judged {
  readonly findings: readonly Finding[]
  /** The answers with what the system fills in; what is typed where it may differ stays. */
  readonly fields: Values
}

const judge = (context: Context, was: Before, form: Form, version: NewVersion, input: SaveRecord): Judged => {
  const { fields, status } = version
  const today = todayOf(context)
  const day = dayOf(form, fields, input, today)
  const moved = was.head !== null && isEffective(was.head.status) && was.head.service_date !== day
  const reasons = reasonFindings(status, version.reason, moved)
  if (status === 'voided') return { findings: reasons, fields }
  const around = formContextOf(
    subjectToday(was.loaded),
    form,
    day ?? today,
    today,
    was.ground,
    version.record_id,
    was.around,
  )
  const values = withEnvelope(form, fields, day, version.provider)
  const findings = [...classFindings(form, fields, context.scope), ...validate(form, values, around), ...reasons]
  return { findings, fields: status === 'draft' ? fields : { ...fields, ...filledIn(form, values, around) } }
}

/** The computed answers alone. */
const filledIn = (form: Form, values: Values, around: FormContext): Values => {
  const all = complete(form, values, around)
  return Object.fromEntries(Object.entries(all).filter(([key]) => form.fields[key]?.computed && isFilled(all[key])))
}

const answer = (
  outcome: SaveAnswer['outcome'],
  version: Pick<NewVersion, 'record_id' | 'version_id'>,
  recorded_at: string,
  findings: readonly Finding[],
  head: string | null,
): SaveAnswer => ({
  outcome,
  record_id: version.record_id,
  version_id: version.version_id,
  recorded_at,
  findings,
  head,
})

/** What the ids alone decide: had it already, another thing under this id, or made from a version that is not the head. */
const settled = (was: Before, version: NewVersion): SaveResult | null => {
  const { head, same } = was
  if (same)
    return same.hash.equals(hashOf(version))
      ? answer('duplicate_ok', version, same.recorded_at, [], head?.head ?? null)
      : { outcome: 'id_reuse' }
  if (head && (head.subject !== version.subject_id || head.form !== version.form)) return { outcome: 'id_reuse' }
  const current = head === null ? version.base.length === 0 : version.base.length === 1 && version.base[0] === head.head
  return current ? null : answer('conflict', version, head?.recorded_at ?? '', [], head?.head ?? null)
}

const store = async (
  tx: WriteTx,
  context: Context,
  was: Before,
  form: Form,
  version: NewVersion,
  { findings, fields }: Judged,
  facts: PersonFacts | null,
): Promise<SaveResult> => {
  const { tenant } = context.scope
  const filled = { ...version, fields }
  const whole = await putVersion(tx, context, was.loaded, form, filled, findings, hashOf(version))
  if (!whole) return { outcome: 'id_reuse' }
  if (facts) await correctPerson(tx, context, version.subject_id, facts)
  const after = withRecord(was.loaded, form, { ...filled, fields: whole }, context.now.toISOString())
  // Corrected facts of the person are read again; otherwise what was loaded under the lock plus this version is all.
  const known = facts ? undefined : new Map([[version.subject_id, after]])
  await derivePersons(tx, tenant, was.ground, [version.subject_id], todayOf(context), known)
  const outcome = version.status === 'draft' ? 'draft' : version.base.length === 0 ? 'created' : 'fast_forward'
  await addAudit(tx, context.scope, context.now, {
    action: version.status === 'voided' ? 'record.void' : 'record.save',
    object_kind: version.form,
    object_id: version.record_id,
    person: version.subject_id,
    outcome,
    detail: { version: version.version_id, status: version.status },
  })
  return answer(outcome, version, context.now.toISOString(), findings, version.version_id)
}

/**
 * Saves a version of a record inside a transaction: checked again by the same rules as on the screen, stored, and
 * everything that follows from it derived. A version sent twice is answered as before; one made from an old version
 * is a conflict; one that fails its checks is rejected and nothing is stored.
 */
export const saveRecordIn = async (
  tx: WriteTx,
  context: Context,
  input: SaveRecord,
  dryRun = false,
): Promise<SaveResult> => {
  const form = formOf(input.form)
  const was = await before(tx, context, input)
  if (!was) return { outcome: 'not_found' }
  if (!form)
    return { outcome: 'rejected', findings: [finding('NOT_IN_OPTIONS', 'form', `没有编号为“${input.form}”的表单`)] }
  const version = versionOf(context, was, form, input)
  const early = settled(was, version)
  if (early) return early
  const correction = await correctionOf(tx, context, form, version)
  const { fields, findings: found } = judge(context, was, form, version, input)
  const findings = [...found, ...correction.findings]
  const undated = input.status !== 'draft' && dayOf(form, version.fields, input, todayOf(context)) === null
  if (undated || !mayStore(version.status, findings, version.findings_confirmed))
    return { outcome: 'rejected', findings }
  if (dryRun) return answer('draft', version, context.now.toISOString(), findings, was.head?.head ?? null)
  return store(tx, context, was, form, version, { findings, fields }, correction.facts)
}

/** Saves a version of a record in a transaction of its own. With `dryRun` it only answers what would be found. */
export const saveRecord = (
  context: Context,
  input: SaveRecord,
  { dryRun = false }: { readonly dryRun?: boolean } = {},
): Promise<SaveResult> =>
  againIfOvertaken(() => context.store.write(context.scope, (tx) => saveRecordIn(tx, context, input, dryRun)))
