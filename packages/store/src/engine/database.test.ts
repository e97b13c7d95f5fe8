import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { openDatabase } from './database.ts'
import { type Environment, readEnvironment } from './environment.ts'
import { withDatabase, withUser } from './url.ts'

let given: TestDatabase
let environment: Environment

beforeAll(async () => {
  given = await testDatabase()
  environment = readEnvironment(given.environment)
})
afterAll(() => given.drop())

const ask = async (url: string, ...statements: string[]): Promise<unknown[][]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const answers: unknown[][] = []
    for (const text of statements) answers.push((await client.query({ text, rowMode: 'array' })).rows.flat())
    return answers
  } finally {
    await client.end()
  }
}

describe('DATABASE_URL', () => {
  test('opens, says the version, and keeps the key of the blind indexes', async () => {
    const first = await openDatabase(environment)
    const second = await openDatabase(environment, { exclusive: true })
    expect(first).toMatchObject({ mode: 'server', attached: false, serverVersion: given.serverVersion })
    expect(second.secrets).toEqual(first.secrets)
    expect(second.appUrl).toBe(given.appUrl)
    await first.stop()
    const own = await openDatabase({ ...environment, blindKey: null })
    expect((await openDatabase({ ...environment, blindKey: null })).secrets).toEqual(own.secrets)
  })

  test('many at once agree on the passwords', async () => {
    const opened = await Promise.all(Array.from({ length: 5 }, () => openDatabase(environment)))
    for (const { appUrl, deriverUrl } of opened) {
      expect(await ask(appUrl, 'select 1')).toEqual([[1]])
      expect(await ask(deriverUrl, 'select 1')).toEqual([[1]])
    }
  })

  test('nobody answers: says where it tried, without the password', async () => {
    const refused = openDatabase({ ...environment, databaseUrl: 'postgres://county:secret@127.0.0.1:1/wangdi' })
    await expect(refused).rejects.toMatchObject({ code: 'CANNOT_CONNECT' })
    await expect(refused).rejects.not.toThrow('secret')
  })

  test('a user who may not create tables is told to own the database', async () => {
    await expect(openDatabase({ ...environment, databaseUrl: given.appUrl })).rejects.toMatchObject({
      code: 'NO_RIGHTS',
    })
  })
})

describe('roles', () => {
  test('wangdi_app is neither superuser nor past row-level security, and a member of nothing', async () => {
    const [role, groups] = await ask(
      given.ownerUrl,
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'wangdi_app'`,
      `select 1 from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = 'wangdi_app'`,
    )
    expect(role).toEqual([false, false, false, false])
    expect(groups).toEqual([])
  })

  test('wangdi_deriver steps down to wangdi_app and back, and inherits nothing of it', async () => {
    await ask(given.ownerUrl, 'create table for_app (one int)', 'grant select on for_app to wangdi_app')
    const [, , stepped, , back] = await ask(
      given.deriverUrl,
      'begin',
      'set local role wangdi_app',
      'select current_user::text, count(*)::int from for_app',
      'reset role',
      'select current_user::text',
    )
    expect(stepped).toEqual(['wangdi_app', 0])
    expect(back).toEqual(['wangdi_deriver'])
    await expect(ask(given.deriverUrl, 'select * from for_app')).rejects.toThrow(/permission denied/)
  })

  test('wangdi_app cannot become the deriver', async () => {
    await expect(ask(given.appUrl, 'set role wangdi_deriver')).rejects.toThrow(/permission denied/)
  })

  test('a wrong password does not sign in', async () => {
    await expect(ask(withUser(given.ownerUrl, 'wangdi_app', 'guess'), 'select 1')).rejects.toThrow()
    expect(withDatabase(given.appUrl, 'x')).toContain('/x')
  })
})
