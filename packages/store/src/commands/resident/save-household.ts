import { type Day, parseDay } from '@wangdi/kernel/day/day.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { type Finding, worst } from '@wangdi/kernel/form/finding.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { validate } from '@wangdi/kernel/form/validate.ts'
import { addAudit } from '../../audit.ts'
import { type Context, todayOf } from '../../context.ts'
import type { Tx, WriteTx } from '../../db.ts'
import { groundOf } from '../../ground.ts'
import { sql } from '../../sql.ts'

export interface HouseholdInput {
  readonly village: string
  readonly address: string
  readonly phone?: string | null
  readonly head: string
  readonly members: readonly {
    readonly resident_id: string
    readonly relation_to_head: string
    readonly joined?: string | null
    readonly left?: string | null
  }[]
  /** env_* and social facts, by the form's keys. */
  readonly fields?: Readonly<Record<string, unknown>>
}

export type HouseholdResult =
  | { readonly outcome: 'saved' | 'findings'; readonly household_id: string; readonly findings: readonly Finding[] }
  | { readonly outcome: 'not_found' }

/** Leaves an open membership: a resident is an open member of at most one household (R-HH-2). */
const leaveOthers = async (tx: Tx, tenant: number, household: string, persons: readonly string[], on: Day) => {
  await tx.run(
    sql`update household_member set left_on = greatest(${on}::date, joined)
        where tenant = ${tenant} and person = any (${persons}::uuid[]) and household <> ${household} and left_on is null`,
  )
}

/** Puts a resident into a household from today on. */
export const joinHousehold = async (
  tx: WriteTx,
  context: Context,
  household: string,
  person: string,
  relation: string,
  village: number,
): Promise<void> => {
  const { tenant } = context.scope
  const today = todayOf(context)
  await leaveOthers(tx, tenant, household, [person], today)
  await tx.asApp(() =>
    tx.run(
      sql`insert into household_member (tenant, household, person, village, relation, joined)
          select ${tenant}, ${household}, ${person}, ${village}, ${relation}, ${today}
          where exists (select from household where tenant = ${tenant} and household = ${household})
          on conflict (tenant, household, person, joined) do nothing`,
    ),
  )
}

interface MemberRow {
  readonly person: string
  readonly village: number
  readonly sex: string
  readonly birth_date: Day | null
}

const judge = (context: Context, input: HouseholdInput, known: readonly MemberRow[]): readonly Finding[] => {
  const form = formOf('rec_household')
  if (!form) return []
  const values = {
    ...input.fields,
    village: input.village,
    address: input.address,
    ...(input.phone && { phone: input.phone }),
    head: input.head,
    members: input.members.map(({ resident_id, relation_to_head, joined, left }) => ({
      resident: resident_id,
      relation_to_head,
      ...(joined && { joined }),
      ...(left && { left }),
    })),
  } as Values
  const earlier = Object.fromEntries(known.map(({ person, sex, birth_date }) => [person, { sex, birth_date }]))
  return validate(form, values, { today: todayOf(context), earlier })
}

const writeMembers = async (
  tx: Tx,
  context: Context,
  id: string,
  input: HouseholdInput,
  known: readonly MemberRow[],
) => {
  const { tenant } = context.scope
  const today = todayOf(context)
  const village = new Map(known.map((row) => [row.person, row.village]))
  const before = await tx.rows<{ person: string; joined: Day }>(
    sql`select person, joined from household_member where tenant = ${tenant} and household = ${id} and left_on is null`,
  )
  const listed = new Set(input.members.map(({ resident_id }) => resident_id))
  const gone = before.filter(({ person }) => !listed.has(person)).map(({ person }) => person)
  await tx.run(
    sql`update household_member set left_on = greatest(${today}::date, joined)
        where tenant = ${tenant} and household = ${id} and left_on is null and person = any (${gone}::uuid[])`,
  )
  for (const member of input.members) {
    const joined =
      parseDay(member.joined) ?? before.find(({ person }) => person === member.resident_id)?.joined ?? today
    const left = parseDay(member.left)
    await tx.run(
      sql`insert into household_member (tenant, household, person, village, relation, joined, left_on)
          values (${tenant}, ${id}, ${member.resident_id}, ${village.get(member.resident_id) ?? 0},
            ${member.relation_to_head}, ${joined}, ${left})
          on conflict (tenant, household, person, joined)
          do update set relation = excluded.relation, left_on = excluded.left_on`,
    )
  }
}

const write = async (
  tx: WriteTx,
  context: Context,
  id: string,
  input: HouseholdInput,
  known: MemberRow[],
  village: number,
) => {
  const { tenant } = context.scope
  const staying = input.members.filter(({ left }) => !left).map(({ resident_id }) => resident_id)
  await leaveOthers(tx, tenant, id, staying, todayOf(context))
  await tx.asApp(async () => {
    await tx.run(
      sql`insert into household (tenant, household, village, address, phone, head, fields, changed_at)
          values (${tenant}, ${id}, ${village}, ${input.address}, ${input.phone ?? null}, ${input.head},
            ${JSON.stringify(input.fields ?? {})}, ${context.now.toISOString()})
          on conflict (tenant, household) do update set village = excluded.village, address = excluded.address,
            phone = excluded.phone, head = excluded.head, fields = household.fields || excluded.fields,
            archived = false, changed_at = excluded.changed_at`,
    )
    await writeMembers(tx, context, id, input, known)
  })
  await addAudit(tx, context.scope, context.now, {
    action: 'household.save',
    object_kind: 'household',
    object_id: id,
    outcome: 'saved',
  })
}

/** Saves a household with its members (R-HH-1 to R-HH-7). Everyone named must be in the asker's scope. */
export const saveHousehold = (context: Context, id: string, input: HouseholdInput): Promise<HouseholdResult> =>
  context.store.write(context.scope, async (tx) => {
    const ground = await groundOf(context.store, tx)
    const village = ground.areaByCode(input.village)
    if (!village || !context.scope.villages.includes(village.area)) return { outcome: 'not_found' }
    const persons = [...new Set([input.head, ...input.members.map(({ resident_id }) => resident_id)])]
    const known = await tx.rows<MemberRow>(
      sql`select person, village, sex, birth_date from person
          where tenant = ${context.scope.tenant} and person = any (${persons}::uuid[]) order by person for update`,
    )
    const seen = known.filter((row) => context.scope.villages.includes(row.village))
    if (seen.length !== persons.length) return { outcome: 'not_found' }
    const before = await tx.maybe<{ village: number }>(
      sql`select village from household where tenant = ${context.scope.tenant} and household = ${id}`,
    )
    if (before && !context.scope.villages.includes(before.village)) return { outcome: 'not_found' }
    const findings = judge(context, input, known)
    const severity = worst(findings)
    if (severity === 'reject' || severity === 'block') return { outcome: 'findings', household_id: id, findings }
    await write(tx, context, id, input, known, village.area)
    return { outcome: 'saved', household_id: id, findings }
  })
