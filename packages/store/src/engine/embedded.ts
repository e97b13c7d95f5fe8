import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { installBinaries } from './binaries.ts'
import { ensureCluster, superuser } from './cluster.ts'
import type { Environment } from './environment.ts'
import { type Place, stateFolder } from './place.ts'
import { clearLeftovers, type Postmaster, startPostmaster } from './postmaster.ts'
import { EngineProblem } from './problem.ts'
import { rolePassword } from './secrets.ts'
import { asArguments, serverSettings } from './settings.ts'

/** Owns the database in the embedded server. No superuser, so that it can do just what a user of DATABASE_URL can. */
export const ownerRole = 'wangdi_owner'
export const embeddedDatabase = 'wangdi'

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen({ port, host: '127.0.0.1' }, () => probe.close(() => resolve(true)))
  })

/** Ports to try: the one of last time, then a row of them that starts at a place of this data's own. */
const ports = async function* (place: Place): AsyncGenerator<number> {
  const first = 15_000 + (Number.parseInt(place.key, 16) % 15_000)
  const last = Number(await readFile(join(place.folder, 'port'), 'utf8').catch(() => '0'))
  const row = Array.from({ length: 200 }, (_, step) => first + step)
  for (const port of last > 0 ? [last, ...row] : row) if (await isFree(port)) yield port
}

const cannotStart = (place: Place, text: string): EngineProblem =>
  new EngineProblem(
    'CANNOT_START',
    `内嵌数据库启动失败 / the embedded PostgreSQL did not start (${join(place.folder, 'postgres.log')}):\n${text}`,
  )

/** Backends of a server that was killed need a moment to notice it; PostgreSQL will not start beside them. */
const patience = 300

const start = async (place: Place, binaries: string, volatile: boolean): Promise<Postmaster> => {
  for await (const port of ports(place)) {
    for (let attempt = 1; ; attempt += 1) {
      const result = await startPostmaster(place, binaries, port, asArguments(await serverSettings(port, volatile)))
      if (!('refused' in result)) {
        await writeFile(join(place.folder, 'port'), String(port))
        return result
      }
      if (result.refused === 'port') break
      if (result.refused === 'other' || attempt === patience) throw cannotStart(place, result.text)
      await sleep(100)
    }
  }
  throw cannotStart(place, '没有空闲端口 / no free port')
}

export const embeddedUrl = (port: number, password: string): string =>
  `postgres://${ownerRole}:${password}@127.0.0.1:${port}/${embeddedDatabase}`

const signIn = async (url: string): Promise<boolean> => {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  const connected = await client.connect().then(
    () => true,
    () => false,
  )
  await client.end().catch(() => {})
  return connected
}

/** Makes owner and database where they are missing; each step may have been done by a run that was killed. */
const ensureDatabase = async (port: number, password: string): Promise<void> => {
  if (await signIn(embeddedUrl(port, password))) return
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password: rolePassword(password, superuser),
    database: 'postgres',
  })
  await client.connect().catch((error: unknown) => {
    throw new EngineProblem(
      'CANNOT_START',
      `内嵌数据库拒绝登录：secrets.json 与数据不符，请从备份恢复该文件 / secrets.json does not belong to this data: ${String(error)}`,
    )
  })
  try {
    const owner = await client.query('select from pg_roles where rolname = $1', [ownerRole])
    const verb = owner.rowCount === 0 ? 'create' : 'alter'
    await client.query(`${verb} role ${ownerRole} login createrole createdb password ${escapeLiteral(password)}`)
    const database = await client.query('select from pg_database where datname = $1', [embeddedDatabase])
    if (database.rowCount === 0)
      await client.query(`create database ${escapeIdentifier(embeddedDatabase)} owner ${ownerRole}`)
    await client.query(`revoke connect on database ${escapeIdentifier(embeddedDatabase)} from public`)
  } finally {
    await client.end()
  }
}

/**
 * Starts the embedded PostgreSQL of this place, with its data made on the first start and with what a killed run left
 * behind cleared away. The caller holds the lock of the place. `password` is the owner's.
 * @throws EngineProblem CANNOT_START with the end of PostgreSQL's log.
 */
export const startEmbedded = async (
  environment: Environment,
  place: Place,
  password: string,
  volatile = false,
): Promise<Postmaster> => {
  const binaries = await installBinaries(await stateFolder(environment))
  await ensureCluster(place, binaries, rolePassword(password, superuser))
  await clearLeftovers(place)
  const postmaster = await start(place, binaries, volatile)
  try {
    await ensureDatabase(postmaster.port, password)
    return postmaster
  } catch (error) {
    await postmaster.stop()
    throw error
  }
}
