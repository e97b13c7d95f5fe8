import pg from 'pg'
import { type Sql, textOf } from './sql.ts'

/** Days stay text, whatever the zone; bigint counts of ours fit a number; jsonb is parsed as usual. */
const OIDS = { int8: 20, date: 1082, timestamptz: 1184, dateArray: 1182 }
const asText = (value: string): string => value

/** Sessions run at UTC+8, so that `2026-05-20 09:26:00+08` only needs its T and minutes to be ISO 8601. */
const ZONE = '-c TimeZone=<+08>-8'
/** Indexes are in memory or on flash, and statements are short: plans do not hang on how a server of one's own is set. */
const PLANNER = '-c random_page_cost=1.1 -c jit=off'
const SESSION = `${ZONE} ${PLANNER}`
const instant = (value: string): string => `${value.replace(' ', 'T')}:00`

const types = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary') {
      if (oid === OIDS.int8) return Number
      if (oid === OIDS.date) return asText
      if (oid === OIDS.timestamptz) return instant
    }
    return pg.types.getTypeParser(oid, format)
  }) as typeof pg.types.getTypeParser,
}

/** One open transaction. */
export interface Tx {
  readonly rows: <T>(query: Sql) => Promise<T[]>
  /** The only row; throws when there is none. */
  readonly one: <T>(query: Sql) => Promise<T>
  readonly maybe: <T>(query: Sql) => Promise<T | null>
  /** Number of rows touched. */
  readonly run: (query: Sql) => Promise<number>
  /** A statement of ours without parameters. */
  readonly exec: (statement: string) => Promise<void>
  readonly client: pg.ClientBase
}

/** A transaction that may step down to the application's rights. */
export interface WriteTx extends Tx {
  readonly asApp: <T>(fn: () => Promise<T>) => Promise<T>
}

export const openPool = (connectionString: string, max: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString,
    max,
    types,
    options: SESSION,
    pipeline: true,
    idleTimeoutMillis: 30_000,
  } as pg.PoolConfig)
  // A connection that the server closes is replaced at the next use; a statement under way on it fails by itself.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * One connection outside the pools, for COPY, migrations and long work. `pipeline` sends statements without waiting for
 * the answers before them, as the pools do; COPY is then not possible.
 */
export const connect = async (connectionString: string, pipeline = false): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString, types, options: SESSION, pipeline } as pg.ClientConfig)
  client.on('error', () => undefined)
  await client.connect()
  return client
}

export const txOf = (client: pg.ClientBase): Tx => {
  const ask = (query: Sql) => client.query({ name: query.name, text: textOf(query), values: [...query.values] })
  return {
    client,
    rows: async (query) => (await ask(query)).rows,
    one: async (query) => {
      const { rows } = await ask(query)
      if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}`)
      return rows[0]
    },
    maybe: async (query) => (await ask(query)).rows[0] ?? null,
    run: async (query) => (await ask(query)).rowCount ?? 0,
    exec: async (statement) => {
      await client.query(statement)
    },
  }
}

/**
 * Runs a transaction on a pipelined client; rolls back when `fn` throws. The opening travels with the first statement:
 * when it fails the transaction is aborted and everything after it fails too.
 */
export const transact = async <T>(client: pg.ClientBase, opening: string, fn: (tx: Tx) => Promise<T>): Promise<T> => {
  const opened = client.query(opening)
  opened.catch(() => undefined)
  try {
    const result = await fn(txOf(client))
    await opened
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** Two at once stored the same thing: one of them is told so by a unique key. */
const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505'

/** Runs a command again when another was quicker: the second time it sees what the other stored. */
export const againIfOvertaken = async <T>(command: () => Promise<T>): Promise<T> => {
  try {
    return await command()
  } catch (error) {
    if (isUniqueViolation(error)) return command()
    throw error
  }
}
