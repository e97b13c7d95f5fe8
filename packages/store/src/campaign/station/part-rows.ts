import type { DataClass } from '@wangdi/kernel/access/class.ts'
import type { Part } from '@wangdi/kernel/campaign/day/part.ts'
import { itemOf } from '@wangdi/kernel/campaign/day/part.ts'
import { tubeCode } from '@wangdi/kernel/campaign/day/tube.ts'
import type { Value } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import type { Context } from '../../context.ts'
import type { Tx } from '../../db.ts'
import { guardNumber } from '../../scope.ts'
import { prepared, type Sql, sql } from '../../sql.ts'

interface Row {
  readonly person: string
  readonly key: string
  readonly value: Value
  readonly station: string
  readonly device: string
  readonly at: string
  readonly save: string
  readonly chosen: boolean
}

const columns = sql`person, key, value, station, device, at, save, chosen`
const partOf = (row: Row): Part => ({ ...row })

/** Parts of one person of a day, as the asking role may see them. */
export const partsOfPerson = async (tx: Tx, tenant: number, day: string, person: string): Promise<Part[]> =>
  (
    await tx.rows<Row>(
      prepared(
        'parts of person',
        sql`select ${columns} from exam_part where tenant = ${tenant} and day = ${day} and person = ${person}`,
      ),
    )
  ).map(partOf)

/** Parts of several persons, or those of a condition. */
export const partsWhere = async (tx: Tx, tenant: number, day: string, condition: Sql): Promise<Part[]> =>
  (
    await tx.rows<Row>(sql`select ${columns} from exam_part where tenant = ${tenant} and day = ${day} and ${condition}`)
  ).map(partOf)

/** Class of what a part says: that of its item. Stamps and tubes say nothing of health. */
export const classOfPart = (key: string): DataClass => {
  const item = itemOf(key)
  const form = item && formOf(item.form)
  return (item && form && (form.fields[item.key]?.dataClass ?? form.dataClass)) || 'D1'
}

/** A part with the person's village of today. */
export type PlacedPart = Part & { readonly village: number }

/** Adds parts that were noted together; one that is there already stays as it is. Answers how many were new. */
export const insertParts = (tx: Tx, context: Context, day: string, parts: readonly PlacedPart[]): Promise<number> => {
  const rows = parts.map((part) => ({
    ...part,
    chosen: part.chosen ?? false,
    data_class: guardNumber(classOfPart(part.key)),
    tube: part.key.startsWith('tube:') && typeof part.value === 'string' ? tubeCode(part.value) : null,
  }))
  return tx.run(
    prepared(
      'insert exam parts',
      sql`insert into exam_part (tenant, day, save, key, person, village, data_class, value, tube, station, device,
            chosen, at, received_at, account)
          select ${context.scope.tenant}, ${day}, x.save, x.key, x.person, x.village, x.data_class,
            coalesce(x.value, 'null'::jsonb), x.tube, x.station, x.device, x.chosen, x.at,
            ${context.now.toISOString()}, ${context.scope.account}
          from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(save uuid, key text, person uuid, village int,
            data_class smallint, value jsonb, tube text, station text, device uuid, chosen boolean, at timestamptz)
          on conflict do nothing`,
    ),
  )
}
