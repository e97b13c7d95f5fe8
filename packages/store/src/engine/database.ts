import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { embeddedUrl, startEmbedded } from './embedded.ts'
import type { Environment } from './environment.ts'
import { askHolder, type Holder, type Lock, takeLock } from './lock.ts'
import { findPlace, keyOf, type Place, stateFolder } from './place.ts'
import { EngineProblem } from './problem.ts'
import { appRole, deriverRole, prepareRoles } from './roles.ts'
import { keepSecrets, rolePassword, type Secrets } from './secrets.ts'
import { databaseOf, passwordOf, serverOf, withUser } from './url.ts'

/** A database that can be used, and who may sign in to it. Its tables are the migrations' matter. */
export type Database = {
  mode: 'embedded' | 'server'
  /** PostgreSQL's server_version_num: 180004, 150012. */
  serverVersion: number
  /** Owns the tables; no superuser in the embedded server. */
  ownerUrl: string
  /** wangdi_app: reads, under row-level security. */
  appUrl: string
  /** wangdi_deriver: writes, stepping down to wangdi_app for what a user does. */
  deriverUrl: string
  secrets: Secrets
  /** A private folder for the server's own files: uploads, error files. */
  folder: string
  /** Another process runs the embedded server; stop() leaves it running. */
  attached: boolean
  /** Tells the web address, so that a second start can name it. */
  announce: (address: string) => void
  /** Ends the embedded server if it is ours. May be called twice. */
  stop: () => Promise<void>
}

type Connection = Pick<Database, 'serverVersion' | 'ownerUrl' | 'appUrl' | 'deriverUrl'>

const oldestVersion = 150_000

const cannotConnect = (url: string, error: unknown): EngineProblem =>
  new EngineProblem(
    'CANNOT_CONNECT',
    `连不上数据库 / cannot connect to ${serverOf(url)}/${databaseOf(url)}: ${error instanceof Error ? error.message || error.name : String(error)}`,
  )

type Facts = { version: number; encoding: string; rights: boolean }

const refuseUnfit = (facts: Facts): void => {
  if (facts.version < oldestVersion) {
    const major = Math.floor(facts.version / 10_000)
    throw new EngineProblem(
      'TOO_OLD',
      `DATABASE_URL 是 PostgreSQL ${major}，须 15 或更新。/ DATABASE_URL is PostgreSQL ${major}; 15 or newer is needed.`,
    )
  }
  if (facts.encoding !== 'UTF8') {
    throw new EngineProblem(
      'BAD_SETTING',
      `数据库编码须为 UTF8 / the database must be encoded in UTF8: ${facts.encoding}`,
    )
  }
  if (!facts.rights) {
    throw new EngineProblem(
      'NO_RIGHTS',
      'DATABASE_URL 的用户不能在这个数据库里建表，请让它成为数据库的所有者：ALTER DATABASE 库名 OWNER TO 用户名;\n' +
        'The user of DATABASE_URL cannot create tables in this database; make it the owner of the database.',
    )
  }
}

/** Looks at the server and sets up the roles. `owner` is the password that those of the roles follow from. */
export const prepareConnection = async (ownerUrl: string, owner: string): Promise<Connection> => {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect().catch((error: unknown) => {
    throw cannotConnect(ownerUrl, error)
  })
  try {
    const { rows } = await client.query<Facts>(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
              has_database_privilege(current_database(), 'create')
                and has_schema_privilege('public', 'create') as rights`,
    )
    const facts = rows[0]!
    refuseUnfit(facts)
    await prepareRoles(client, ownerUrl, owner)
    const urlOf = (role: string) => withUser(ownerUrl, role, rolePassword(owner, role))
    return { serverVersion: facts.version, ownerUrl, appUrl: urlOf(appRole), deriverUrl: urlOf(deriverRole) }
  } finally {
    await client.end().catch(() => {})
  }
}

const privateFolder = async (path: string): Promise<string> => {
  await mkdir(path, { recursive: true, mode: 0o700 })
  return path
}

const secretsOf = (environment: Environment, kept: { blind: string }): Secrets => ({
  blind: Buffer.from(environment.blindKey ?? kept.blind, 'hex'),
})

const openServer = async (environment: Environment, url: string): Promise<Database> => {
  // Named by server and database, not by checkout: a new checkout must find the key of the old one's blind indexes.
  const key = keyOf(`${serverOf(url)}/${databaseOf(url)}`)
  const folder = await privateFolder(join(await stateFolder(environment), `server-${key}`))
  const kept = await keepSecrets(folder)
  const connection = await prepareConnection(url, passwordOf(url) ?? kept.owner)
  return {
    ...connection,
    mode: 'server',
    secrets: secretsOf(environment, kept),
    folder: await privateFolder(join(folder, 'files')),
    attached: false,
    announce: () => {},
    stop: async () => {},
  }
}

const alreadyRunning = (holder: Holder | null): EngineProblem => {
  const where = holder?.address ?? '（正在启动或由命令行使用 / starting, or used by a command）'
  return new EngineProblem(
    'ALREADY_RUNNING',
    `已在运行 / already running: ${where}  pid ${holder?.pid ?? '?'}\n请直接打开上面的地址；要重新启动，先结束那个进程。`,
    { address: holder?.address ?? null, pid: holder?.pid ?? null },
  )
}

/** The lock, or the port of the server that another process runs; waits while that one is starting. */
const lockOrPort = async (place: Place, exclusive: boolean): Promise<Lock | number> => {
  for (;;) {
    const lock = await takeLock(place.key)
    if (lock !== null) return lock
    const holder = await askHolder(place.key)
    if (exclusive && holder !== null) throw alreadyRunning(holder)
    if (holder !== null && holder.port !== null) return holder.port
    await sleep(50)
  }
}

const startLocked = async (environment: Environment, place: Place, owner: string, lock: Lock) => {
  try {
    const postmaster = await startEmbedded(environment, place, owner)
    const connection = await prepareConnection(embeddedUrl(postmaster.port, owner), owner)
    lock.tell({ port: postmaster.port })
    const stop = async () => {
      await postmaster.stop()
      await lock.release()
    }
    return { connection, stop }
  } catch (error) {
    await lock.release()
    throw error
  }
}

const openEmbedded = async (environment: Environment, exclusive: boolean): Promise<Database> => {
  const place = await findPlace(environment)
  const lock = await lockOrPort(place, exclusive)
  const kept = await keepSecrets(place.folder)
  const common = {
    mode: 'embedded' as const,
    secrets: secretsOf(environment, kept),
    folder: await privateFolder(join(place.folder, 'files')),
  }
  if (typeof lock === 'number') {
    const connection = await prepareConnection(embeddedUrl(lock, kept.owner), kept.owner)
    return { ...common, ...connection, attached: true, announce: () => {}, stop: async () => {} }
  }
  const { connection, stop } = await startLocked(environment, place, kept.owner, lock)
  let stopping: Promise<void> | null = null
  return {
    ...common,
    ...connection,
    attached: false,
    announce: (address) => lock.tell({ address }),
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

/**
 * Opens the database that the environment names: the PostgreSQL of DATABASE_URL, or the embedded one, started if need be.
 * With `exclusive` (the web application) a second process is refused; without it (a command) it shares the running server.
 * @throws EngineProblem with a message for the person at the keyboard.
 */
export const openDatabase = (environment: Environment, options: { exclusive?: boolean } = {}): Promise<Database> =>
  environment.databaseUrl === null
    ? openEmbedded(environment, options.exclusive ?? false)
    : openServer(environment, environment.databaseUrl)
