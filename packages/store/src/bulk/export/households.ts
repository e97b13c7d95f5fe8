import type { HouseholdLine } from '@wangdi/kernel/exchange/line.ts'
import type { Tx } from '../../db.ts'
import type { Ground } from '../../ground.ts'
import { sql } from '../../sql.ts'

interface Row {
  readonly household_id: string
  readonly village: number
  readonly address: string
  readonly phone: string | null
  readonly head: string | null
  readonly archived: boolean
  readonly fields: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly members: HouseholdLine['members']
}

const one = (value: string | readonly string[] | undefined): string | null => (typeof value === 'string' ? value : null)

const lineOf = ({ fields, village, ...row }: Row, ground: Ground): HouseholdLine => ({
  kind: 'household',
  ...row,
  village: ground.areaOf(village)?.code ?? '',
  env_kitchen: one(fields.env_kitchen),
  env_fuel: one(fields.env_fuel),
  env_water: one(fields.env_water),
  env_toilet: one(fields.env_toilet),
  env_livestock: one(fields.env_livestock),
  economic_note: one(fields.economic_note),
  special_family: Array.isArray(fields.special_family) ? [...fields.special_family] : [],
})

/** A page of households with all their memberships. */
export const householdLines = async (
  tx: Tx,
  tenant: number,
  ground: Ground,
  after: string,
  limit: number,
): Promise<{ lines: HouseholdLine[]; after: string | null }> => {
  const rows = await tx.rows<Row>(
    sql`select h.household as household_id, h.village, h.address, h.phone, h.head, h.archived, h.fields,
          coalesce((select jsonb_agg(jsonb_build_object('resident_id', m.person, 'relation_to_head', m.relation,
            'joined', m.joined, 'left', m.left_on) order by m.relation <> '0', m.person, m.joined)
          from household_member m where m.tenant = h.tenant and m.household = h.household), '[]') as members
        from household h where h.tenant = ${tenant} and h.household > ${after} order by h.household limit ${limit}`,
  )
  return { lines: rows.map((row) => lineOf(row, ground)), after: rows.at(-1)?.household_id ?? null }
}
