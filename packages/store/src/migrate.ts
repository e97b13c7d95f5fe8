import { createHash, createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { type Day, yearEnd, yearOf, yearStart } from '@wangdi/kernel/day/day.ts'
import type pg from 'pg'
import { connect, type Tx, txOf } from './db.ts'
import { prepared, sql } from './sql.ts'

const FOLDER = new URL('./migrations/', import.meta.url)

/** Any number: one migration at a time per database. */
const LOCK = 720_217

/** How many years of status are kept behind the current one; records keep everything, so a longer past can be derived. */
const YEARS_BACK = 3

export interface MigrateOptions {
  readonly tenant?: number
  readonly today: Day
  /** Key of the blind index; its fingerprint is kept and a different key is refused. */
  readonly identityKey: Buffer
}

/** The database was filled with another key of the blind index: searching by number would find nobody. */
export class WrongKey extends Error {}

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex')

const fingerprint = (key: Buffer): string => createHmac('sha256', key).update('fingerprint').digest('hex').slice(0, 16)

const applyOne = async (client: pg.Client, name: string, known: ReadonlyMap<string, string>): Promise<boolean> => {
  const text = await readFile(new URL(name, FOLDER), 'utf8')
  const sum = checksum(text)
  const before = known.get(name)
  if (before === sum) return false
  if (before) throw new Error(`migration ${name} was changed after it had been applied`)
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into migration (name, checksum) values ($1, $2)', [name, sum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name} failed`, { cause: error })
  }
  return true
}

const applyAll = async (client: pg.Client): Promise<string[]> => {
  await client.query(
    'create table if not exists migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
  )
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration')
  const known = new Map(rows.map((row) => [row.name, row.checksum]))
  const applied: string[] = []
  const files = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).toSorted()
  for (const name of files) if (await applyOne(client, name, known)) applied.push(name)
  return applied
}

export const readMeta = async (tx: Tx, tenant: number, key: string): Promise<string | null> =>
  (
    await tx.maybe<{ value: string }>(
      prepared('meta', sql`select value from meta where tenant = ${tenant} and key = ${key}`),
    )
  )?.value ?? null

export const writeMeta = async (tx: Tx, tenant: number, key: string, value: string): Promise<void> => {
  await tx.run(
    sql`insert into meta values (${tenant}, ${key}, ${value}) on conflict (tenant, key) do update set value = excluded.value`,
  )
}

/** Partitions of status for each year in [from, to] that are missing. */
export const createPartitions = async (tx: Tx, table: string, from: number, to: number): Promise<void> => {
  for (let year = from; year <= to; year++) {
    const [name, start, end] = [`${table}_y${year}`, yearStart(year), yearStart(year + 1)]
    await tx.exec(`create table if not exists ${name} partition of ${table} for values from ('${start}') to ('${end}')`)
    // Rights on the partition itself, where row security does not stand: only the deriver loads rows in bulk there.
    await tx.exec(`grant select, insert on ${name} to wangdi_deriver`)
  }
}

/** Last day that derived rows reach: 31 December of the next year. */
export const horizonOn = (today: Day): Day => yearEnd(yearOf(today) + 1)

const prepareTenant = async (tx: Tx, { tenant = 1, today, identityKey }: MigrateOptions): Promise<void> => {
  const horizon = ((await readMeta(tx, tenant, 'horizon')) ?? horizonOn(today)) as Day
  const from = ((await readMeta(tx, tenant, 'status_from')) ?? yearStart(yearOf(today) - YEARS_BACK)) as Day
  const key = await readMeta(tx, tenant, 'identity_key')
  if (key !== null && key !== fingerprint(identityKey)) throw new WrongKey('the key of the blind index is another one')
  await writeMeta(tx, tenant, 'horizon', horizon)
  await writeMeta(tx, tenant, 'status_from', from)
  await writeMeta(tx, tenant, 'identity_key', fingerprint(identityKey))
  if ((await readMeta(tx, tenant, 'epoch')) === null) await writeMeta(tx, tenant, 'epoch', '1')
  await createPartitions(tx, 'status', yearOf(from), yearOf(horizon))
}

/** A load that was killed may have left the owner unbound by row security: it binds the owner again. */
const bindOwner = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(relname) as name from pg_class
     where relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity`,
  )
  for (const { name } of rows) await client.query(`alter table ${name} force row level security`)
}

/**
 * Brings the database to this version's tables. Safe to call at every start and by several processes at once. The
 * roles wangdi_app and wangdi_deriver must exist; `ownerUrl` need not be a superuser.
 */
export const migrate = async (ownerUrl: string, options: MigrateOptions): Promise<{ readonly applied: string[] }> => {
  const client = await connect(ownerUrl)
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const applied = await applyAll(client)
    await bindOwner(client)
    await client.query('begin')
    await prepareTenant(txOf(client), options)
    await client.query('commit')
    return { applied }
  } finally {
    await client.end()
  }
}
