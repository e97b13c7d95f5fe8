import type { HouseholdLine } from '@wangdi/kernel/exchange/line.ts'
import type { Context } from '../../context.ts'
import type { WriteTx } from '../../db.ts'
import type { Ground } from '../../ground.ts'
import { sql } from '../../sql.ts'
import { householdFields } from '../households.ts'
import { type LineOutcome, type Outcomes, outcome, type Placed, refused } from './outcome.ts'

interface Stored {
  readonly village: number
  readonly line: unknown
}

/** A household as it stands, in the shape of a line, to tell whether a line says anything new. */
const stored = (tx: WriteTx, tenant: number, id: string): Promise<Stored | null> =>
  tx.maybe<Stored>(
    sql`select h.village, jsonb_build_array(h.address, h.phone, h.head, h.fields, h.archived,
          coalesce((select jsonb_agg(jsonb_build_array(m.person, m.relation, m.joined, m.left_on) order by m.person, m.joined)
            from household_member m where m.tenant = h.tenant and m.household = h.household), '[]')) as line
        from household h where h.tenant = ${tenant} and h.household = ${id}`,
  )

const shape = (line: HouseholdLine): unknown => {
  const members = line.members
    .map((m) => [m.resident_id, m.relation_to_head, m.joined, m.left])
    .toSorted((a, b) => (`${a[0]}${a[2]}` < `${b[0]}${b[2]}` ? -1 : 1))
  return [line.address, line.phone, line.head, householdFields(line), line.archived, members]
}

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))

const write = async (tx: WriteTx, context: Context, line: HouseholdLine, village: number): Promise<void> => {
  const { tenant } = context.scope
  const members = line.members.map((m) => ({
    person: m.resident_id,
    relation: m.relation_to_head,
    joined: m.joined,
    left_on: m.left,
  }))
  await tx.run(
    sql`insert into household (tenant, household, village, address, phone, head, fields, archived, changed_at)
        values (${tenant}, ${line.household_id}, ${village}, ${line.address}, ${line.phone}, ${line.head},
          ${JSON.stringify(householdFields(line))}, ${line.archived}, ${context.now.toISOString()})
        on conflict (tenant, household) do update set village = excluded.village, address = excluded.address,
          phone = excluded.phone, head = excluded.head, fields = excluded.fields, archived = excluded.archived,
          changed_at = excluded.changed_at`,
  )
  await tx.run(sql`delete from household_member where tenant = ${tenant} and household = ${line.household_id}`)
  // An open membership elsewhere ends on the day this one begins (R-HH-2).
  await tx.run(
    sql`update household_member m set left_on = greatest(x.joined, m.joined)
        from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as x(person uuid, joined date, left_on date)
        where m.tenant = ${tenant} and m.person = x.person and m.left_on is null and x.left_on is null`,
  )
  await tx.run(
    sql`insert into household_member (tenant, household, person, village, relation, joined, left_on)
        select ${tenant}, ${line.household_id}, x.person, p.village, x.relation, x.joined, x.left_on
        from jsonb_to_recordset(${JSON.stringify(members)}::jsonb) as x(person uuid, relation text, joined date, left_on date)
        join person p on p.tenant = ${tenant} and p.person = x.person`,
  )
}

const loadOne = async (tx: WriteTx, context: Context, ground: Ground, line: HouseholdLine): Promise<LineOutcome> => {
  const { tenant, villages } = context.scope
  const village = ground.areaByCode(line.village)
  if (village?.level !== 'village' || !villages.includes(village.area))
    return refused(line.household_id, 'VILLAGE_UNKNOWN', 'village', `村（居）代码 ${line.village} 不在您的管辖范围`)
  const before = await stored(tx, tenant, line.household_id)
  if (before && !villages.includes(before.village))
    return refused(line.household_id, 'OUT_OF_SCOPE', 'household_id', '这个家庭不在您的管辖范围')
  if (before && same(before.line, shape(line))) return outcome('unchanged', line.household_id)
  const persons = line.members.map(({ resident_id }) => resident_id)
  const known = await tx.rows<{ person: string }>(
    sql`select person from person where tenant = ${tenant} and person = any (${persons}::uuid[])
          and village = any (${villages}::int[])`,
  )
  if (known.length < new Set(persons).size)
    return refused(line.household_id, 'RESIDENT_UNKNOWN', 'members', '家庭成员中有系统里没有的居民')
  await write(tx, context, line, village.area)
  return outcome(before ? 'updated' : 'created', line.household_id)
}

/** Households of a batch; the residents come before them. */
export const loadHouseholds = async (
  tx: WriteTx,
  context: Context,
  ground: Ground,
  lines: readonly Placed<HouseholdLine>[],
  outcomes: Outcomes,
): Promise<void> => {
  for (const { at, line } of lines) outcomes.set(at, await loadOne(tx, context, ground, line))
}
