import type { Values } from '@wangdi/kernel/form/field.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { sql } from '../../sql.ts'

interface HouseholdRow {
  readonly household: string
  readonly village: string
  readonly address: string
  readonly phone: string | null
  readonly head: string | null
  readonly fields: Values
}

interface MemberRow {
  readonly resident: string
  readonly relation_to_head: string
  readonly joined: string
  readonly left: string | null
}

/** The household of a resident in the words of its form; none: the blank form. */
export const householdValues = async (tx: Tx, { scope }: Context, resident: string): Promise<readonly Values[]> => {
  const house = await tx.maybe<HouseholdRow>(
    sql`select h.household, a.code as village, h.address, h.phone, h.head, h.fields
        from household_member m
        join household h on h.tenant = m.tenant and h.household = m.household
        join area a on a.tenant = h.tenant and a.area = h.village and a.valid_to is null
        where m.tenant = ${scope.tenant} and m.person = ${resident} and m.left_on is null`,
  )
  if (!house) return []
  const members = await tx.rows<MemberRow>(
    sql`select person as resident, relation as relation_to_head, joined, left_on as left from household_member
        where tenant = ${scope.tenant} and household = ${house.household}
        order by left_on is not null, relation <> '0', joined, person`,
  )
  const { fields, household, ...rest } = house
  return [{ ...fields, ...rest, household_id: household.slice(-12), members: members.map((member) => ({ ...member })) }]
}
