import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { type Finding, worst } from '@wangdi/kernel/form/finding.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { validate } from '@wangdi/kernel/form/validate.ts'
import { leakFindings } from '@wangdi/kernel/import/leak.ts'
import { lifeOf } from '@wangdi/kernel/programme/life.ts'
import { guardOfRecord } from '@wangdi/kernel/record/parts.ts'
import { isEffective, type VersionStatus } from '@wangdi/kernel/record/record.ts'
import type { Sees } from '@wangdi/kernel/record/seen.ts'
import { type Context, todayOf } from '../../context.ts'
import type { WriteTx } from '../../db.ts'
import { type Loaded, loadSubjects, withRecord } from '../../derive/load.ts'
import { formContextOf } from '../../formcontext.ts'
import type { Ground } from '../../ground.ts'
import { guardNumber, guardOfNumber, seesOf } from '../../scope.ts'
import { sql } from '../../sql.ts'
import { hashOf, type NewVersion, withEnvelope } from '../../versions.ts'
import { versionOfLine } from '../bundle.ts'
import { type LineOutcome, type Outcomes, outcome, type Placed, refused } from './outcome.ts'
import { type NewRow, writeRecords } from './write.ts'

interface Head {
  readonly record: string
  readonly subject: string
  readonly form: string
  readonly head: string
  readonly data_class: number
}

interface Batch {
  readonly context: Context
  readonly ground: Ground
  readonly persons: Map<string, Loaded>
  readonly heads: Map<string, Head>
  readonly hashes: Map<string, Buffer>
  readonly rows: NewRow[]
}

const open = async (tx: WriteTx, context: Context, ground: Ground, lines: readonly RecordLine[]): Promise<Batch> => {
  const { tenant } = context.scope
  const ids = <K extends keyof RecordLine>(key: K): RecordLine[K][] => [...new Set(lines.map((line) => line[key]))]
  const [persons, heads, hashes] = await Promise.all([
    loadSubjects(tx, tenant, ground, ids('resident_id')),
    tx.rows<Head>(
      sql`select record, subject, form, head, data_class from record where tenant = ${tenant} and record = any (${ids('record_id')}::uuid[])`,
    ),
    tx.rows<{ version: string; hash: Buffer }>(
      sql`select distinct version, hash from record_version
          where tenant = ${tenant} and version = any (${ids('version_id')}::uuid[])`,
    ),
  ])
  return {
    context,
    ground,
    persons,
    heads: new Map(heads.map((head) => [head.record, head])),
    hashes: new Map(hashes.map(({ version, hash }) => [version, hash])),
    rows: [],
  }
}

/** What the ids alone decide; null: the line is new. */
const settled = ({ heads, hashes }: Batch, version: NewVersion): LineOutcome | null => {
  const id = version.record_id
  const hash = hashes.get(version.version_id)
  if (hash)
    return hash.equals(hashOf(version))
      ? outcome('unchanged', id)
      : refused(id, 'ID_REUSE', 'version_id', '这个版本号已用于另一份内容')
  const head = heads.get(id)
  if (head && (head.subject !== version.subject_id || head.form !== version.form))
    return refused(id, 'ID_REUSE', 'record_id', '这个记录号已用于另一份记录')
  const current = head ? version.base.length === 1 && version.base[0] === head.head : version.base.length === 0
  if (current) return null
  const message = head ? '这份记录在系统里已有更新的版本，请先取回再改' : '它所依据的上一个版本不在系统里'
  return refused(id, 'VERSION_CONFLICT', 'base', message)
}

const seesIn = ({ scope }: Context, person: string): Sees =>
  scope.account === null ? () => true : seesOf(scope, person)

const judge = ({ context, ground }: Batch, loaded: Loaded, form: Form, version: NewVersion): readonly Finding[] => {
  if (version.status === 'voided') return []
  const today = todayOf(context)
  const on = version.service_date
  const sees = seesIn(context, loaded.person)
  const around = formContextOf(loaded.subject, form, on, today, ground, version.record_id, {}, sees)
  const imported = version.source === '2'
  // The system's own lines come back as they went; what a person imports may not tell of a restricted class.
  const leaks = imported && context.scope.account !== null ? leakFindings(form, version.fields) : []
  const values = withEnvelope(form, version.fields, on, version.provider)
  return [...leaks, ...validate(form, values, { ...around, imported })]
}

/**
 * What stands in the way of submitting keeps a row of somebody's table as a draft; nothing is dropped. A line of the
 * exchange format that the system itself takes in stays as stated, so that a county comes back as it went: its
 * findings are kept beside it and it counts nowhere while they are open.
 */
const statusFor = ({ context }: Batch, { status, source }: NewVersion, findings: readonly Finding[]): VersionStatus => {
  const stated = context.scope.account === null && source !== '2'
  return !stated && isEffective(status) && worst(findings) === 'block' ? 'draft' : status
}

/** Later lines of the batch are judged with the earlier ones in the history. */
const remember = (batch: Batch, loaded: Loaded, form: Form, version: NewVersion, recorded_at: string): void => {
  batch.persons.set(loaded.person, withRecord(loaded, form, version, recorded_at))
  batch.hashes.set(version.version_id, hashOf(version))
  batch.heads.set(version.record_id, {
    record: version.record_id,
    subject: version.subject_id,
    form: version.form,
    head: version.version_id,
    data_class: guardNumber(guardOfRecord(form, version.fields)),
  })
}

/** Lines of the system itself keep their own time of entry; what a person imports was entered now. */
const recordedAt = ({ context }: Batch, line: RecordLine): string =>
  (context.scope.account === null ? line.recorded_at : null) ?? context.now.toISOString()

const loadOne = (batch: Batch, line: RecordLine): LineOutcome => {
  const { context, ground } = batch
  const loaded = batch.persons.get(line.resident_id)
  const form = formOf(line.form)
  if (!form) return refused(line.record_id, 'NOT_IN_OPTIONS', 'form', `没有编号为“${line.form}”的表单`)
  if (!loaded || !context.scope.villages.includes(loaded.village))
    return refused(line.record_id, 'RESIDENT_UNKNOWN', 'resident_id', '没有这个居民，或不在您的管辖范围')
  const written = versionOfLine(line, ground)
  const sees = seesIn(context, loaded.person)
  const head = batch.heads.get(line.record_id)
  if (!sees(guardOfRecord(form, written.fields)) || (head && !sees(guardOfNumber(head.data_class))))
    return refused(line.record_id, 'NOT_IN_OPTIONS', 'form', '这张表不在您的岗位可填写的内容内')
  const early = settled(batch, written)
  if (early) return early
  const findings = judge(batch, loaded, form, written)
  if (worst(findings) === 'reject') return outcome('rejected', line.record_id, findings)
  const version = { ...written, status: statusFor(batch, written, findings) }
  const isNew = !batch.heads.has(version.record_id)
  const recorded_at = recordedAt(batch, line)
  const place = lifeOf(loaded.subject).placeAt(version.service_date)
  batch.rows.push({
    form,
    version,
    findings,
    isNew,
    recorded_at,
    place,
    village: loaded.village,
    hash: hashOf(written),
  })
  remember(batch, loaded, form, version, recorded_at)
  if (version.status === 'draft' || (version.status !== 'voided' && worst(findings) === 'block'))
    return outcome('waiting', version.record_id, findings)
  return outcome(isNew ? 'created' : 'updated', version.record_id, findings)
}

/**
 * Records of a batch, line by line in their order: judged by the same checks as on the screen, with what stands in the
 * way of submitting kept as a draft. Answers the residents to derive.
 */
export const loadRecords = async (
  tx: WriteTx,
  context: Context,
  ground: Ground,
  lines: readonly Placed<RecordLine>[],
  outcomes: Outcomes,
): Promise<string[]> => {
  if (lines.length === 0) return []
  const batch = await open(
    tx,
    context,
    ground,
    lines.map(({ line }) => line),
  )
  for (const { at, line } of lines) outcomes.set(at, loadOne(batch, line))
  await writeRecords(tx, context, batch.rows)
  return [...new Set(batch.rows.map(({ version }) => version.subject_id))]
}
