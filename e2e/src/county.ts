import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client, escapeIdentifier } from 'pg'
import type { TestProject } from 'vitest/node'
import { dataFolder } from './folder.ts'
import { freePort, serve } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the county that all browser tests of a run share. */
    county: string
  }
}

/** Enough for three townships with their villages, few enough to be there in seconds. */
const residents = 2400

type Database = { readonly variables: Readonly<Record<string, string>>; readonly drop: () => Promise<void> }

const onServer = async (url: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

/** A throw-away database on the server of DATABASE_URL, or the embedded one in the folder. */
const databaseIn = async (folder: string): Promise<Database> => {
  const own = process.env['DATABASE_URL']
  const places = { WANGDI_DATA: folder, WANGDI_STATE: join(folder, 'machine') }
  if (!own) return { variables: places, drop: async () => {} }
  const name = `wangdi_test_${Math.floor(Date.now() / 1000)}_${process.pid}_county`
  await onServer(own, `create database ${escapeIdentifier(name)} template template0 encoding 'UTF8'`)
  const url = new URL(own)
  url.pathname = `/${name}`
  return {
    variables: { ...places, DATABASE_URL: url.href },
    drop: () => onServer(own, `drop database if exists ${escapeIdentifier(name)} with (force)`),
  }
}

/** Starts the real server over a small demonstration county. Vitest calls it before the first browser test. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  const folder = await dataFolder()
  const database = await databaseIn(folder)
  const variables = { ...database.variables, PORT: String(await freePort()) }
  const server = await serve({ variables, args: ['--residents', String(residents), '--log', 'silent'] })
  project.provide('county', server.url)
  return async () => {
    await server.stop()
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  }
}
