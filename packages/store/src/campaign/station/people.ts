import type { DayPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import { completedYears, type Day } from '@wangdi/kernel/day/day.ts'
import type { Tx } from '../../db.ts'
import type { Ground } from '../../ground.ts'
import { membershipsOf } from '../../read/residents.ts'
import { type Sql, sql } from '../../sql.ts'

/** Columns that a person of the day is shown by; `e` is the day's row, `p` the resident, `i` the number. */
export const personColumns: Sql = sql`e.person, e.walk_in, e.number, e.fasting, e.note, e.handed_in_at, p.name, p.sex,
  p.birth_date, p.village, p.group_name, i.tail4`
export const personTables: Sql = sql`exam_person e join person p on p.tenant = e.tenant and p.person = e.person
  left join identity i on i.tenant = e.tenant and i.person = e.person`

export interface PersonRow {
  readonly person: string
  readonly walk_in: boolean
  readonly number: string | null
  readonly fasting: boolean | null
  readonly note: string | null
  readonly handed_in_at: string | null
  readonly name: string
  readonly sex: string
  readonly birth_date: Day | null
  readonly village: number
  readonly group_name: string | null
  readonly tail4: string | null
}

const notesOf = ({ fasting, note }: PersonRow): string[] => [
  ...(fasting === null ? [] : [fasting ? '空腹' : '未空腹']),
  ...(note ? [note] : []),
]

/** Rows as the stations show them, with the programmes that the reader may know of. */
export const describePeople = async (
  tx: Tx,
  tenant: number,
  ground: Ground,
  on: Day,
  rows: readonly PersonRow[],
): Promise<DayPerson[]> => {
  const member = await membershipsOf(
    tx,
    tenant,
    rows.map(({ person }) => person),
    on,
  )
  return rows.map((row) => {
    const age = row.birth_date === null ? null : completedYears(row.birth_date, on)
    return {
      resident_id: row.person,
      number: row.number,
      name: row.name,
      sex: row.sex,
      age,
      village_name: ground.areaOf(row.village)?.name ?? '',
      group: row.group_name,
      id_tail: row.tail4,
      tags: (member.get(row.person) ?? []).map(({ label }) => label),
      notes: notesOf(row),
      walk_in: row.walk_in,
      handed_in: row.handed_in_at !== null,
    }
  })
}

/** One person of the day, or null. */
export const personOfDay = async (
  tx: Tx,
  tenant: number,
  ground: Ground,
  on: Day,
  day: string,
  person: string,
): Promise<DayPerson | null> => {
  const row = await tx.maybe<PersonRow>(
    sql`select ${personColumns} from ${personTables}
        where e.tenant = ${tenant} and e.day = ${day} and e.person = ${person}`,
  )
  return row ? ((await describePeople(tx, tenant, ground, on, [row]))[0] ?? null) : null
}
