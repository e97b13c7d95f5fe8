import { makePatient } from '@wangdi/store/fixtures/patient.ts'
import { sql } from '@wangdi/store/sql.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
let someone: { person: string; id_number: string; name: string }
const who: Record<string, Client> = {}

beforeAll(async () => {
  world = await testWorld()
  for (const login of ['cunyi', 'gongwei', 'jingfang', 'kezhang', 'weijianju', 'xianduban'])
    who[login] = await signedIn(world.app, login)
  const village = (await who.cunyi.call('GET', '/session')).body.area.code
  someone = await world.store.system('test', (tx) =>
    tx.one(sql`
      select p.person, i.id_number, p.name from person p
      join area a on a.tenant = p.tenant and a.area = p.village and a.code = ${village}
      join identity i on i.tenant = p.tenant and i.person = p.person and i.id_number is not null
      where p.state = 'active' and p.birth_date < '1957-01-01' order by p.person limit 1`),
  )
  await makePatient(world.store, someone.person, world.world.clock())
}, 90_000)
afterAll(() => world.close())

const NOTE = '夜间急诊送来，需要了解在用药物'
const ask = (login: string, more: object = {}) =>
  who[login].call('POST', '/glass', {
    ...{ id_number: someone.id_number, reason: '急诊处置', note: NOTE, for_treatment: false },
    ...more,
  })

test('说明太短不给看 (T27)；卫健局、督导不能用', async () => {
  expect((await ask('gongwei', { note: '看看' })).status).toBe(400)
  for (const login of ['weijianju', 'xianduban', 'kezhang']) expect((await ask(login)).status).toBe(403)
})

test('看一般内容，没有精神障碍的痕迹；写明诊疗必需，医生才看得到', async () => {
  const plain = await ask('gongwei')
  const view = await who.gongwei.call('GET', `/glass/${plain.body.glass_id}`)
  expect([view.status, view.body.page.name]).toEqual([200, someone.name])
  expect(JSON.stringify(view.body.page)).not.toContain('精神')
  expect(view.body.page.may).toEqual({ record: false, reveal: false, approve: false })
  const treating = await ask('gongwei', { for_treatment: true })
  const more = await who.gongwei.call('GET', `/glass/${treating.body.glass_id}`)
  expect(more.body.page.tags).toContain('严重精神障碍')
  const village = await ask('cunyi', { for_treatment: true })
  const seen = await who.cunyi.call('GET', `/glass/${village.body.glass_id}`)
  expect(JSON.stringify(seen.body.page)).not.toContain('精神')
})

test('别人的调阅打不开；四小时后自己的也打不开', async () => {
  const { body } = await ask('gongwei')
  expect((await who.cunyi.call('GET', `/glass/${body.glass_id}`)).status).toBe(404)
  world.setNow(new Date(Date.parse(body.until) + 1000).toISOString())
  who.gongwei = await signedIn(world.app, 'gongwei')
  expect((await who.gongwei.call('GET', `/glass/${body.glass_id}`)).status).toBe(404)
})

test('科长和精防医生看到要审查的；自己的不能自己审；三次存疑就停用', async () => {
  for (const login of ['kezhang', 'jingfang', 'gongwei']) who[login] = await signedIn(world.app, login)
  const list = (await who.kezhang.call('GET', '/glass')).body.items as { glass_id: string; by: string; note: string }[]
  expect(list.length).toBeGreaterThanOrEqual(3)
  expect(list[0].note).toBe(NOTE)
  expect((await who.jingfang.call('GET', '/glass')).body.items.length).toBe(list.length)
  expect((await who.gongwei.call('GET', '/glass')).status).toBe(403)
  const doubted = list.filter(({ by }) => by === '李公卫').slice(0, 3)
  for (const { glass_id } of doubted)
    expect((await who.kezhang.call('POST', `/glass/${glass_id}/review`, { verdict: 'doubt' })).status).toBe(200)
  expect([doubted.length, (await ask('gongwei')).body.code]).toEqual([3, 'GLASS_SUSPENDED'])
})

test('被调阅的人的“谁看过”里有这一次', async () => {
  const log = await who.kezhang.call('GET', `/residents/${someone.person}/access-log`)
  expect(log.body.items.map((item: { action: string }) => item.action)).toContain('glass.break')
})
