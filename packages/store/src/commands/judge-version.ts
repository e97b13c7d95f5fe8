import type { SaveAnswer } from '@wangdi/kernel/api/routes/records.ts'
import { type Day, parseDay } from '@wangdi/kernel/day/day.ts'
import { isFilled, normalise } from '@wangdi/kernel/form/answers.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { type Finding, finding } from '@wangdi/kernel/form/finding.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { upgraded } from '@wangdi/kernel/form/import-map.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { validate } from '@wangdi/kernel/form/validate.ts'
import { complete } from '@wangdi/kernel/form/visible.ts'
import { isEffective } from '@wangdi/kernel/record/record.ts'
import type { Sees } from '@wangdi/kernel/record/seen.ts'
import { type Context, todayOf } from '../context.ts'
import type { WriteTx } from '../db.ts'
import { withRecord } from '../derive/load.ts'
import { subjectToday } from '../derive/merge.ts'
import { formContextOf } from '../formcontext.ts'
import type { Ground } from '../ground.ts'
import type { PersonFacts } from '../person/rows.ts'
import { guardOfNumber, seesOf } from '../scope.ts'
import { hashOf, type NewVersion, withEnvelope } from '../versions.ts'
import type { Before } from './before-save.ts'
import { classFindings, mayStore, reasonFindings } from './judge.ts'
import { correctionOf } from './resident/correct-person.ts'
import type { SaveRecord, SaveResult } from './save-record.ts'

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

const versionOf = (context: Context, { ground, heads }: Before, form: Form, input: SaveRecord): NewVersion => {
  const { edition = form.edition } = input
  const known = edition === form.edition || form.upgrades?.[edition] !== undefined
  const fields = normalise(form, upgraded(form, input.fields as Values, edition))
  return {
    record_id: input.record_id,
    version_id: input.version_id,
    base: input.base,
    subject_kind: 'resident',
    subject_id: input.resident_id,
    form: form.id,
    // Answers of an older edition stand in the codes of the one in force.
    edition: known ? form.edition : edition,
    // A draft may still lack its day; it stands under today until it has one.
    service_date: dayOf(form, fields, input, todayOf(context)) ?? todayOf(context),
    status: input.status,
    source: input.source ?? '1',
    fields,
    findings_confirmed: input.findings_confirmed ?? [],
    reason: input.reason ?? null,
    org: orgOf(context, ground, input.org_id),
    provider: input.provider_id ?? context.name ?? null,
    // A correction stays in the encounter of its record.
    encounter_id: input.encounter_id ?? heads.get(input.record_id)?.encounter ?? null,
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
  const head = was.heads.get(version.record_id)
  const moved = head !== undefined && isEffective(head.status) && head.service_date !== day
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
    seesOf(context.scope, version.subject_id),
  )
  const values = withEnvelope(form, fields, day, version.provider)
  const findings = [
    ...editionFindings(form, version),
    ...classFindings(form, fields, context.scope, version.subject_id),
    ...validate(form, values, around),
    ...reasons,
  ]
  return { findings, fields: status === 'draft' ? fields : { ...fields, ...filledIn(form, values, around) } }
}

/** An edition that nothing here can read: its codes may mean anything. */
const editionFindings = ({ title, edition: current }: Form, { edition }: NewVersion): readonly Finding[] =>
  edition === current
    ? []
    : [finding('NOT_IN_OPTIONS', 'edition', `表单“${title}”没有版本“${edition}”，现行版本为 ${current}`)]

/** The computed answers alone. */
const filledIn = (form: Form, values: Values, around: FormContext): Values => {
  const all = complete(form, values, around)
  return Object.fromEntries(Object.entries(all).filter(([key]) => form.fields[key]?.computed && isFilled(all[key])))
}

/** What a save answers for one version. */
export const answer = (
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
const settled = (was: Before, version: NewVersion, sees: Sees): SaveResult | null => {
  const head = was.heads.get(version.record_id)
  const same = was.same.get(version.version_id)
  if (same)
    return same.hash.equals(hashOf(version))
      ? answer('duplicate_ok', version, same.recorded_at, [], head?.head ?? null)
      : { outcome: 'id_reuse' }
  if (head && (head.subject !== version.subject_id || head.form !== version.form)) return { outcome: 'id_reuse' }
  // A record that the writer may not see is no record of theirs.
  if (head && !sees(guardOfNumber(head.data_class))) return { outcome: 'id_reuse' }
  const current =
    head === undefined ? version.base.length === 0 : version.base.length === 1 && version.base[0] === head.head
  return current ? null : answer('conflict', version, head?.recorded_at ?? '', [], head?.head ?? null)
}

/** What a version is judged beside: other records that the same save corrects stand as they will. */
const besideOthers = (context: Context, was: Before, others: readonly SaveRecord[]): Before => {
  let { loaded } = was
  for (const other of others) {
    const form = other.base.length > 0 ? formOf(other.form) : null
    if (!form) continue
    loaded = withRecord(loaded, form, versionOf(context, was, form, other), context.now.toISOString())
  }
  return loaded === was.loaded ? was : { ...was, loaded }
}

/** A version that may be stored, with what follows from storing it. */
export interface Ready {
  readonly form: Form
  readonly version: NewVersion
  readonly judged: Judged
  readonly facts: PersonFacts | null
  readonly head: string | null
}

/**
 * Judges a version by the same rules as on the screen, against the resident as they stood before the save, and beside
 * the corrections of the same save: it is settled already, refused, or ready to be stored.
 */
export const judgeVersion = async (
  tx: WriteTx,
  context: Context,
  was: Before,
  input: SaveRecord,
  others: readonly SaveRecord[] = [],
): Promise<{ readonly settled: SaveResult } | { readonly ready: Ready }> => {
  const form = formOf(input.form)
  if (!form) {
    const unknown = finding('NOT_IN_OPTIONS', 'form', `没有编号为“${input.form}”的表单`)
    return { settled: { outcome: 'rejected', findings: [unknown] } }
  }
  const version = versionOf(context, was, form, input)
  const early = settled(was, version, seesOf(context.scope, version.subject_id))
  if (early) return { settled: early }
  const correction = await correctionOf(tx, context, form, version)
  const { fields, findings: found } = judge(context, besideOthers(context, was, others), form, version, input)
  const findings = [...found, ...correction.findings]
  const undated = input.status !== 'draft' && dayOf(form, version.fields, input, todayOf(context)) === null
  if (undated || !mayStore(version.status, findings, version.findings_confirmed))
    return { settled: { outcome: 'rejected', findings } }
  const head = was.heads.get(version.record_id)?.head ?? null
  return { ready: { form, version, judged: { findings, fields }, facts: correction.facts, head } }
}
