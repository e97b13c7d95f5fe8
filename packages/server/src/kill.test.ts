import { randomUUID } from 'node:crypto'
import { addDays, day } from '@wangdi/kernel/day/day.ts'
import { migrate } from '@wangdi/store/migrate.ts'
import { openStore, type Store } from '@wangdi/store/open.ts'
import { sql } from '@wangdi/store/sql.ts'
import { type TestDatabase, testDatabase } from '@wangdi/store/testing/database.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from './demonstration.ts'
import { type Cells, gbkCsv } from './testing/files.ts'
import { type Browser, browse, type Served, serveProcess, startServe } from './testing/process.ts'

let database: TestDatabase
let store: Store
let server: Served

beforeAll(async () => {
  database = await testDatabase()
  server = await serveProcess(database.environment)
  store = openStore({
    app: database.appUrl,
    deriver: database.deriverUrl,
    owner: database.ownerUrl,
    identityKey: database.secrets.blind,
    pool: { read: 1, write: 1 },
  })
}, 120_000)
afterAll(async () => {
  await server.stop()
  await store.close()
  await database.drop()
})

const restart = async (): Promise<void> => {
  await server.kill()
  server = await serveProcess(database.environment)
}

const signIn = (): Promise<Browser> => browse(server.address, 'cunyi', demoPassword)

const residentsOf = async (browser: Browser): Promise<{ resident_id: string; record_code: string; name: string }[]> => {
  const { body } = await browser.call('GET', '/residents?limit=10&state=active&age_from=20')
  return body['items'] as { resident_id: string; record_code: string; name: string }[]
}

const countOf = (form: string, source: string): Promise<number> =>
  store.system('test', async (tx) => {
    const { count } = await tx.one<{ count: number }>(
      sql`select count(*) as count from record where form = ${form} and source = ${source}`,
    )
    return count
  })

test('kill -9 during an import: it goes on by itself and every row is there once', async () => {
  const browser = await signIn()
  const residents = await residentsOf(browser)
  const rows: Cells[] = residents.flatMap(({ name, record_code }) =>
    Array.from({ length: 150 }, (_, n) => ({
      姓名: name,
      档案编号: record_code,
      接诊日期: addDays(day('2024-01-01'), n),
      就诊者的主观资料: `第${n}次`,
      就诊者的客观资料: '无异常',
      评估: '健康',
      处置计划: '随诊',
      医生签字: '周村医',
    })),
  )
  const view = await browser.upload('/imports?target=rec_encounter', '接诊.csv', gbkCsv(rows))
  const id = String(view['import_id'])
  const columns = (view['columns'] as { column: number; key: string | null }[]).map(({ column, key }) => ({
    column,
    key,
  }))
  await browser.call('PUT', `/imports/${id}/mapping`, { target: 'rec_encounter', columns })
  await browser.call('POST', `/imports/${id}/check`)
  const until = async (state: string, by: Browser, done = 0): Promise<Record<string, unknown>> => {
    for (;;) {
      const { body } = await by.call('GET', `/imports/${id}`)
      if (body['state'] === state && Number(body['done']) >= done) return body
      if (body['state'] === 'failed') throw new Error(String(body['message']))
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  await until('checked', browser)
  await browser.call('POST', `/imports/${id}/run`)
  await until('running', browser, 500)
  await restart()
  const done = await until('done', await signIn())
  expect(done['balance']).toEqual({
    read: rows.length,
    created: rows.length,
    updated: 0,
    unchanged: 0,
    duplicates: 0,
    waiting: 0,
    rejected: 0,
  })
  expect(await countOf('rec_encounter', '2')).toBe(rows.length)
}, 120_000)

test('kill -9 during saves: nothing that was acknowledged is lost, and repeating adds nothing', async () => {
  const browser = await signIn()
  const [{ resident_id }] = await residentsOf(browser)
  const visit = (n: number) => ({
    record_id: randomUUID(),
    version_id: randomUUID(),
    base: [],
    resident_id,
    form: 'rec_consultation',
    status: 'draft',
    service_date: addDays(day('2025-01-01'), n),
    fields: {},
  })
  const sent: ReturnType<typeof visit>[] = []
  const acknowledged = new Set<string>()
  const saving = (async () => {
    for (let n = 0; n < 500; n++) {
      const next = visit(n)
      sent.push(next)
      const { status } = await browser.call('POST', '/records', next)
      if (status === 200) acknowledged.add(next.record_id)
    }
  })().catch(() => undefined)
  while (acknowledged.size < 15) await new Promise((resolve) => setTimeout(resolve, 20))
  await restart()
  await saving
  const again = await signIn()
  for (const record_id of acknowledged) expect((await again.call('GET', `/records/${record_id}`)).status).toBe(200)
  const outcomes = await Promise.all(sent.map((body) => again.call('POST', '/records', body)))
  for (const [at, { body }] of outcomes.entries())
    expect(acknowledged.has(sent[at].record_id) ? ['duplicate_ok'] : ['duplicate_ok', 'draft']).toContain(
      body['outcome'],
    )
  expect(await countOf('rec_consultation', '1')).toBe(sent.length)
}, 120_000)

test('a first start that is killed while the county is loaded starts again cleanly', async () => {
  const empty = await testDatabase()
  const identityKey = empty.secrets.blind
  await migrate(empty.ownerUrl, { today: day('2026-06-30'), identityKey })
  const watch = openStore({ app: empty.appUrl, deriver: empty.deriverUrl, owner: empty.ownerUrl, identityKey })
  const persons = (): Promise<number> =>
    watch.system('test', async (tx) => (await tx.one<{ n: number }>(sql`select count(*) as n from person`)).n)
  const first = await startServe(empty.environment, 700)
  first.started.catch(() => undefined)
  while ((await persons()) === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  await first.kill()
  expect(await persons()).toBeLessThan(700)
  const second = await serveProcess(empty.environment, 700)
  expect(await persons()).toBe(700)
  await second.stop()
  await watch.close()
  await empty.drop()
}, 120_000)

test('SIGTERM ends the server in order', async () => {
  const code = await server.stop()
  expect(code).toBe(143)
  server = await serveProcess(database.environment)
}, 60_000)
