import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type County, openCounty, register, stored, today } from '../fixtures/county.ts'
import { enrolment, visit } from '../fixtures/forms.ts'
import { migrate, readMeta } from '../migrate.ts'
import { openStore, type Store } from '../open.ts'
import { listResidents } from '../read/residents.ts'
import { sql } from '../sql.ts'
import { type TestDatabase, testDatabase } from '../testing/database.ts'
import { backup } from './backup.ts'
import { BadBackup } from './read.ts'
import { NotEmpty, restore } from './restore.ts'

let county: County
let folder: string
let file: string
let empty: TestDatabase
let other: Store
const otherKey = Buffer.alloc(32, 9)

beforeAll(async () => {
  county = await openCounty()
  folder = await mkdtemp(join(tmpdir(), 'wangdi-backup-'))
  file = join(folder, 'county.wangdi')
  const person = await register(county, { name: '钱\t国\\富'.replace(/[\t\\]/g, ''), phone: '13812345678' })
  await stored(county.context(), enrolment(person, '2025-02-10'))
  for (const day of ['2025-03-01', '2025-06-02', '2026-01-15']) await stored(county.context(), visit(person, day))
  await register(county, { name: '孟香', birth: '1957-02-01', order: 2 })
  empty = await testDatabase()
  await migrate(empty.ownerUrl, { today, identityKey: otherKey })
  other = openStore({ app: empty.appUrl, deriver: empty.deriverUrl, owner: empty.ownerUrl, identityKey: otherKey })
})
afterAll(async () => {
  await other.close()
  await empty.drop().catch(() => undefined)
  await county.drop()
  await rm(folder, { recursive: true })
})

const everything = (store: Store): Promise<unknown[]> =>
  store.system('test', (tx) =>
    tx.rows(
      sql`select 'status' as t, s::text as line from status s union all select 'event', e::text from event e
          union all select 'due', d::text from due d union all select 'version', v::text from record_version v
          union all select 'record', r::text from record r union all select 'person', p::text from person p
          union all select 'contact', c::text from contact c
          union all select 'audit', a::text from audit a order by 1, 2`,
    ),
  )

describe('备份与恢复', () => {
  test('恢复到空库，记录、派生、审计都相同，开始新的一代', async () => {
    await backup(county.store, file)
    await restore(other, file)
    expect(await everything(other)).toEqual(await everything(county.store))
    const epoch = await other.system('test', (tx) => readMeta(tx, 1, 'epoch'))
    expect(epoch).toBe('2')
  })

  test('号码在另一处的密钥下仍能查到人', async () => {
    const { store: _store, ...context } = county.context()
    const number = await county.store.system('test', (tx) =>
      tx.one<{ id_number: string }>(sql`select id_number from identity limit 1`),
    )
    const found = await listResidents({ ...context, store: other }, { q: number.id_number })
    expect('items' in found && found.items).toHaveLength(1)
  })

  test('不往有数据的库里恢复', async () => {
    await expect(restore(other, file)).rejects.toThrow(NotEmpty)
  })

  test('残缺的文件不被接受，库里什么也不留', async () => {
    const whole = await readFile(file)
    const broken = join(folder, 'broken.wangdi')
    await writeFile(broken, whole.subarray(0, Math.floor(whole.length * 0.7)))
    const database = await testDatabase()
    await migrate(database.ownerUrl, { today, identityKey: otherKey })
    const store = openStore({
      app: database.appUrl,
      deriver: database.deriverUrl,
      owner: database.ownerUrl,
      identityKey: otherKey,
    })
    await expect(restore(store, broken)).rejects.toThrow(BadBackup)
    const rows = await store.system('test', (tx) => tx.rows(sql`select 1 from person union all select 1 from area`))
    expect(rows).toEqual([])
    await store.close()
    await database.drop().catch(() => undefined)
  })
})
