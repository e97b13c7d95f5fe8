import { isMap } from '@wangdi/kernel/form/answers.ts'
import type { Fields, RefField, Value, Values } from '@wangdi/kernel/form/field.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import type { Ground } from '../../ground.ts'
import { sql } from '../../sql.ts'
import { accountNames } from '../records.ts'

interface Reference {
  readonly to: RefField['to']
  readonly id: string
}

const inEach = (fields: Fields, list: Value): Reference[] =>
  (Array.isArray(list) ? list : []).filter(isMap).flatMap((entry) => referencesIn(fields, entry))

/** Everything that answers refer to, lists and groups included. */
const referencesIn = (fields: Fields, values: Values): Reference[] =>
  Object.entries(fields).flatMap(([key, field]): Reference[] => {
    const value = values[key]
    if (field.kind === 'ref') return typeof value === 'string' ? [{ to: field.to, id: value }] : []
    if (field.kind === 'rows') return inEach(field.fields, value)
    return field.kind === 'group' && isMap(value) ? referencesIn(field.fields, value) : []
  })

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Names of staff, units, areas and residents that answers refer to, by id; of residents those in scope. */
export const namesIn = async (
  tx: Tx,
  context: Context,
  ground: Ground,
  fields: Fields,
  filled: readonly Values[],
): Promise<Readonly<Record<string, string>>> => {
  const references = filled.flatMap((values) => referencesIn(fields, values))
  const ids = (to: Reference['to']): string[] => [
    ...new Set(references.filter((each) => each.to === to).map(({ id }) => id)),
  ]
  const places = [
    ...ids('unit').map((code) => [code, ground.unitByCode(code)?.name] as const),
    ...ids('area').map((code) => [code, ground.areaByCode(code)?.name] as const),
  ].flatMap(([code, name]) => (name === undefined ? [] : [[code, name] as const]))
  const people = ids('resident').filter((id) => UUID.test(id))
  const residents =
    people.length === 0
      ? []
      : await tx.rows<{ person: string; name: string }>(
          sql`select person, name from person
              where tenant = ${context.scope.tenant} and person = any (${people}::uuid[])`,
        )
  const staff = await accountNames(
    context,
    ids('staff').filter((id) => UUID.test(id)),
  )
  return Object.fromEntries([...places, ...residents.map(({ person, name }) => [person, name] as const), ...staff])
}
