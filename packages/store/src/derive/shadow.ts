import { type Day, yearOf } from '@wangdi/kernel/day/day.ts'
import type pg from 'pg'
import { txOf } from '../db.ts'
import { createPartitions } from '../migrate.ts'

/** Tables that a rebuild fills beside those in use. */
export const shadow = {
  status: 'status_next',
  event: 'event_next',
  due: 'due_next',
  revision: 'rebuild_revision',
} as const

const derived = ['status', 'event', 'due'] as const

export const dropShadow = async (client: pg.Client): Promise<void> => {
  await client.query(`drop table if exists ${Object.values(shadow).join(', ')}`)
}

/**
 * Empty tables like those in use, without row security (they are nobody's yet) and without indexes but the partitions'
 * own: those are made when the rows are in.
 */
export const createShadow = async (client: pg.Client, from: Day, horizon: Day): Promise<void> => {
  await dropShadow(client)
  await client.query(`create table ${shadow.status} (like status including defaults) partition by range (from_day)`)
  await client.query(`create table ${shadow.event} (like event including defaults)`)
  await client.query(`create table ${shadow.due} (like due including defaults)`)
  await client.query(
    `create unlogged table ${shadow.revision} (tenant int not null, person uuid not null, revision int not null)`,
  )
  await createPartitions(txOf(client), shadow.status, yearOf(from), yearOf(horizon))
}

const definition = /^create (unique )?index \S+ on (?:only )?(?:public\.)?(\S+) (.*)$/i

/** The indexes of the tables in use, made on the new ones. */
export const indexShadow = async (client: pg.Client): Promise<void> => {
  for (const table of derived) {
    const { rows } = await client.query<{ indexdef: string; pkey: boolean; columns: string }>(
      `select pg_get_indexdef(i.indexrelid) as indexdef, i.indisprimary as pkey,
         (select string_agg(a.attname, ', ' order by k.ord) from unnest(i.indkey) with ordinality k(attnum, ord)
           join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum) as columns
       from pg_index i where i.indrelid = '${table}'::regclass order by i.indisprimary desc`,
    )
    for (const { indexdef, pkey, columns } of rows) {
      const parts = definition.exec(indexdef)
      if (!parts) throw new Error(`cannot read index ${indexdef}`)
      await client.query(
        pkey
          ? `alter table ${shadow[table]} add primary key (${columns})`
          : `create ${parts[1] ?? ''}index on ${shadow[table]} ${parts[3]}`,
      )
    }
    await client.query(`analyze ${shadow[table]}`)
  }
}

/** Puts the new tables in the place of the old ones: names, row security, rights. In the caller's transaction. */
export const swapShadow = async (client: pg.Client): Promise<void> => {
  for (const table of derived) {
    const { rows: parts } = await client.query<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = '${shadow[table]}'::regclass`,
    )
    await client.query(`drop table ${table}`)
    await client.query(`alter table ${shadow[table]} rename to ${table}`)
    for (const { name } of parts) await client.query(`alter table ${name} rename to ${name.replace('_next', '')}`)
    const village = table === 'due' ? 'access_village' : 'village'
    await client.query(`select protect('${table}', '${village}', 'data_class')`)
    await client.query(`select protect_named('${table}', '${village}', 'person')`)
    await client.query(`grant select on ${table} to wangdi_app`)
    await client.query(`grant select, insert, update, delete on ${table} to wangdi_deriver`)
  }
}
