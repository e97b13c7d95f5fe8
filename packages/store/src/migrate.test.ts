import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect } from './db.ts'
import { today } from './fixtures/county.ts'
import { migrate, WrongKey } from './migrate.ts'
import { type TestDatabase, testDatabase } from './testing/database.ts'

const identityKey = Buffer.alloc(32, 3)
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop().catch(() => undefined))

const ask = async (text: string): Promise<unknown[]> => {
  const client = await connect(database.ownerUrl)
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

describe('升级表结构', () => {
  test('两个进程同时开机，只做一遍；再开机什么也不做', async () => {
    const both = await Promise.all([1, 2].map(() => migrate(database.ownerUrl, { today, identityKey })))
    const applied = both.flatMap(({ applied: names }) => names)
    expect(new Set(applied).size).toBe(applied.length)
    expect(applied).toContain('0001_ground.sql')
    expect(await migrate(database.ownerUrl, { today, identityKey })).toEqual({ applied: [] })
  })

  test('分区到明年底', async () => {
    const names = await ask(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'status'::regclass`,
    )
    expect(names).toEqual(['2023', '2024', '2025', '2026', '2027'].map((year) => ({ name: `status_y${year}` })))
  })

  test('换了查重密钥，不肯开', async () => {
    await expect(migrate(database.ownerUrl, { today, identityKey: Buffer.alloc(32, 4) })).rejects.toThrow(WrongKey)
  })

  test('装入被切断后，所有者仍重新受行级安全约束', async () => {
    await ask('alter table person no force row level security')
    await migrate(database.ownerUrl, { today, identityKey })
    expect(await ask(`select relforcerowsecurity as bound from pg_class where relname = 'person'`)).toEqual([
      { bound: true },
    ])
  })

  test('已做过的升级被改动，不肯开', async () => {
    await ask(`update migration set checksum = 'x' where name = '0002_residents.sql'`)
    await expect(migrate(database.ownerUrl, { today, identityKey })).rejects.toThrow(/0002_residents/)
  })
})
