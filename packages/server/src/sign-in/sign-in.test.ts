import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '../demonstration.ts'
import { client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.close())

const wrong = 'Falsch#2026mima'

test('signing in answers who one is and what the post may do, under a strict cookie', async () => {
  const browser = client(world.app)
  const answer = await browser.call('POST', '/session', { login: 'cunyi', password: demoPassword })
  expect(answer.status).toBe(200)
  expect(answer.body.post.role).toBe('R01')
  expect(answer.body.rights).toContain('R:D1')
  expect(answer.body.today).toBe('2026-06-30')
  expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Strict/)
  expect((await browser.call('GET', '/session')).body.login).toBe('cunyi')
})

test('unknown login, wrong password and a locked account answer the same', async () => {
  world.setNow('2026-06-30T10:00:00+08:00')
  const unknown = await client(world.app).call('POST', '/session', { login: 'nobody', password: wrong })
  const answers = []
  for (let n = 0; n < 5; n++)
    answers.push(await client(world.app).call('POST', '/session', { login: 'gongwei', password: wrong }))
  const locked = await client(world.app).call('POST', '/session', { login: 'gongwei', password: demoPassword })
  for (const { status, body } of [unknown, ...answers, locked]) {
    expect(status).toBe(401)
    expect([body.code, body.title]).toEqual(['SIGN_IN_FAILED', '账号或密码错误，或账号已锁定'])
  }
  world.setNow('2026-06-30T10:16:00+08:00')
  expect((await client(world.app).call('POST', '/session', { login: 'gongwei', password: demoPassword })).status).toBe(
    200,
  )
})

test('thirty guesses from one address close it for a while, other addresses stay open', async () => {
  const guess = (remoteAddress: string, n: number) =>
    client(world.app).call('POST', '/session', { login: `guess${n}`, password: wrong }, { remoteAddress })
  for (let n = 0; n < 30; n++) expect((await guess('10.0.0.9', n)).status).toBe(401)
  expect((await guess('10.0.0.9', 31)).body.code).toBe('TOO_MANY_ATTEMPTS')
  expect((await guess('10.0.0.10', 31)).status).toBe(401)
})

test('a session ends after 30 idle minutes, at once on signing out', async () => {
  world.setNow('2026-06-30T11:00:00+08:00')
  const idle = await signedIn(world.app, 'cunyi')
  world.setNow('2026-06-30T11:29:00+08:00')
  expect((await idle.call('GET', '/session')).status).toBe(200)
  world.setNow('2026-06-30T12:00:30+08:00')
  expect((await idle.call('GET', '/session')).body.code).toBe('AUTH_REQUIRED')
  const leaving = await signedIn(world.app, 'cunyi')
  await leaving.call('DELETE', '/session')
  expect((await leaving.call('GET', '/session')).status).toBe(401)
})

test('a disabled account is out at its next request', async () => {
  const doctor = await signedIn(world.app, 'kezhang')
  const system = await signedIn(world.app, 'xitong')
  const { body } = await system.call('GET', '/accounts?q=kezhang')
  await system.call('PATCH', `/accounts/${body.items[0].account_id}`, { action: 'disable' })
  expect((await doctor.call('GET', '/session')).status).toBe(401)
  await system.call('PATCH', `/accounts/${body.items[0].account_id}`, { action: 'enable' })
})

test('a weak new password is refused, a good one ends the other sessions', async () => {
  const [one, other] = [await signedIn(world.app, 'shenji'), await signedIn(world.app, 'shenji')]
  const change = (new_password: string) =>
    one.call('PUT', '/session/password', { old_password: demoPassword, new_password })
  expect((await change('short')).body.code).toBe('WEAK_PASSWORD')
  const guess = { old_password: wrong, new_password: 'Qingshan#2025xu' }
  expect((await one.call('PUT', '/session/password', guess)).body.code).toBe('SIGN_IN_FAILED')
  expect((await change('Qingshan#2025xu')).status).toBe(200)
  expect((await one.call('GET', '/session')).status).toBe(200)
  expect((await other.call('GET', '/session')).status).toBe(401)
})
