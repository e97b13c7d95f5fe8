import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
beforeAll(async () => {
  world = await testWorld()
})
afterAll(() => world.close())

const NOBODY = '0197bd00-0000-7000-8000-00000000dead'

test('every refusal is a problem with a stable code, a request id and no more', async () => {
  const doctor = await signedIn(world.app, 'cunyi')
  const answers = [
    await client(world.app).call('GET', '/residents'),
    await doctor.call('GET', `/residents/${NOBODY}`),
    await doctor.call('GET', '/residents/not-an-id'),
    await doctor.call('GET', '/residents?unknown=1'),
    await doctor.call('GET', '/no/such/path'),
    await doctor.call('GET', '/accounts'),
    await doctor.call('POST', '/records', { record_id: 1 }),
  ]
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
    [401, 'AUTH_REQUIRED'],
    [404, 'NOT_FOUND'],
    [400, 'BAD_REQUEST'],
    [400, 'BAD_REQUEST'],
    [404, 'NOT_FOUND'],
    [403, 'FORBIDDEN'],
    [400, 'BAD_REQUEST'],
  ])
  for (const { headers, body } of answers) {
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(headers['cache-control']).toBe('no-store')
    expect(body.requestId).toBe(headers['x-request-id'])
    expect(body.type).toBe(`/problems/${body.code}`)
    expect(JSON.stringify(body)).not.toMatch(/select |node_modules|at .*\.ts/)
  }
})

test('changes without the own header, or from another origin, are refused', async () => {
  const credentials = { login: 'cunyi', password: 'x' }
  const send = (headers: Record<string, string>) =>
    world.app.inject({ method: 'POST', url: '/api/v1/session', headers, payload: credentials })
  const bare = await send({ host: 'localhost' })
  const foreign = await send({ host: 'localhost', 'x-wangdi': '1', origin: 'http://evil.example' })
  const renamed = await send({ host: 'evil.example', 'x-wangdi': '1', origin: 'http://evil.example' })
  for (const response of [bare, foreign, renamed]) expect(response.json().code).toBe('ORIGIN_REFUSED')
  expect((await send({ host: 'localhost:8080', 'x-wangdi': '1', origin: 'http://localhost:8080' })).statusCode).toBe(
    401,
  )
})

test('answers carry the security headers', async () => {
  const { headers } = await client(world.app).call('GET', '/session')
  expect(headers['content-security-policy']).toContain("script-src 'self';")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBe('no-referrer')
})

test('the API describes itself as OpenAPI 3.1, every declared route included', async () => {
  const { body } = await client(world.app).call('GET', '/openapi.json')
  expect(body.openapi).toBe('3.1.0')
  expect(body.paths['/api/v1/residents/{id}'].get.operationId).toBe('residents.page')
})

test('health names database, jobs and disk', async () => {
  const { status, body } = await client(world.app).call('GET', '/health')
  expect([status, body.ok, Object.keys(body)]).toEqual([200, true, ['ok', 'database', 'jobs', 'disk']])
})

test('too deep or too long bodies are refused', async () => {
  const doctor = await signedIn(world.app, 'cunyi')
  const deep = JSON.parse(`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`)
  const body = { resident_id: NOBODY, form: 'x', values: deep }
  expect((await doctor.call('PUT', `/drafts/${NOBODY}`, body)).body.code).toBe('BAD_REQUEST')
})
