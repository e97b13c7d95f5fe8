import type { DayPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import { readNumber } from '@wangdi/kernel/campaign/day/number.ts'
import type { Context } from '../../context.ts'
import { groundOf } from '../../ground.ts'
import { cursorOf, pageOf } from '../../read/cursor.ts'
import { listResidents } from '../../read/residents.ts'
import { sql } from '../../sql.ts'
import { describePeople, type PersonRow, personColumns, personTables } from '../station/people.ts'
import { dayHead } from './head.ts'

export type Roster =
  | { readonly items: DayPerson[]; readonly next: string | null; readonly total: number }
  | { readonly code: 'CURSOR_INVALID' | 'NOT_FOUND' }

type Row = PersonRow & { readonly group_key: string; readonly name_key: string }

/** The list of the day by village, group and name, page by page along that key. */
export const dayRoster = (
  context: Context,
  day: string,
  query: { readonly after?: string; readonly limit?: number },
): Promise<Roster> =>
  context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const after = cursorOf(context.store, query.after, 4)
    if (query.after && !after) return { code: 'CURSOR_INVALID' }
    const [ground, head] = await Promise.all([groundOf(context.store, tx), dayHead(tx, tenant, day)])
    if (!head) return { code: 'NOT_FOUND' }
    const limit = query.limit ?? 200
    const rest = after
      ? sql`and (p.village, coalesce(p.group_name, ''), p.name_key, e.person)
          > (${after[0]}::int, ${after[1]}, ${after[2]}, ${after[3]}::uuid)`
      : sql``
    const [rows, { total }] = await Promise.all([
      tx.rows<Row>(
        sql`select ${personColumns}, coalesce(p.group_name, '') as group_key, p.name_key from ${personTables}
            where e.tenant = ${tenant} and e.day = ${day} ${rest}
            order by p.village, coalesce(p.group_name, ''), p.name_key, e.person limit ${limit + 1}`,
      ),
      tx.one<{ total: number }>(
        sql`select count(*) as total from exam_person where tenant = ${tenant} and day = ${day}`,
      ),
    ])
    const { items, next } = pageOf(context.store, rows, limit, (row) => [
      row.village,
      row.group_key,
      row.name_key,
      row.person,
    ])
    return { items: await describePeople(tx, tenant, ground, head.on_date, items), next, total }
  })

export type Found = {
  readonly items: (DayPerson & { readonly on_roster: boolean })[]
  readonly too_broad: boolean
}

const MOST = 12

/**
 * Finds someone by the number on the sheet, else as everywhere: name, pinyin, number of the identity card. Those on
 * the list come first; others of the scope are offered as walk-ins.
 */
export const findOnDay = async (context: Context, day: string, q: string): Promise<Found | null> => {
  const number = readNumber(q)
  const found = number ? null : await listResidents(context, { q, limit: MOST })
  const residents = found && 'items' in found ? found.items : []
  return context.store.read(context.scope, async (tx) => {
    const { tenant } = context.scope
    const [ground, head] = await Promise.all([groundOf(context.store, tx), dayHead(tx, tenant, day)])
    if (!head) return null
    const ids = residents.map(({ resident_id }) => resident_id)
    const rows = await tx.rows<PersonRow>(
      sql`select ${personColumns} from ${personTables} where e.tenant = ${tenant} and e.day = ${day}
          and ${number ? sql`e.number = ${number}` : sql`e.person = any (${ids}::uuid[])`}`,
    )
    const here = await describePeople(tx, tenant, ground, head.on_date, rows)
    const known = new Set(here.map(({ resident_id }) => resident_id))
    const others = residents
      .filter(({ resident_id }) => !known.has(resident_id))
      .map((one) => ({
        resident_id: one.resident_id,
        number: null,
        name: one.name,
        sex: one.sex,
        age: one.age,
        village_name: one.village_name,
        group: one.group,
        id_tail: one.id_masked.slice(-4) || null,
        tags: one.programmes.map(({ label }) => label),
        notes: [],
        walk_in: true,
        handed_in: false,
        on_roster: false,
      }))
    return {
      items: [...here.map((one) => ({ ...one, on_roster: true })), ...others],
      too_broad: found !== null && 'code' in found,
    }
  })
}
