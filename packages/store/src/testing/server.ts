import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, escapeIdentifier } from 'pg'
import type { TestProject } from 'vitest/node'
import { prepareConnection } from '../engine/database.ts'
import { embeddedUrl, startEmbedded } from '../engine/embedded.ts'
import { type Environment, readEnvironment } from '../engine/environment.ts'
import { findPlace } from '../engine/place.ts'
import { clearLeftovers } from '../engine/postmaster.ts'
import { keepSecrets } from '../engine/secrets.ts'
import { passwordOf } from '../engine/url.ts'

/** The server that all tests of a run share. */
export type TestServer = { ownerUrl: string; owner: string; blind: string; state: string; prefix: string }

declare module 'vitest' {
  interface ProvidedContext {
    testServer: TestServer
  }
}

const testPrefix = 'wangdi_test_'
/** A run that was killed leaves its databases on a server of one's own; after six hours they are nobody's. */
const forgotten = 6 * 3600

const dropDatabases = async (ownerUrl: string, isOurs: (name: string) => boolean): Promise<void> => {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  const { rows } = await client.query<{ datname: string }>(
    'select datname from pg_database where starts_with(datname, $1)',
    [testPrefix],
  )
  for (const { datname } of rows) {
    if (isOurs(datname)) await client.query(`drop database if exists ${escapeIdentifier(datname)} with (force)`)
  }
  await client.end()
}

const startServer = async (environment: Environment, state: string) => {
  const place = await findPlace(environment)
  const { owner } = await keepSecrets(place.folder)
  const postmaster = await startEmbedded(environment, place, owner, true)
  return { ownerUrl: embeddedUrl(postmaster.port, owner), owner, stop: postmaster.stop, state }
}

const folderPrefix = 'wangdi-test-'

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Ends servers and removes folders of runs that were killed. What belongs to another user is left to that user. */
const clearKilledRuns = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.startsWith(folderPrefix) && name.slice(folderPrefix.length).split('-')[0])
    if (!pid || isAlive(pid)) continue
    const folder = join(tmpdir(), name)
    const place = { key: name, folder, cluster: join(folder, 'postgres'), account: null }
    await clearLeftovers(place).catch(() => {})
    await rm(folder, { recursive: true, force: true }).catch(() => {})
  }
}

/** PostgreSQL's user must be able to enter it too, so it is not as private as mkdtemp makes it. */
const testFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), `${folderPrefix}${process.pid}-`))
  await chmod(folder, 0o755)
  return folder
}

const findServer = async (state: string) => {
  const usual = readEnvironment()
  const { databaseUrl } = usual
  if (databaseUrl !== null) {
    const { owner } = await keepSecrets(state)
    return { ownerUrl: databaseUrl, owner: passwordOf(databaseUrl) ?? owner, stop: async () => {}, state }
  }
  return startServer({ ...usual, dataFolder: state }, state)
}

/**
 * Starts one server for the whole run, in a temporary folder, without durability; or uses that of DATABASE_URL, in
 * databases of its own. Vitest calls it before the first test.
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  await clearKilledRuns()
  const state = await testFolder()
  const server = await findServer(state)
  await prepareConnection(server.ownerUrl, server.owner)
  const now = Math.floor(Date.now() / 1000)
  const prefix = `${testPrefix}${now}_${process.pid}`
  const age = (name: string) => now - Number(name.slice(testPrefix.length).split('_')[0])
  await dropDatabases(server.ownerUrl, (name) => age(name) > forgotten)
  const { blind } = await keepSecrets(state)
  project.provide('testServer', { ownerUrl: server.ownerUrl, owner: server.owner, blind, state, prefix })
  return async () => {
    await dropDatabases(server.ownerUrl, (name) => name.startsWith(`${prefix}_`))
    await server.stop()
    await rm(state, { recursive: true, force: true })
  }
}
