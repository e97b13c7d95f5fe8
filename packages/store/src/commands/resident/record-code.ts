import type { Tx } from '../../db.ts'
import type { Area } from '../../ground.ts'
import { sql } from '../../sql.ts'

/** The 12 digits before the serial: county, township, and the village's own segment of record codes (R-CODE-4). */
export const codePrefix = (village: Area): string =>
  village.code.slice(0, 9) + (village.record_segment ?? village.code.slice(9, 12))

/**
 * The next record code of a village: the highest serial ever given plus one, never one used before (R-CODE-6). Two at
 * once wait for each other. Null when 99999 are used up.
 */
export const takeRecordCode = async (tx: Tx, tenant: number, village: Area): Promise<string | null> => {
  const prefix = codePrefix(village)
  const { serial } = await tx.one<{ serial: number }>(
    sql`insert into record_serial as s (tenant, prefix, serial) values (${tenant}, ${prefix}, 1)
        on conflict (tenant, prefix) do update set serial = s.serial + 1 returning serial`,
  )
  return serial > 99_999 ? null : prefix + String(serial).padStart(5, '0')
}

/** A code that came from elsewhere keeps later ones from repeating its serial. */
export const noteRecordCodes = async (tx: Tx, tenant: number, codes: readonly string[]): Promise<void> => {
  if (codes.length === 0) return
  await tx.run(
    sql`insert into record_serial as s (tenant, prefix, serial)
        select ${tenant}, left(code, 12), max(right(code, 5)::int)
        from unnest(${codes}::text[]) as code where code ~ '^[0-9]{17}$' group by left(code, 12) order by 2
        on conflict (tenant, prefix) do update set serial = greatest(s.serial, excluded.serial)`,
  )
}
