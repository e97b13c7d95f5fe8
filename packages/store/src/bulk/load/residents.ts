import type { ResidentLine } from '@wangdi/kernel/exchange/line.ts'
import { noteRecordCodes } from '../../commands/resident/record-code.ts'
import { type Context, todayOf } from '../../context.ts'
import type { WriteTx } from '../../db.ts'
import type { Ground } from '../../ground.ts'
import { duplicateId, type Twin } from '../../person/duplicates.ts'
import { identityCells, insertPerson, type PersonFacts, readFacts, updatePerson } from '../../person/rows.ts'
import { sql } from '../../sql.ts'
import { factsOfLine } from '../bundle.ts'
import { type LineOutcome, type Outcomes, outcome, type Placed, refused } from './outcome.ts'

interface Known {
  readonly person: string
  readonly village: number
}

const knownPersons = async (tx: WriteTx, tenant: number, ids: readonly string[]): Promise<Map<string, Known>> => {
  const rows = await tx.rows<Known>(
    sql`select person, village from person where tenant = ${tenant} and person = any (${ids}::uuid[])
        order by person for update`,
  )
  return new Map(rows.map((row) => [row.person, row]))
}

/** Who holds the numbers of these lines, by the hash. */
const holders = async (tx: WriteTx, tenant: number, blinds: readonly Buffer[]): Promise<Map<string, Twin>> => {
  const rows = await tx.rows<Twin & { blind: Buffer }>(
    sql`select i.blind, p.person, p.village, p.name, coalesce(u.name, '') as unit_name, p.state
        from identity i join person p on p.tenant = i.tenant and p.person = i.person
        left join unit u on u.tenant = p.tenant and u.unit = p.unit
        where i.tenant = ${tenant} and i.live and i.blind = any (${blinds}::bytea[])`,
  )
  return new Map(rows.map((row) => [row.blind.toString('hex'), row]))
}

/** Who holds the record codes of these lines. */
const codeHolders = async (tx: WriteTx, tenant: number, codes: readonly string[]): Promise<Map<string, string>> => {
  const rows = await tx.rows<{ code: string; person: string }>(
    sql`select record_code as code, person from person where tenant = ${tenant} and record_code = any (${codes}::text[])`,
  )
  return new Map(rows.map(({ code, person }) => [code, person]))
}

const codeHeld = (id: string, code: string | null): LineOutcome =>
  refused(id, 'CODE_HELD', 'record_code', `档案编号 ${code} 是另一份档案的，请核对；不填就由系统编号`)

/** A line leaves out what other forms state (the contact person): that stays as it was. */
const laidOver = (before: PersonFacts, facts: PersonFacts): PersonFacts => ({
  ...facts,
  contact_name: before.contact_name,
  contact_phone: before.contact_phone,
  record_code: facts.record_code ?? before.record_code,
  legacy_number: facts.legacy_number ?? before.legacy_number,
})

const sameFacts = (a: PersonFacts, b: PersonFacts): boolean => JSON.stringify(a) === JSON.stringify(b)

const inOneOrder = (facts: PersonFacts): PersonFacts => ({
  name: facts.name,
  sex: facts.sex,
  birth_date: facts.birth_date,
  id_type: facts.id_type,
  id_number: facts.id_number,
  residence_type: facts.residence_type,
  residence_start_date: facts.residence_start_date,
  group: facts.group,
  own_phone: facts.own_phone,
  contact_name: facts.contact_name,
  contact_phone: facts.contact_phone,
  current_address: facts.current_address,
  registered_address: facts.registered_address,
  record_code: facts.record_code,
  legacy_number: facts.legacy_number,
  paper_only: facts.paper_only,
  opened_to_resident_on: facts.opened_to_resident_on,
})

const update = async (tx: WriteTx, context: Context, line: ResidentLine): Promise<LineOutcome> => {
  const { tenant } = context.scope
  const before = await readFacts(tx, tenant, line.resident_id)
  if (!before) return refused(line.resident_id, 'NOT_FOUND', 'resident_id', '没有这个居民')
  const after = laidOver(before, factsOfLine(line))
  const number = identityCells(context.store.identityKey, after).id_number
  const facts = { ...after, id_number: number }
  if (sameFacts(inOneOrder(before), inOneOrder(facts))) return outcome('unchanged', line.resident_id)
  await updatePerson(tx, tenant, context.store.identityKey, line.resident_id, facts, todayOf(context))
  return outcome('updated', line.resident_id)
}

const insert = async (tx: WriteTx, context: Context, ground: Ground, line: ResidentLine, village: number) => {
  const { tenant } = context.scope
  const today = todayOf(context)
  const unit = ground.unitOf(village, today)
  const now = context.now.toISOString()
  const added = { person: line.resident_id, village, unit, facts: factsOfLine(line), today, now }
  await tx.asApp(async () => {
    await insertPerson(tx, tenant, context.store.identityKey, added)
    for (const { alias, kind } of line.aliases)
      await tx.run(
        sql`insert into person_alias (tenant, alias, person, village, kind)
            values (${tenant}, ${alias}, ${line.resident_id}, ${village}, ${kind}) on conflict do nothing`,
      )
  })
}

/**
 * Residents of a batch: new ones are added, known ones corrected where they differ. A number that another resident
 * holds is answered with where that record is.
 */
export const loadResidents = async (
  tx: WriteTx,
  context: Context,
  ground: Ground,
  lines: readonly Placed<ResidentLine>[],
  outcomes: Outcomes,
): Promise<void> => {
  const { tenant, villages } = context.scope
  const key = context.store.identityKey
  const blindOf = (line: ResidentLine): Buffer | null => identityCells(key, factsOfLine(line)).blind
  const blinds = lines.flatMap(({ line }) => blindOf(line) ?? [])
  const known = await knownPersons(
    tx,
    tenant,
    lines.map(({ line }) => line.resident_id),
  )
  const held = await holders(tx, tenant, blinds)
  const numbered = await codeHolders(
    tx,
    tenant,
    lines.flatMap(({ line }) => line.record_code ?? []),
  )
  const codes: string[] = []
  for (const { at, line } of lines) {
    const id = line.resident_id
    const village = ground.areaByCode(line.village)
    const blind = blindOf(line)?.toString('hex')
    const holder = blind === undefined ? undefined : held.get(blind)
    const present = known.get(id)
    const owner = numbered.get(line.record_code ?? '') ?? id
    if (present && !villages.includes(present.village))
      outcomes.set(at, refused(id, 'OUT_OF_SCOPE', 'resident_id', '这个居民的档案不在您的管辖范围'))
    else if (holder && holder.person !== id)
      outcomes.set(at, outcome('duplicate', holder.person, [duplicateId(holder)]))
    else if (owner !== id) outcomes.set(at, codeHeld(id, line.record_code))
    else if (present) outcomes.set(at, await update(tx, context, line))
    else if (village?.level !== 'village' || !villages.includes(village.area))
      outcomes.set(at, refused(id, 'VILLAGE_UNKNOWN', 'village', `村（居）代码 ${line.village} 不在您的管辖范围`))
    else {
      await insert(tx, context, ground, line, village.area)
      known.set(id, { person: id, village: village.area })
      if (blind !== undefined)
        held.set(blind, { person: id, village: village.area, name: line.name, unit_name: '', state: 'draft' })
      if (line.record_code) {
        codes.push(line.record_code)
        numbered.set(line.record_code, id)
      }
      outcomes.set(at, outcome('created', id))
    }
  }
  await noteRecordCodes(tx, tenant, codes)
}
