import { type Day, parseDay } from '@wangdi/kernel/day/day.ts'
import type { Value, Values } from '@wangdi/kernel/form/field.ts'
import { normaliseNumber } from '@wangdi/kernel/identity/citizen-number.ts'
import { identitySpace } from '@wangdi/kernel/identity/documents.ts'
import { nameKey } from '@wangdi/kernel/identity/name.ts'
import { keyedUuid } from './ids.ts'

/** Who a row is about, as far as the row says. */
export interface RowPerson {
  readonly name: string | null
  readonly id_type: string
  readonly id_number: string | null
  readonly sex: string | null
  readonly birth_date: Day | null
  readonly record_code: string | null
  readonly own_phone: string | null
  readonly village: string | null
  readonly group: string | null
}

const text = (value: Value): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null)

const CITIZEN = /^\d{17}[\dX]$/

/** A citizen number states birth and sex; columns of their own only fill what it does not say. */
const fromNumber = (number: string | null): { readonly sex: string | null; readonly birth_date: Day | null } => {
  if (number === null || !CITIZEN.test(number)) return { sex: null, birth_date: null }
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return { sex: Number(number[16]) % 2 === 1 ? '1' : '2', birth_date: parseDay(birth) }
}

export const rowPerson = (person: Values): RowPerson => {
  const typed = text(person.id_number)
  const id_number = typed === null ? null : normaliseNumber(typed)
  const stated = fromNumber(id_number)
  return {
    name: text(person.name),
    id_type: text(person.id_type) ?? (id_number === null ? 'P0' : '01'),
    id_number,
    sex: text(person.sex) ?? stated.sex,
    birth_date: parseDay(person.birth_date) ?? stated.birth_date,
    record_code: text(person.record_code),
    own_phone: text(person.own_phone),
    village: text(person.village),
    group: text(person.group),
  }
}

/** Names the resident across rows and runs: by number, else by code, else by name, birth and village. */
export const personKey = (key: Buffer, person: RowPerson): string => {
  if (person.id_number !== null) return keyedUuid(key, 'number', identitySpace(person.id_type, person.id_number))
  if (person.record_code !== null) return keyedUuid(key, 'code', person.record_code)
  return keyedUuid(key, 'name', nameKey(person.name ?? ''), person.birth_date ?? '', person.village ?? '')
}
