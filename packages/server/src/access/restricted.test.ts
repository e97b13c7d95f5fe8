import { makePatient } from '@wangdi/store/fixtures/patient.ts'
import { sql } from '@wangdi/store/sql.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
let patient: string
let stranger: { person: string; id_number: string; name: string }
const who: Record<string, Client> = {}

beforeAll(async () => {
  world = await testWorld()
  for (const login of ['cunyi', 'gongwei', 'jingfang', 'jiefang', 'kezhang', 'weijianju', 'shenji'])
    who[login] = await signedIn(world.app, login)
  const village = (await who.cunyi.call('GET', '/session')).body.area.code
  const people = await world.store.system('test', (tx) =>
    tx.rows<{ person: string; id_number: string; name: string }>(sql`
      select p.person, i.id_number, p.name from person p
      join area a on a.tenant = p.tenant and a.area = p.village and a.code = ${village}
      join identity i on i.tenant = p.tenant and i.person = p.person and i.id_number is not null
      where p.state = 'active' and p.birth_date < '1957-01-01' order by p.person limit 2`),
  )
  patient = people[0].person
  stranger = people[1]
  await makePatient(world.store, patient, world.world.clock())
}, 90_000)
afterAll(() => world.close())

describe('精防医生', () => {
  test('打开在册的人，看到专案；结防医生只看到自己的一类', async () => {
    const page = await who.jingfang.call('GET', `/residents/${patient}`)
    expect([page.status, page.body.tags]).toEqual([200, expect.arrayContaining(['严重精神障碍'])])
    expect(JSON.stringify(page.body.programmes)).not.toContain('结核')
    expect(JSON.stringify((await who.jiefang.call('GET', `/residents/${patient}`)).body ?? '')).not.toContain('精神')
  })

  test('按姓名找不到没有在册的人，凭整个证件号找到，只看到是谁', async () => {
    const byName = await who.jingfang.call('GET', `/residents?q=${encodeURIComponent(stranger.name)}`)
    expect(byName.body.items).toEqual([])
    const byNumber = await who.jingfang.call('GET', `/residents?q=${stranger.id_number}`)
    expect(byNumber.body.items.map((row: { resident_id: string }) => row.resident_id)).toEqual([stranger.person])
    const { body } = await who.jingfang.call('GET', `/residents/${stranger.person}`)
    expect(body).toMatchObject({ name: stranger.name, courses: [], drugs: [], household: null, tasks: [], tags: [] })
    expect(body.programmes.map((panel: { id: string }) => panel.id)).toEqual(['smd'])
    const line = await who.jingfang.call('GET', `/residents/${stranger.person}/timeline`)
    expect(line.body).toMatchObject({ items: [], total: 0 })
  })

  test('给没有在册的人建专案，看不到以前的记录；一般表单打不开', async () => {
    const start = await who.jingfang.call('GET', `/residents/${stranger.person}/forms/smd_profile`)
    expect([start.status, start.body.context.history, start.body.prefill]).toEqual([200, [], {}])
    expect((await who.jingfang.call('GET', `/residents/${stranger.person}/forms/rec_personal`)).status).toBe(404)
  })

  test('今日只有本项目的任务，人数也只数这些', async () => {
    const { body } = await who.jingfang.call('GET', '/today?bucket=week&limit=200')
    for (const { tasks } of body.items)
      expect(tasks.map((task: { programme: string }) => task.programme)).toEqual(tasks.map(() => 'smd'))
    expect(body.counts.today + body.counts.week).toBeLessThanOrEqual(1)
  })
})

describe('谁看过', () => {
  test('公卫医生看不到精防医生的记录，精防医生自己看得到', async () => {
    await who.jingfang.call('GET', `/residents/${patient}`)
    const names = async (login: string) =>
      (await who[login].call('GET', `/residents/${patient}/access-log`)).body.items.map(
        (item: { name: string }) => item.name,
      )
    expect(await names('gongwei')).not.toContain('王精防')
    expect(await names('jingfang')).toContain('王精防')
  })

  test('审计管理员看到有过操作，看不到对谁、是什么', async () => {
    const { body } = await who.shenji.call('GET', '/audit?account=jingfang')
    const objects = body.items
      .filter((row: { action: string }) => row.action.startsWith('resident.'))
      .map((row: { object: string }) => row.object)
    expect(new Set(objects)).toEqual(new Set(['受限内容']))
  })
})

describe('合计', () => {
  test('科长和卫健局看到隐去小数的合计，点不开名单 (T08、T09)', async () => {
    for (const login of ['kezhang', 'weijianju']) {
      const page = await who[login].call('GET', '/figures/SMD-N1/default')
      expect([page.status, page.body.row.value.print, page.body.may_list]).toEqual([200, '<5', false])
      expect((await who[login].call('GET', '/figures/SMD-N1/default/persons?list=met')).status).toBe(403)
    }
  })

  test('公卫医生和村医没有这个指标', async () => {
    for (const login of ['gongwei', 'cunyi']) {
      expect((await who[login].call('GET', '/figures/SMD-N1/default')).status).toBe(404)
      expect((await who[login].call('GET', '/registers/smd')).status).toBe(404)
    }
  })

  test('精防医生看到数和人', async () => {
    const page = await who.jingfang.call('GET', '/figures/SMD-N1/default')
    expect(page.body.row.value.numerator).toBeGreaterThanOrEqual(1)
    expect((await who.jingfang.call('GET', '/figures/SMD-N1/default/persons?list=met')).body.total).toBeGreaterThan(0)
  })
})
