import type { Day } from '@wangdi/kernel/day/day.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { isFilled } from '@wangdi/kernel/form/answers.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { nameKey } from '@wangdi/kernel/identity/name.ts'
import { ROSTER } from '@wangdi/kernel/import/target.ts'
import { takeRecordCode } from '@wangdi/store/commands/resident/record-code.ts'
import type { Context } from '@wangdi/store/context.ts'
import type { WriteTx } from '@wangdi/store/db.ts'
import { type Area, type Ground, groundOf } from '@wangdi/store/ground.ts'
import { findResidentsIn, type Hit, type Match } from '@wangdi/store/imports/find.ts'
import { type Present, presentRecords } from '@wangdi/store/imports/present.ts'
import type { RowProblem } from '@wangdi/store/imports/problems.ts'
import { judgeRecord, type RowRecord, residentLine } from './lines.ts'
import { personKey } from './person.ts'
import { type Columns, cellProblems, type Prepared, problemOf, type Row, refused } from './row.ts'

interface Around {
  readonly tx: WriteTx
  readonly context: Context
  readonly columns: Columns
  readonly ground: Ground
  readonly today: Day
  readonly org: string | null
  readonly present: readonly Present[]
}

const inScope = ({ context }: Pick<Around, 'context'>, { village }: Hit): boolean =>
  context.scope.villages.includes(village)

/** The village that a row names by code or name; without one, the only village of the scope. */
const villageOf = ({ ground, context }: Around, named: string | null): Area | null => {
  const own = ground.areas.filter(({ area, level }) => level === 'village' && context.scope.villages.includes(area))
  if (named === null) return own.length === 1 ? own[0] : null
  const plain = named.replace(/\s/g, '')
  const found = own.filter(({ code, name }) => code === plain || name === plain || plain.endsWith(name))
  return found.length === 1 ? found[0] : null
}

/** Forms of a roster stand once in a life; others once a day. */
const presentOf = ({ present, columns }: Around, { form, resident_id, day }: RowRecord): Present | null =>
  present.find(
    (one) =>
      one.resident_id === resident_id &&
      one.form === form.id &&
      (columns.target.id === ROSTER || one.service_date === day),
  ) ?? null

/** A cell that could not be read leaves its answer open: the record waits for a person. */
const waits = (problems: readonly RowProblem[]): boolean => problems.some(({ severity }) => severity === 'waiting')

const judgeAll = (around: Around, row: Row, records: readonly RowRecord[]): Omit<Prepared, 'row'> => {
  const problems = cellProblems(around.columns, row)
  const judged = records.map((record) => judgeRecord(record, presentOf(around, record)))
  const conflict = judged.find((one) => one.kind === 'conflict')
  if (conflict) {
    const field = records[0].form.dateKey ?? ''
    const problem = { code: 'VERSION_CONFLICT', severity: 'reject', field, message: conflict.message } as const
    return { settled: 'rejected', problems: [...problems, problemOf(around.columns, row, problem)], lines: [] }
  }
  const lines = judged.flatMap((one): RecordLine[] => (one.kind === 'load' ? [one.line] : []))
  if (lines.length === 0) {
    const waiting = judged.some(({ kind }) => kind === 'draft')
    return {
      settled: waiting ? 'waiting' : 'unchanged',
      problems: waiting ? [...problems, stillDraft(around, row)] : [],
      lines,
    }
  }
  const status = waits(problems) ? 'draft' : 'submitted'
  return { settled: null, problems, lines: lines.map((line) => ({ ...line, status })) }
}

const stillDraft = ({ columns }: Around, row: Row): RowProblem =>
  problemOf(columns, row, {
    code: 'WAITING_DRAFT',
    severity: 'waiting',
    field: 'name',
    message: '上次已存为草稿，内容没有变，仍待补齐',
  })

const recordsOf = (around: Around, row: Row, resident_id: string): RowRecord[] =>
  around.columns.target.forms.map((form: Form) => ({
    form,
    resident_id,
    day: row.draft.service_date ?? around.today,
    provider: row.draft.provider ?? around.context.name ?? null,
    org: around.org,
    fields: answersOf(row, form),
  }))

const givenIn = (form: Form, values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([key, value]) => key in form.fields && isFilled(value)))

/**
 * The answers of the row; what a citizen number states (kind, sex, birth) need not stand in columns of its own, and the
 * cover asks for the telephone under another key.
 */
const answersOf = ({ draft, person }: Row, form: Form): Values => {
  const { id_type, id_number, sex, birth_date, own_phone } = person
  const stated = id_number === null ? {} : { id_type, sex, birth_date }
  return { ...givenIn(form, { ...stated, phone: own_phone }), ...draft.forms[form.id] }
}

const newResident = async (around: Around, row: Row): Promise<Prepared> => {
  const { columns, context, tx } = around
  const { person } = row
  const village = villageOf(around, person.village)
  if (person.name === null) return refused(columns, row, 'REQUIRED', 'name', '缺少姓名，不知道这一行是谁')
  if (!village)
    return refused(
      columns,
      row,
      'VILLAGE_UNKNOWN',
      'village',
      `村（居）“${person.village ?? ''}”对不上您管辖的村，请写系统里的名称或12位代码`,
    )
  const resident_id = personKey(context.store.identityKey, person)
  const prepared = judgeAll(around, row, recordsOf(around, row, resident_id))
  if (prepared.settled !== null) return { row, ...prepared }
  const record_code = person.record_code ?? (await takeRecordCode(tx, context.store.tenant, village))
  const [cover, personal] = columns.target.forms.map((form) => answersOf(row, form))
  const line = residentLine({ resident_id, village: village.code, record_code, person, personal, cover })
  return { row, ...prepared, lines: [line, ...prepared.lines] }
}

/** A sheet that names somebody else is about somebody else; only a roster corrects names. */
const isNamed = ({ person: { name } }: Row, { name_key }: Hit): boolean => name === null || nameKey(name) === name_key

const prepareOne = async (around: Around, row: Row, match: Match): Promise<Prepared> => {
  const { columns } = around
  const roster = columns.target.id === ROSTER
  const problems = cellProblems(columns, row)
  if (problems.some(({ severity }) => severity === 'reject')) return { row, settled: 'rejected', problems, lines: [] }
  if (match === 'several')
    return refused(columns, row, 'RESIDENT_AMBIGUOUS', 'name', '同名同生日的居民不止一位，请补身份证号或档案编号')
  if (match === 'conflict')
    return refused(columns, row, 'RESIDENT_CONFLICT', 'record_code', '证件号码和档案编号是两个人的，请核对这一行是谁')
  if (match === 'none')
    return roster
      ? newResident(around, row)
      : refused(columns, row, 'RESIDENT_UNKNOWN', 'name', '系统里没有这个居民，请先导入或新建档案')
  if (!inScope(around, match))
    return refused(columns, row, 'OUT_OF_SCOPE', 'name', '这个居民的档案不在您的管辖范围，请联系其所在机构')
  if (!roster && !isNamed(row, match))
    return refused(columns, row, 'NAME_DIFFERS', 'name', '姓名与该证件号码（档案编号）的档案不符，请核对这一行是谁')
  if (!roster && row.draft.service_date === null)
    return refused(columns, row, 'REQUIRED', columns.target.forms[0].dateKey ?? '', '缺少服务日期')
  return { row, ...judgeAll(around, row, recordsOf(around, row, match.resident_id)) }
}

/** Says of each row of a batch what it is beside what the database holds; writes nothing but record codes given out. */
export const prepareBatch = async (
  tx: WriteTx,
  context: Context,
  columns: Columns,
  rows: readonly Row[],
  today: Day,
): Promise<Prepared[]> => {
  const ground = await groundOf(context.store, tx)
  const matches = await findResidentsIn(
    tx,
    context.store,
    rows.map(({ person }) => person),
  )
  const hits = matches.flatMap((match) => (typeof match === 'string' ? [] : match.resident_id))
  const forms = columns.target.forms.map(({ id }) => id)
  const present = hits.length > 0 ? await presentRecords(tx, context.scope, hits, forms) : []
  const org = context.unit == null ? null : (ground.unitById(context.unit)?.code ?? null)
  const around: Around = { tx, context, columns, ground, today, org, present }
  const prepared: Prepared[] = []
  for (const [at, row] of rows.entries()) prepared.push(await prepareOne(around, row, matches[at]))
  return prepared
}
