import type { ResidentPage } from '@wangdi/kernel/api/answers/residents.ts'
import { completedYears, type Day } from '@wangdi/kernel/day/day.ts'
import { textOf } from '@wangdi/kernel/form/answers.ts'
import type { Finding } from '@wangdi/kernel/form/finding.ts'
import { formOf, unusedForms } from '@wangdi/kernel/form/list.ts'
import { idTypes } from '@wangdi/kernel/identity/documents.ts'
import { maskIdNumber, maskPhone } from '@wangdi/kernel/identity/mask.ts'
import { type Context, mayDo, todayOf } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { flagsOf } from '../../derive/rows.ts'
import { surroundingsOf } from '../../formcontext.ts'
import type { Ground } from '../../ground.ts'
import { sql } from '../../sql.ts'
import { visibleProgrammes } from '../../visible.ts'
import { recordFindings } from '../completeness.ts'
import { type Membership, membershipsOf } from '../residents.ts'
import { openTasks } from '../today.ts'
import { coursesOf, drugsOf, latestChoices, latestOf, panelsOf } from './panels.ts'
import { type Seen, seeResident } from './subject.ts'

interface Row {
  readonly name: string
  readonly sex: string
  readonly birth_date: Day | null
  readonly village: number
  readonly unit: number
  readonly group_name: string | null
  readonly residence: string
  readonly state: string
  readonly state_since: Day | null
  readonly record_code: string | null
  readonly merged_into: string | null
  readonly id_type: string | null
  readonly id_number: string | null
  readonly own_phone: string | null
  readonly current_address: string | null
}

const readRow = (tx: Tx, tenant: number, person: string): Promise<Row> =>
  tx.one<Row>(
    sql`select p.name, p.sex, p.birth_date, p.village, p.unit, p.group_name, p.residence, p.state, p.state_since,
          p.record_code, p.merged_into, i.id_type, i.id_number, c.own_phone, c.current_address
        from person p
        left join identity i on i.tenant = p.tenant and i.person = p.person
        left join contact c on c.tenant = p.tenant and c.person = p.person
        where p.tenant = ${tenant} and p.person = ${person}`,
  )

interface MemberRow {
  readonly household: string
  readonly address: string
  readonly person: string
  readonly name: string | null
  readonly relation: string
  readonly sex: string | null
  readonly birth_date: Day | null
}

/** The household form's own words for a relation to the head. */
const relationName = (code: string): string => {
  const members = formOf('rec_household')?.fields.members
  const field = members?.kind === 'rows' ? members.fields.relation_to_head : undefined
  return (field?.kind === 'one' ? field.options.find((option) => option.code === code)?.label : undefined) ?? code
}

const readHousehold = async (
  tx: Tx,
  tenant: number,
  person: string,
  today: Day,
): Promise<ResidentPage['household']> => {
  const rows = await tx.rows<MemberRow>(
    sql`select h.household, h.address, m.person, p.name, m.relation, p.sex, p.birth_date
        from household_member mine
        join household h on h.tenant = mine.tenant and h.household = mine.household
        join household_member m on m.tenant = h.tenant and m.household = h.household and m.left_on is null
        join person p on p.tenant = m.tenant and p.person = m.person
        where mine.tenant = ${tenant} and mine.person = ${person} and mine.left_on is null
        order by m.relation <> '0', p.birth_date, m.person`,
  )
  const [first] = rows
  if (!first) return null
  return {
    household_id: first.household,
    address: first.address,
    members: rows.map((row) => ({
      resident_id: row.person,
      name: row.name ?? '',
      relation: relationName(row.relation),
      sex: row.sex ?? '9',
      age: row.birth_date === null ? null : completedYears(row.birth_date, today),
    })),
  }
}

const residenceNames: Readonly<Record<string, string>> = {
  deceased: '已死亡',
  moved_out: '已迁出',
  absent: '外出满6个月',
  permanent: '常住',
  temporary: '暂住',
}
const stateNames: Readonly<Record<string, string>> = {
  draft: '未完成建档',
  active: '在档',
  closed_deceased: '死亡终止',
  closed_moved_out: '迁出终止',
  closed_lost: '失访终止',
  void_duplicate: '重复作废',
}

const currentFlags = async (tx: Tx, tenant: number, person: string, today: Day): Promise<Set<string>> => {
  const rows = await tx.rows<{ programme: string; flags: number }>(
    sql`select programme, flags from status
        where tenant = ${tenant} and person = ${person} and from_day <= ${today} and to_day > ${today}`,
  )
  return new Set(rows.flatMap(({ programme, flags }) => flagsOf(programme, flags)))
}

const readFindings = (tx: Tx, tenant: number, person: string): Promise<Finding[]> =>
  tx.rows<Finding>(
    sql`select code, severity, category, field, message as message_zh from finding
        where tenant = ${tenant} and subject = ${person} order by found_at desc, record, seq limit 100`,
  )

const readDrafts = async (tx: Tx, context: Context, person: string): Promise<ResidentPage['drafts']> => {
  const rows = await tx.rows<{ record_id: string; form: string; saved_at: string }>(
    sql`select draft as record_id, form, saved_at from draft
        where tenant = ${context.scope.tenant} and account = ${context.scope.account} and subject = ${person}
        order by saved_at desc`,
  )
  return rows.map((row) => ({ ...row, title: formOf(row.form)?.short ?? row.form }))
}

const identityOf = (row: Row) => ({
  id_type_name: idTypes.find(({ code }) => code === row.id_type)?.label ?? '',
  id_masked: row.id_number === null ? '' : maskIdNumber(row.id_number),
  phone_masked: row.own_phone === null ? null : maskPhone(row.own_phone),
  address: row.current_address,
})

const standingOf = (row: Row, ground: Ground) => ({
  village: ground.areaOf(row.village)?.code ?? '',
  village_name: ground.areaOf(row.village)?.name ?? '',
  group: row.group_name,
  unit_name: ground.unitById(row.unit)?.name ?? '',
  residence: row.residence,
  residence_name: residenceNames[row.residence] ?? row.residence,
  state: row.state,
  state_name: stateNames[row.state] ?? row.state,
  state_since: row.state_since,
  record_code: row.record_code,
  merged_into: row.merged_into,
})

/** Why the record was closed, in the words of whoever closed it. */
const closingReason = ({ subject }: Seen, state: string): string | null => {
  const closing = subject.records.findLast(({ form, fields }) => form === 'rec_lifecycle' && fields.to === state)
  return closing ? (textOf(closing.fields, 'reason') ?? textOf(closing.fields, 'death_cause')) : null
}

const storyOf = (context: Context, seen: Seen, row: Row, memberships: readonly Membership[]) => {
  const [visible, today] = [visibleProgrammes(context.scope), todayOf(context)]
  const { subject } = seen
  const assigned = new Set(memberships.map(({ id }) => id))
  const programmes = panelsOf(visible, assigned, subject, today, (right) => mayDo(context, right))
  return {
    state_reason: closingReason(seen, row.state),
    responsible_doctor: latestOf(subject, 'responsible_doctor'),
    tags: memberships.map(({ label }) => label),
    allergies: latestChoices(subject, 'drug_allergy', '1'),
    last_update:
      subject.records
        .map(({ recorded_at }) => recorded_at)
        .toSorted()
        .at(-1) ?? null,
    courses: coursesOf(visible, subject, today),
    drugs: drugsOf(subject, today, context.scope.classes),
    programmes,
  }
}

/** Days ahead that the page of one person looks: a recheck ordered today stands there at once. */
const NEXT_MONTH = 31

/** The resident's page; null when the resident is not in scope. */
export const residentPage = (context: Context, resident: string): Promise<ResidentPage | null> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const today = todayOf(context)
    const seen = await seeResident(tx, context, resident)
    if (!seen) return null
    const [row, household, flags, findings, drafts, tasks, around, members] = await Promise.all([
      readRow(tx, tenant, resident),
      readHousehold(tx, tenant, resident, today),
      currentFlags(tx, tenant, resident, today),
      readFindings(tx, tenant, resident),
      readDrafts(tx, context, resident),
      openTasks(tx, context, [resident], today, NEXT_MONTH),
      surroundingsOf(tx, tenant, resident, null),
      membershipsOf(tx, tenant, [resident], today),
    ])
    const open = row.state === 'active' || row.state === 'draft'
    const story = storyOf(context, seen, row, members.get(resident) ?? [])
    const records = mayDo(context, 'C:D1') || story.programmes.some(({ restricted, may }) => restricted && may.record)
    return {
      resident_id: resident,
      name: row.name,
      sex: row.sex,
      birth_date: row.birth_date,
      age: row.birth_date === null ? null : completedYears(row.birth_date, today),
      ...standingOf(row, seen.ground),
      ...identityOf(row),
      ...story,
      standardised: flags.has('standardised'),
      tasks: tasks.get(resident) ?? [],
      household,
      findings: [...recordFindings(seen, today, around), ...findings],
      drafts,
      may: {
        record: open && records,
        reveal: mayDo(context, 'V:D3'),
        approve: mayDo(context, 'A:D1'),
      },
      unused_forms: unusedForms(seen.ground.settings),
    }
  })
