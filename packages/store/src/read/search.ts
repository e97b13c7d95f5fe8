import { nameKey } from '@wangdi/kernel/identity/name.ts'
import { normaliseRecordCode } from '@wangdi/kernel/identity/record-code.ts'
import { halfWidth } from '@wangdi/kernel/text/normal.ts'
import { afterPrefix, blindOf } from '../person/keys.ts'
import { join, raw, type Sql, sql } from '../sql.ts'

/**
 * What the words of a search mean. Everything is an equality or a range over a key, so that indexes serve under row
 * security; LIKE would not.
 */
export type Search =
  | { readonly by: 'none' }
  /** Column of person that orders and bounds the page. */
  | { readonly by: 'key'; readonly columns: readonly KeyColumn[]; readonly prefix: string }
  | { readonly by: 'where'; readonly condition: Sql }
  | { readonly by: 'too_broad' }

export type KeyColumn = 'name_key' | 'pinyin' | 'initials'

const CITIZEN = /^\d{17}[\dXx]$/
const TAIL = /^(\d{3}[\dXx])\s*(\D+)$|^(\D+?)\s*(\d{3}[\dXx])$/

const person = (condition: Sql): Search => ({ by: 'where', condition })

const tenant = sql`tenant = current_setting('wangdi.tenant')::int`

/** Persons that a key names: looked up first, so that their rows are read by their ids. */
const oneOf = (persons: Sql): Search => person(sql`p.person = any (array(${persons}))`)

const inIdentity = (condition: Sql): Sql =>
  sql`exists (select 1 from identity i where i.tenant = p.tenant and i.person = p.person and ${condition})`

/** The last four of the number with a name: the name's range narrows it, the tail decides. */
const byTail = (tail: string, name: string): Search => {
  const key = nameKey(name)
  return person(
    sql`p.name_key >= ${key} and p.name_key < ${afterPrefix(key)} and ${inIdentity(sql`i.tail4 = ${tail.toUpperCase()}`)}`,
  )
}

const byDigits = (digits: string, identityKey: Buffer, inVillage: boolean): Search => {
  const code = normaliseRecordCode(digits)
  if (CITIZEN.test(digits) || /^\d{15}$/.test(digits))
    // Live ones only: the index holds no others, and those that are not have been merged into one that is.
    return oneOf(
      sql`select person from identity where ${tenant} and live and blind = ${blindOf(identityKey, '01', digits)}`,
    )
  if (/^\d{17}$/.test(code))
    return oneOf(
      sql`select person from person where ${tenant} and record_code = ${code}
          union all select person from person_alias where ${tenant} and alias = ${code}`,
    )
  if (/^1\d{10}$/.test(digits) || /^0\d{9,11}$/.test(digits))
    return oneOf(sql`select person from contact where ${tenant} and own_phone = ${digits}`)
  // Fewer digits would list people by number: at least the last four and a village.
  if (/^\d{3}[\dXx]$/.test(digits) && inVillage) return person(inIdentity(sql`i.tail4 = ${digits.toUpperCase()}`))
  if (/^\d{8}$/.test(code) && inVillage) return person(sql`right(p.record_code, 8) = ${code}`)
  return { by: 'too_broad' }
}

/** Reads what was typed: name, pinyin, initials, ID number, last four with a name, record code, phone. */
export const readSearch = (q: string | undefined, identityKey: Buffer, inVillage: boolean): Search => {
  const typed = halfWidth(q ?? '').trim()
  if (typed === '') return { by: 'none' }
  const tail = TAIL.exec(typed)
  if (tail) return byTail(tail[1] ?? tail[4], tail[2] ?? tail[3])
  const dense = typed.replace(/[\s-]/g, '')
  if (/^\d[\dXx]*$/.test(dense)) return byDigits(dense, identityKey, inVillage)
  if (/^[a-zA-Z' ]+$/.test(typed)) {
    const prefix = typed.toLowerCase().replace(/[^a-z]/g, '')
    return { by: 'key', columns: ['pinyin', 'initials'], prefix }
  }
  return { by: 'key', columns: ['name_key'], prefix: nameKey(typed) }
}

/** The key range of a prefix on a column. */
export const range = (column: KeyColumn, prefix: string): Sql =>
  sql`p.${raw(column)} >= ${prefix} and p.${raw(column)} < ${afterPrefix(prefix)}`

export const all = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? raw('true') : join(conditions, ' and ')
