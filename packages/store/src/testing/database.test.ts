import { Client } from 'pg'
import { expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from './database.ts'

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows
  } finally {
    await client.end()
  }
}

test('many databases at once, each empty and reachable by every role', async () => {
  const databases = await Promise.all(Array.from({ length: 6 }, () => testDatabase()))
  for (const { ownerUrl, appUrl, deriverUrl } of databases) {
    await ask(ownerUrl, 'create table mark (one int)')
    expect(await ask(appUrl, 'select current_user::text')).toEqual([['wangdi_app']])
    expect(await ask(deriverUrl, 'select current_user::text')).toEqual([['wangdi_deriver']])
  }
  await Promise.all(databases.map((database) => database.drop()))
})

test('a template is built once and copied', async () => {
  let built = 0
  const template = {
    name: 'counted',
    build: async (ownerUrl: string) => {
      built += 1
      await ask(ownerUrl, 'create table counted as select 7 as number')
    },
  }
  const copies: TestDatabase[] = await Promise.all([testDatabase(template), testDatabase(template)])
  for (const copy of copies) expect(await ask(copy.ownerUrl, 'select number from counted')).toEqual([[7]])
  expect(built).toBe(1)
  await Promise.all(copies.map((copy) => copy.drop()))
})
