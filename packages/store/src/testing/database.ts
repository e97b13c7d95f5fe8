import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, escapeIdentifier } from 'pg'
import { inject } from 'vitest'
import { appRole, deriverRole } from '../engine/roles.ts'
import { rolePassword, type Secrets } from '../engine/secrets.ts'
import { withDatabase, withUser } from '../engine/url.ts'
import type { TestServer } from './server.ts'

export type TestDatabase = {
  ownerUrl: string
  appUrl: string
  deriverUrl: string
  secrets: Secrets
  /** PostgreSQL's server_version_num. */
  serverVersion: number
  /** For a process that a test starts: it then uses this database. */
  environment: Record<string, string>
  drop: () => Promise<void>
}

/** A database that is built once a run under its name and then copied, which is far quicker than building each. */
export type Template = { name: string; build: (ownerUrl: string) => Promise<void> }

let counter = 0

const withServer = async <T>(server: TestServer, work: (client: Client) => Promise<T>): Promise<T> => {
  const client = new Client({ connectionString: server.ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const create = async (client: Client, name: string, template: string): Promise<void> => {
  const encoding = template === 'template0' ? "encoding 'UTF8'" : ''
  await client.query(`create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)} ${encoding}`)
  await client.query(`grant connect on database ${escapeIdentifier(name)} to ${appRole}, ${deriverRole}`)
}

const NOT_ALLOWED = '42501'

/** An owner may not end a vacuum of the server's own that is at work there; it ends soon by itself. */
const dropForced = async (client: Client, name: string): Promise<void> => {
  for (let left = 25; ; left -= 1) {
    try {
      await client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`)
      return
    } catch (error) {
      const busy = error instanceof Error && 'code' in error && error.code === NOT_ALLOWED
      if (!busy || left === 0) throw error
      await sleep(200)
    }
  }
}

const exists = async (client: Client, name: string): Promise<boolean> =>
  (await client.query('select from pg_database where datname = $1', [name])).rowCount === 1

/** Builds the template unless another worker has; a copy of it needs that nobody is connected to it. */
const ensureTemplate = async (client: Client, server: TestServer, template: Template): Promise<string> => {
  const name = `${server.prefix}_template_${template.name}`
  await client.query('select pg_advisory_lock(hashtext($1))', [name])
  try {
    if (await exists(client, name)) return name
    const draft = `${name}_draft`
    await client.query(`drop database if exists ${escapeIdentifier(draft)} with (force)`)
    await create(client, draft, 'template0')
    await template.build(withDatabase(server.ownerUrl, draft))
    await client.query(`alter database ${escapeIdentifier(draft)} rename to ${escapeIdentifier(name)}`)
    return name
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [name])
  }
}

/**
 * A fresh database of its own for a test file, on the server of this run: empty, or a copy of the template. Both roles
 * may connect to it. Test files may call it at the same time.
 */
export const testDatabase = async (template?: Template): Promise<TestDatabase> => {
  const server = inject('testServer')
  counter += 1
  const name = `${server.prefix}_${process.pid}_${counter}`
  const version = await withServer(server, async (client) => {
    await create(client, name, template === undefined ? 'template0' : await ensureTemplate(client, server, template))
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int as version",
    )
    return rows[0]!.version
  })
  const ownerUrl = withDatabase(server.ownerUrl, name)
  const urlOf = (role: string) => withUser(ownerUrl, role, rolePassword(server.owner, role))
  const state = join(server.state, 'machine')
  await mkdir(state, { recursive: true })
  return {
    ownerUrl,
    appUrl: urlOf(appRole),
    deriverUrl: urlOf(deriverRole),
    secrets: { blind: Buffer.from(server.blind, 'hex') },
    serverVersion: version,
    environment: { DATABASE_URL: ownerUrl, WANGDI_BLIND_KEY: server.blind, WANGDI_STATE: state },
    drop: () =>
      withServer(server, async (client) => {
        await dropForced(client, name)
      }),
  }
}
