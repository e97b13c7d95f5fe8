import { dayForms } from '@wangdi/kernel/campaign/day/day-forms.ts'
import type { Candidate } from '@wangdi/kernel/campaign/eligibility.ts'
import type { Day } from '@wangdi/kernel/day/day.ts'
import type { Tx } from '../../db.ts'
import { membershipsOf } from '../../read/residents.ts'
import { type Sql, sql } from '../../sql.ts'

type Row = Omit<Candidate, 'programmes' | 'owes'> & { readonly village: number }
export type CandidateRow = Candidate & { readonly village: number }

/** Forms of a day that each person still owes on a day. */
const owedBy = async (tx: Tx, tenant: number, persons: readonly string[], on: Day): Promise<Map<string, string[]>> => {
  const forms = dayForms.map(({ form }) => form.id)
  const rows = await tx.rows<{ person: string; form: string }>(
    sql`select distinct person, form from due
        where tenant = ${tenant} and person = any (${persons}::uuid[]) and form = any (${forms}::text[])
          and met_on is null and opens <= ${on} and (ended_on is null or ended_on > ${on})`,
  )
  return new Map([...Map.groupBy(rows, ({ person }) => person)].map(([person, of]) => [person, of.map((r) => r.form)]))
}

/** Residents of a condition with what the eligibility rule asks of them, as the asking role may see it. */
export const candidatesWhere = async (tx: Tx, tenant: number, on: Day, condition: Sql): Promise<CandidateRow[]> => {
  const rows = await tx.rows<Row>(
    sql`select p.person, p.birth_date, p.sex, p.state, p.residence, p.village from person p
        where p.tenant = ${tenant} and p.merged_into is null and p.state <> 'void_duplicate' and ${condition}
        order by p.village, p.group_name, p.name_key, p.person`,
  )
  const persons = rows.map(({ person }) => person)
  const [member, owed] = await Promise.all([membershipsOf(tx, tenant, persons, on), owedBy(tx, tenant, persons, on)])
  return rows.map((row) => ({
    ...row,
    programmes: (member.get(row.person) ?? []).map(({ id }) => id),
    owes: owed.get(row.person) ?? [],
  }))
}
