import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.close())

const unitOf = async (kind: string): Promise<string> => {
  const security = await signedIn(world.app, 'anquan')
  const { body } = await security.call('GET', '/units')
  return body.items.find((unit: { unit_kind: string }) => unit.unit_kind === kind).code
}

test('the system administrator makes the account, the security administrator gives the post', async () => {
  const [system, security] = [await signedIn(world.app, 'xitong'), await signedIn(world.app, 'anquan')]
  const made = await system.call('POST', '/accounts', { login: 'xinren', name: '新人' })
  const { account_id, first_password } = made.body
  const withoutPost = await client(world.app).call('POST', '/session', { login: 'xinren', password: first_password })
  expect(withoutPost.status).toBe(403)
  const post = { role: 'R02', unit: await unitOf('centre') }
  expect((await system.call('POST', `/accounts/${account_id}/posts`, post)).body.code).toBe('FORBIDDEN')
  const granted = await security.call('POST', `/accounts/${account_id}/posts`, post)
  expect(granted.body.posts).toMatchObject([{ role: 'R02' }])
  const browser = client(world.app)
  const first = await browser.call('POST', '/session', { login: 'xinren', password: first_password })
  expect(first.body.must_change_password).toBe(true)
  expect((await browser.call('GET', '/today')).body.code).toBe('PASSWORD_FIRST')
  const new_password = 'Qingshan#2025xu'
  await browser.call('PUT', '/session/password', { old_password: first_password, new_password })
  expect((await browser.call('GET', '/today')).status).toBe(200)
  const taken = await system.call('POST', '/accounts', { login: 'xinren', name: '另一人' })
  expect(taken.status).toBe(400)
})

test('system, security and audit are three persons who hold nothing else (T10)', async () => {
  const [system, security] = [await signedIn(world.app, 'xitong'), await signedIn(world.app, 'anquan')]
  const accountOf = async (login: string) => (await system.call('GET', `/accounts?q=${login}`)).body.items[0].account_id
  const unit = await unitOf('bureau')
  const grant = (account: string, role: string) => security.call('POST', `/accounts/${account}/posts`, { role, unit })
  expect((await grant(await accountOf('xitong'), 'R01')).body.code).toBe('SEC_DUTY_CONFLICT')
  expect((await grant(await accountOf('xitong'), 'R21')).body.code).toBe('SEC_DUTY_CONFLICT')
  expect((await grant(await accountOf('cunyi'), 'R22')).body.code).toBe('SEC_DUTY_CONFLICT')
  expect((await grant(await accountOf('cunyi'), 'R02')).status).toBe(200)
})

test('a post that has ended is over at the next request; another one can be taken up', async () => {
  const [system, security] = [await signedIn(world.app, 'xitong'), await signedIn(world.app, 'anquan')]
  const { body } = await system.call('GET', '/accounts?q=kezhang')
  const [account] = body.items
  const doctor = await signedIn(world.app, 'kezhang')
  await security.call('POST', `/accounts/${account.account_id}/posts`, { role: 'R01', unit: await unitOf('station') })
  const me = await doctor.call('GET', '/session')
  expect(me.body.posts).toHaveLength(2)
  const other = me.body.posts.find((post: { role: string }) => post.role === 'R01')
  expect((await doctor.call('PUT', '/session/post', { post_id: other.post_id })).body.post.role).toBe('R01')
  await security.call('DELETE', `/accounts/${account.account_id}/posts/${other.post_id}`)
  expect((await doctor.call('GET', '/session')).status).toBe(401)
})

test('the auditor reads who did what, by account and day', async () => {
  const auditor = await signedIn(world.app, 'shenji')
  const { body } = await auditor.call('GET', '/audit?account=anquan&from=2026-06-30&to=2026-06-30')
  expect(body.items.map((row: { action: string }) => row.action)).toContain('post.grant')
  expect((await auditor.call('GET', '/residents')).status).toBe(403)
})
