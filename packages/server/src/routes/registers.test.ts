import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
const clients = new Map<string, Client>()
const as = (login: string): Client => {
  const client = clients.get(login)
  if (!client) throw new Error(`no client ${login}`)
  return client
}

beforeAll(async () => {
  world = await testWorld()
  for (const login of ['cunyi', 'gongwei', 'kezhang', 'jingfang', 'jiefang'])
    clients.set(login, await signedIn(world.app, login))
})
afterAll(() => world.close())

/** Who sees the register of a restricted class. */
const readerOf: Readonly<Record<string, string>> = { D4: 'jingfang', D5: 'jiefang' }
const restricted = programmes.filter(({ dataClass = 'D1' }) => dataClass !== 'D1')

describe('名册', () => {
  const readers = programmes.map(({ id, dataClass = 'D1' }) => [id, readerOf[dataClass] ?? 'gongwei'] as const)
  test.each(readers)('%s：各人群的人数与翻页得到的人数一致', async (id, login) => {
    const first = await as(login).call('GET', `/registers/${id}?limit=7`)
    expect(first.status).toBe(200)
    for (const { id: cut, count } of first.body.cuts) {
      const seen = new Set<string>()
      let after: string | null = ''
      while (after !== null) {
        const page: Awaited<ReturnType<Client['call']>> = await as(login).call(
          'GET',
          `/registers/${id}?cut=${cut}&limit=40${after && `&after=${after}`}`,
        )
        for (const { resident_id } of page.body.items) seen.add(resident_id)
        after = page.body.next
      }
      expect([cut, seen.size]).toEqual([cut, count])
    }
  })

  test('村医只看到本村的人', async () => {
    const { body } = await as('cunyi').call('GET', '/registers/htn?limit=200')
    expect(body.total).toBeGreaterThan(0)
    expect(new Set(body.items.map(({ village_name }: { village_name: string }) => village_name)).size).toBe(1)
    const whole = await as('gongwei').call('GET', '/registers/htn')
    expect(whole.body.total).toBeGreaterThan(body.total)
  })

  test('没有限制类权限的，那个项目的名册如同不存在', async () => {
    for (const { id } of restricted) {
      expect((await as('gongwei').call('GET', `/registers/${id}`)).status).toBe(404)
      expect((await as('kezhang').call('GET', `/registers/${id}/export`)).status).toBe(404)
    }
  })

  test('能导出的岗位拿到 Excel，村医没有这个权限', async () => {
    const file = await as('kezhang').call('GET', '/registers/htn/export?cut=overdue')
    expect(file.status).toBe(200)
    expect((await as('cunyi').call('GET', '/registers/htn/export')).status).toBe(403)
  })

  test('翻页标记不是本系统给的，说明从第一页看起', async () => {
    expect((await as('gongwei').call('GET', '/registers/htn?after=abc')).body.code).toBe('CURSOR_INVALID')
  })
})
