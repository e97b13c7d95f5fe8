import type pg from 'pg'
import { connect, openPool, type Tx, transact, type WriteTx } from './db.ts'
import type { Ground } from './ground.ts'
import { openingOf, type Scope, systemScope } from './scope.ts'

export interface StoreOptions {
  /** Connection strings of the three roles. */
  readonly app: string
  readonly deriver: string
  readonly owner: string
  readonly tenant?: number
  /** Key of the blind index over identity numbers, 32 bytes. */
  readonly identityKey: Buffer
  readonly pool?: { readonly read?: number; readonly write?: number }
}

/** The database as the rest of the program sees it. */
export interface Store {
  readonly tenant: number
  readonly identityKey: Buffer
  readonly options: StoreOptions
  /** Areas, units and settings as last read, under their version. */
  readonly kept: { ground: Ground | null }
  /** Reads as the application role: row-level security shows the scope's rows and nothing else. */
  readonly read: <T>(scope: Scope, fn: (tx: Tx) => Promise<T>) => Promise<T>
  /**
   * Writes on a deriver's connection. `asApp` steps down to the application role and the scope's rights for what the
   * user does; what follows from it is derived with the deriver's rights, over all data classes.
   */
  readonly write: <T>(scope: Scope, fn: (tx: WriteTx) => Promise<T>) => Promise<T>
  /** Work for the system under a named purpose, over the whole tenant. */
  readonly system: <T>(purpose: string, fn: (tx: Tx) => Promise<T>) => Promise<T>
  /** One connection of the owner, for tables and partitions. */
  readonly owner: <T>(fn: (client: pg.Client) => Promise<T>) => Promise<T>
  /** One connection of the deriver outside the pool, for COPY. */
  readonly bulk: <T>(fn: (client: pg.Client) => Promise<T>) => Promise<T>
  readonly close: () => Promise<void>
}

const withClient = async <T>(pool: pg.Pool, fn: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  let broken = true
  try {
    const result = await fn(client)
    broken = false
    return result
  } catch (error) {
    // A failed statement leaves a good connection; a lost connection reports no SQL state.
    broken = !(error instanceof Error && 'code' in error && /^[0-9A-Z]{5}$/.test(String(error.code)))
    throw error
  } finally {
    client.release(broken)
  }
}

const withConnection = async <T>(url: string, fn: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = await connect(url)
  try {
    return await fn(client)
  } finally {
    await client.end()
  }
}

const writeTx = (tx: Tx): WriteTx => ({
  ...tx,
  asApp: async (fn) => {
    await tx.exec('set local role wangdi_app')
    const result = await fn()
    await tx.exec('reset role')
    return result
  },
})

/** Opens the pools. Nothing is connected until it is asked for. */
export const openStore = (options: StoreOptions): Store => {
  const readers = openPool(options.app, options.pool?.read ?? 8)
  const writers = openPool(options.deriver, options.pool?.write ?? 6)
  const tenant = options.tenant ?? 1
  return {
    tenant,
    identityKey: options.identityKey,
    options,
    kept: { ground: null },
    read: (scope, fn) => withClient(readers, (client) => transact(client, openingOf(scope, true), fn)),
    write: (scope, fn) =>
      withClient(writers, (client) => transact(client, openingOf(scope, false), (tx) => fn(writeTx(tx)))),
    system: (_purpose, fn) =>
      withClient(writers, (client) => transact(client, openingOf(systemScope(tenant), false), fn)),
    owner: (fn) => withConnection(options.owner, fn),
    bulk: (fn) => withConnection(options.deriver, fn),
    close: async () => {
      await Promise.all([readers.end(), writers.end()])
    },
  }
}
