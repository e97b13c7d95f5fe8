import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Day } from '@wangdi/kernel/day/day.ts'
import { connect } from '@wangdi/store/db.ts'
import { type Database, openDatabase } from '@wangdi/store/engine/database.ts'
import { type Environment, readEnvironment } from '@wangdi/store/engine/environment.ts'
import { withDatabase } from '@wangdi/store/engine/url.ts'
import { migrate } from '@wangdi/store/migrate.ts'
import { openStore, type Store } from '@wangdi/store/open.ts'

/** A database of our own: never the one that the environment's application uses. */
export interface Ground {
  readonly store: Store
  readonly database: Database
  /** For a server process that is to use this database. */
  readonly environment: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

interface Place {
  readonly environment: Environment
  readonly remove: () => Promise<void>
}

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = await connect(url)
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A new database on the server of DATABASE_URL. */
const ownDatabase = async (usual: Environment, url: string, state: string): Promise<Place> => {
  const name = `wangdi_bench_${Math.floor(Date.now() / 1000)}_${process.pid}`
  await onServer(url, `create database ${name} template template0 encoding 'UTF8'`)
  return {
    environment: { ...usual, databaseUrl: withDatabase(url, name), stateFolder: state },
    remove: () => onServer(url, `drop database if exists ${name} with (force)`),
  }
}

const findPlace = async (keep: string | null): Promise<Place> => {
  const usual = readEnvironment()
  if (keep !== null)
    return { environment: { ...usual, databaseUrl: null, dataFolder: keep }, remove: () => Promise.resolve() }
  const folder = await mkdtemp(join(tmpdir(), 'wangdi-bench-'))
  const removeFolder = () => rm(folder, { recursive: true, force: true })
  if (usual.databaseUrl === null) return { environment: { ...usual, dataFolder: folder }, remove: removeFolder }
  const place = await ownDatabase(usual, usual.databaseUrl, folder)
  return {
    ...place,
    remove: async () => {
      await place.remove()
      await removeFolder()
    },
  }
}

/**
 * Opens a throw-away database: an embedded server in a temporary folder with its usual, durable settings, or a new
 * database on the server of DATABASE_URL. With `keep` an embedded server in that folder, which stays.
 */
export const openGround = async (keep: string | null, today: Day): Promise<Ground> => {
  const place = await findPlace(keep)
  let database: Database | null = null
  try {
    database = await openDatabase(place.environment, { exclusive: true })
    const { appUrl: app, deriverUrl: deriver, ownerUrl: owner, secrets } = database
    await migrate(owner, { today, identityKey: secrets.blind })
    const store = openStore({ app, deriver, owner, identityKey: secrets.blind })
    const { stop, folder } = database
    return {
      store,
      database,
      environment: { DATABASE_URL: owner, WANGDI_BLIND_KEY: secrets.blind.toString('hex'), WANGDI_STATE: folder },
      close: async () => {
        await store.close()
        await stop()
        await place.remove()
      },
    }
  } catch (error) {
    await database?.stop()
    await place.remove()
    throw error
  }
}
