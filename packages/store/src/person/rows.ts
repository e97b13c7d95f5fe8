import type { Day } from '@wangdi/kernel/day/day.ts'
import { normaliseNumber } from '@wangdi/kernel/identity/citizen-number.ts'
import { isCitizenType } from '@wangdi/kernel/identity/documents.ts'
import { checkIdentity } from '@wangdi/kernel/identity/id-check.ts'
import type { Tx } from '../db.ts'
import { sql } from '../sql.ts'
import { blindOf, nameKeys } from './keys.ts'

/** The facts of a resident that stand in tables of their own, in the words of the exchange format. */
export interface PersonFacts {
  readonly name: string
  readonly sex: string
  readonly birth_date: Day | null
  readonly id_type: string
  readonly id_number: string | null
  readonly residence_type: string
  readonly residence_start_date: Day | null
  readonly group: string | null
  readonly own_phone: string | null
  readonly contact_name: string | null
  readonly contact_phone: string | null
  readonly current_address: string | null
  readonly registered_address: string | null
  readonly record_code: string | null
  readonly legacy_number: string | null
  readonly paper_only: boolean
  readonly opened_to_resident_on: Day | null
}

/** The number passes the identity rules and is a citizen number (dates of the far future are then no matter). */
export const isValidId = (facts: PersonFacts, today: Day): boolean => {
  const { id_type, id_number, sex, birth_date } = facts
  if (!id_number || !isCitizenType(id_type, normaliseNumber(id_number))) return false
  return checkIdentity({ id_type, id_number, sex, birth_date, today }).valid
}

const numberOf = ({ id_type, id_number }: PersonFacts): string | null =>
  id_number && id_type !== 'P0' ? normaliseNumber(id_number) : null

/** Cells of the identity row that follow from the number. */
export const identityCells = (key: Buffer, facts: PersonFacts) => {
  const number = numberOf(facts)
  return {
    id_number: number,
    blind: number === null ? null : blindOf(key, facts.id_type, number),
    tail4: number === null ? null : number.slice(-4),
  }
}

export interface NewPerson {
  readonly person: string
  readonly village: number
  readonly unit: number
  readonly facts: PersonFacts
  readonly today: Day
  readonly now: string
}

/** Adds a resident's rows; the unique blind index refuses a number that another resident holds. */
export const insertPerson = async (tx: Tx, tenant: number, key: Buffer, added: NewPerson): Promise<void> => {
  const { person, village, unit, facts, today, now } = added
  const keys = nameKeys(facts.name)
  const id = identityCells(key, facts)
  await tx.run(
    sql`insert into person (tenant, person, village, unit, name, name_key, pinyin, initials, sex, birth_date,
          group_name, first_village, first_unit, residence_type, residence_start_date, paper_only, valid_id,
          opened_to_resident_on, record_code, created_at)
        values (${tenant}, ${person}, ${village}, ${unit}, ${facts.name}, ${keys.name_key}, ${keys.pinyin},
          ${keys.initials}, ${facts.sex}, ${facts.birth_date}, ${facts.group}, ${village}, ${unit},
          ${facts.residence_type}, ${facts.residence_start_date}, ${facts.paper_only}, ${isValidId(facts, today)},
          ${facts.opened_to_resident_on}, ${facts.record_code}, ${now})`,
  )
  await Promise.all([
    tx.run(
      sql`insert into identity (tenant, person, village, id_type, id_number, legacy_number, blind, tail4)
          values (${tenant}, ${person}, ${village}, ${facts.id_type}, ${id.id_number}, ${facts.legacy_number},
            ${id.blind}, ${id.tail4})`,
    ),
    tx.run(
      sql`insert into contact (tenant, person, village, own_phone, contact_name, contact_phone, current_address,
            registered_address)
          values (${tenant}, ${person}, ${village}, ${facts.own_phone}, ${facts.contact_name}, ${facts.contact_phone},
            ${facts.current_address}, ${facts.registered_address})`,
    ),
  ])
}

/** Writes the facts of a resident anew. Undated facts changed here derive everything again: the caller does that. */
export const updatePerson = async (
  tx: Tx,
  tenant: number,
  key: Buffer,
  person: string,
  facts: PersonFacts,
  today: Day,
): Promise<void> => {
  const keys = nameKeys(facts.name)
  const id = identityCells(key, facts)
  await Promise.all([
    tx.run(
      sql`update person set name = ${facts.name}, name_key = ${keys.name_key}, pinyin = ${keys.pinyin},
            initials = ${keys.initials}, sex = ${facts.sex}, birth_date = ${facts.birth_date},
            group_name = ${facts.group}, residence_type = ${facts.residence_type},
            residence_start_date = ${facts.residence_start_date}, paper_only = ${facts.paper_only},
            valid_id = ${isValidId(facts, today)}, opened_to_resident_on = ${facts.opened_to_resident_on},
            record_code = ${facts.record_code}
          where tenant = ${tenant} and person = ${person}`,
    ),
    tx.run(
      sql`update identity set id_type = ${facts.id_type}, id_number = ${id.id_number},
            legacy_number = ${facts.legacy_number}, blind = ${id.blind}, tail4 = ${id.tail4}
          where tenant = ${tenant} and person = ${person}`,
    ),
    tx.run(
      sql`update contact set own_phone = ${facts.own_phone}, contact_name = ${facts.contact_name},
            contact_phone = ${facts.contact_phone}, current_address = ${facts.current_address},
            registered_address = ${facts.registered_address}
          where tenant = ${tenant} and person = ${person}`,
    ),
  ])
}

export const readFacts = async (tx: Tx, tenant: number, person: string): Promise<PersonFacts | null> =>
  tx.maybe<PersonFacts>(
    sql`select p.name, p.sex, p.birth_date, i.id_type, i.id_number, p.residence_type, p.residence_start_date,
          p.group_name as "group", c.own_phone, c.contact_name, c.contact_phone, c.current_address,
          c.registered_address, p.record_code, i.legacy_number, p.paper_only, p.opened_to_resident_on
        from person p
        join identity i on i.tenant = p.tenant and i.person = p.person
        join contact c on c.tenant = p.tenant and c.person = p.person
        where p.tenant = ${tenant} and p.person = ${person}`,
  )
