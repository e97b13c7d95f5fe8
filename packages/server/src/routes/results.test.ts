import { randomUUID } from 'node:crypto'
import { elders, general } from '@wangdi/kernel/programmes/records/forms/checkup/testing/whole.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
let doctor: Client
let resident: string
const record = randomUUID()

interface Found {
  readonly code: string
  readonly field: string
  readonly severity: string
}

beforeAll(async () => {
  world = await testWorld()
  doctor = await signedIn(world.app, 'cunyi')
  const { body } = await doctor.call('GET', '/residents?state=active&limit=200')
  resident = body.items.find(({ age }: { age: number }) => age >= 70).resident_id
  const version = {
    record_id: record,
    version_id: randomUUID(),
    base: [],
    resident_id: resident,
    form: 'checkup',
    status: 'submitted',
    service_date: '2026-06-28',
    fields: {
      ...general,
      ...elders,
      exam_date: '2026-06-28',
      bp_left_sys: 156,
      assessment: '2',
      abnormal_1: '血压偏高',
      guidance: ['2'],
    },
  }
  const judged = await doctor.call('POST', '/records?dryRun=true', version)
  const found: readonly Found[] = judged.body.findings
  const findings_confirmed = found
    .filter(({ severity }) => severity === 'warn')
    .map(({ code, field }) => ({ code, field, reason: '已核对' }))
  const saved = await doctor.call('POST', '/records', { ...version, findings_confirmed })
  expect(saved.body.outcome).toBe('created')
})
afterAll(() => world.close())

test('the sheet tells the abnormal results in plain words and when to come back', async () => {
  const { status, body } = await doctor.call('GET', `/records/${record}/results`)
  expect(status).toBe(200)
  expect(body.sheet.rows[0]).toMatchObject({ item: '血压', level: 'high' })
  expect(body.sheet.steps[0]).toMatchObject({ text: '请来复查' })
  expect(body.sheet).toMatchObject({ large: true, delivery: { date: null, due_by: '2026-07-13' } })
})

test('delivery is a version of the record and closes the task', async () => {
  const tasks = async (): Promise<string[]> => {
    const { body } = await doctor.call('GET', `/residents/${resident}`)
    return body.tasks.map(({ kind }: { kind: string }) => kind)
  }
  expect(await tasks()).toContain('feedback')
  const { body } = await doctor.call('GET', `/records/${record}/results`)
  const delivered = await doctor.call('POST', `/records/${record}/results/delivery`, {
    version_id: randomUUID(),
    base: body.head,
    date: '2026-06-29',
    to: '1',
    way: '3',
  })
  expect(delivered.body.outcome).toBe('fast_forward')
  const after = await doctor.call('GET', `/records/${record}/results`)
  expect(after.body.sheet.delivery.date).toBe('2026-06-29')
  expect(after.body.unit_name).toBe(body.unit_name)
  const view = await doctor.call('GET', `/records/${record}`)
  expect(view.body.versions.at(-1).fields).toMatchObject({ feedback_to: '1', feedback_way: '3', bp_left_sys: 156 })
  expect(await tasks()).not.toContain('feedback')
})

test('a record that gives no sheet has none', async () => {
  expect((await doctor.call('GET', `/records/${randomUUID()}/results`)).status).toBe(404)
})

test('each print is noted', async () => {
  expect((await doctor.call('POST', `/records/${record}/results/prints`, {})).status).toBeLessThan(300)
  const { body } = await doctor.call('GET', `/residents/${resident}/access-log`)
  expect(JSON.stringify(body)).toContain('results.printed')
})
