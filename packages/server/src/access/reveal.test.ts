import { sql } from '@wangdi/store/sql.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
let doctor: Client
let resident: string

beforeAll(async () => {
  world = await testWorld()
  doctor = await signedIn(world.app, 'cunyi')
  const list = await doctor.call('GET', '/residents')
  resident = list.body.items[0].resident_id
})
afterAll(() => world.close())

const reveal = (body: object) => doctor.call('POST', `/residents/${resident}/reveal`, body)

test('lists show numbers masked; a whole one needs a purpose and is noted', async () => {
  const page = await doctor.call('GET', `/residents/${resident}`)
  expect(page.body.id_masked).toMatch(/\*{4}/)
  const { status, body } = await reveal({ field: 'id_number', purpose: '核对身份' })
  expect([status, body.seconds]).toEqual([200, 60])
  const log = await doctor.call('GET', `/residents/${resident}/access-log`)
  expect(log.body.items.map((item: { action: string }) => item.action)).toContain('identity.reveal')
  expect((await reveal({ field: 'id_number', purpose: '其他', note: '看' })).body.code).toBe('BAD_REQUEST')
  expect((await reveal({ field: 'id_number' })).body.code).toBe('BAD_REQUEST')
})

test('the 31st reveal within an hour is refused (T24)', async () => {
  const done = await world.store.system('test', (tx) =>
    tx.one<{ count: number }>(sql`select count(*) as count from audit where action = 'identity.reveal'`),
  )
  for (let n = done.count; n < 30; n++)
    expect((await reveal({ field: 'own_phone', purpose: '电话随访' })).status).toBe(200)
  expect((await reveal({ field: 'own_phone', purpose: '电话随访' })).body.code).toBe('REVEAL_LIMIT')
})
