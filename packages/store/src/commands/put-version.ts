import { classOfGuard, type Guard, isRestricted } from '@wangdi/kernel/access/class.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { type Finding, worst } from '@wangdi/kernel/form/finding.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { lifeOf } from '@wangdi/kernel/programme/life.ts'
import { guardOfRecord, joinHidden, joinParts, partsOf } from '@wangdi/kernel/record/parts.ts'
import type { Context } from '../context.ts'
import type { Tx, WriteTx } from '../db.ts'
import type { Loaded } from '../derive/load.ts'
import { guardNumber, guardOfNumber, guards, isUuid, seesOf } from '../scope.ts'
import { sql } from '../sql.ts'
import { type HeadFacts, hashOf, insertHead, insertParts, moveHead, type NewVersion } from '../versions.ts'

/** Parts of the base that the writer could not read: they go on unchanged. */
const unseenParts = async (tx: Tx, context: Context, version: NewVersion, form: Form) => {
  if (version.base.length === 0) return []
  const seen = guards.filter(seesOf(context.scope, version.subject_id)).map(guardNumber)
  const rows = await tx.rows<{ data_class: number; fields: Values }>(
    sql`select data_class, fields from record_version
        where tenant = ${context.scope.tenant} and version = ${version.base[0]} and data_class <> all (${seen}::smallint[])`,
  )
  const own = guardNumber(guardOfRecord(form, version.fields))
  return rows
    .filter(({ data_class }) => data_class !== own)
    .map(({ data_class, fields }) => [guardOfNumber(data_class), fields] as const)
}

/**
 * The shelf of a finding: the record's, or that of the guarded answers in the item that it is about. What a check says
 * about a restricted answer is as restricted.
 */
export const findingShelf = (form: Form, fields: Values, { field }: Finding): Guard => {
  const own = guardOfRecord(form, fields)
  const [key] = field.split(/[.[]/, 1)
  const held = [...partsOf(form, fields)].filter(([, part]) => key in part).map(([guard]) => guard)
  return held.find((guard) => guard !== own && isRestricted(classOfGuard(guard))) ?? own
}

const replaceFindings = async (
  tx: Tx,
  context: Context,
  version: NewVersion,
  form: Form,
  village: number,
  findings: readonly Finding[],
): Promise<void> => {
  await tx.run(sql`delete from finding where tenant = ${context.scope.tenant} and record = ${version.record_id}`)
  if (findings.length === 0) return
  const shelved = findings.map((found) => ({
    ...found,
    shelf: guardNumber(findingShelf(form, version.fields, found)),
  }))
  await tx.run(
    sql`insert into finding (tenant, record, seq, subject, village, data_class, code, severity, category, field,
          message, rule, found_at)
        select ${context.scope.tenant}, ${version.record_id}, ord::smallint, ${version.subject_id}, ${village},
          (f->>'shelf')::smallint, f->>'code', f->>'severity', f->>'category', f->>'field', f->>'message_zh',
          f->>'rule', ${context.now.toISOString()}
        from jsonb_array_elements(${JSON.stringify(shelved)}::jsonb) with ordinality as x(f, ord)`,
  )
}

/**
 * Stores a version that has been judged: its parts and head under the writer's own rights, parts the writer may not
 * read and findings under the deriver's. `hash` is that of what was written, where the system filled in more. Answers
 * the record's answers as they now stand, or null when another save moved the head first.
 */
export const putVersion = async (
  tx: WriteTx,
  context: Context,
  loaded: Loaded,
  form: Form,
  version: NewVersion,
  findings: readonly Finding[],
  hash: Buffer = hashOf(version),
): Promise<Values | null> => {
  const { scope } = context
  const place = lifeOf(loaded.subject).placeAt(version.service_date)
  const recorded_at = context.now.toISOString()
  const facts: HeadFacts = {
    form,
    village: loaded.village,
    service_village: place.village,
    service_unit: place.unit,
    recorded_at,
    open_block: version.status !== 'voided' && worst(findings) === 'block',
  }
  const at = { village: loaded.village, recorded_at, hash }
  const own = [...partsOf(form, version.fields)]
  const sees = seesOf(scope, version.subject_id)
  const seen = own.filter(([guard]) => sees(guard))
  const stated = own.filter(([guard]) => !sees(guard))
  const hidden = joinHidden(await unseenParts(tx, context, version, form), stated)
  const moved = await tx.asApp(async () => {
    const touched =
      version.base.length === 0
        ? await insertHead(tx, scope.tenant, version, facts)
        : await moveHead(tx, scope.tenant, version, facts)
    if (touched === 1) await insertParts(tx, scope, version, seen, at)
    return touched === 1
  })
  if (!moved) return null
  await insertParts(tx, scope, version, hidden, at)
  const draft = version.status === 'draft' ? findings : []
  await replaceFindings(tx, context, version, form, loaded.village, draft)
  if (isUuid(scope.account))
    await tx.run(sql`delete from draft where tenant = ${scope.tenant} and draft = ${version.record_id}`)
  return joinParts(
    form,
    [...seen, ...hidden].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, fields]) => fields),
  )
}
