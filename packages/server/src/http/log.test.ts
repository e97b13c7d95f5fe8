import { afterAll, beforeAll, expect, test } from 'vitest'
import { signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.close())

test('the log names route, status, time and account, and no person', async () => {
  const doctor = await signedIn(world.app, 'cunyi')
  const { body } = await doctor.call('GET', '/residents')
  const [{ resident_id, name }] = body.items
  await doctor.call('GET', `/residents?q=${encodeURIComponent(name)}`)
  await doctor.call('GET', `/residents/${resident_id}`)
  await doctor.call('POST', `/residents/${resident_id}/reveal`, { field: 'id_number', purpose: '核对身份' })
  const log = world.said.join('')
  const lines = log
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.find(({ route }) => route === 'residents.page')).toMatchObject({ method: 'GET', status: 200 })
  for (const secret of [name, encodeURIComponent(name), resident_id, body.items[0].record_code, 'cunyi'])
    expect(log).not.toContain(secret)
})

test('what goes wrong unexpectedly is a problem without a word of the inside, and is in the log by request', async () => {
  const doctor = await signedIn(world.app, 'cunyi')
  await world.store.owner((client) => client.query('alter table setting rename to setting_away'))
  await world.store.owner((client) =>
    client.query("update meta set value = (value::int + 1)::text where key = 'ground'"),
  )
  const { status, body, text } = await doctor.call('GET', '/today')
  await world.store.owner((client) => client.query('alter table setting_away rename to setting'))
  expect([status, body.code]).toEqual([500, 'E-500'])
  expect(text).not.toMatch(/setting|relation|select|\.ts/)
  expect(world.said.some((line) => line.includes('unexpected') && line.includes(body.requestId))).toBe(true)
})
