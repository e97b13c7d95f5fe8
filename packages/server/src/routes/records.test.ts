import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
let doctor: Client
let resident: string

beforeAll(async () => {
  world = await testWorld()
  doctor = await signedIn(world.app, 'cunyi')
  const { body } = await doctor.call('GET', '/residents?state=active')
  resident = body.items[0].resident_id
})
afterAll(() => world.close())

const fields = {
  subjective: '头晕两天',
  objective: '血压 138/84 mmHg',
  assessment: '睡眠不足',
  plan: '休息，一周后复查',
}
const version = (more: object = {}) => ({
  record_id: randomUUID(),
  version_id: randomUUID(),
  base: [] as string[],
  resident_id: resident,
  form: 'rec_encounter',
  status: 'submitted',
  service_date: '2026-06-29',
  fields,
  ...more,
})
const save = (body: object, path = '/records') => doctor.call('POST', path, body)

test('a record sent twice is kept once; the same id with other content is refused', async () => {
  const first = version()
  expect((await save(first)).body.outcome).toBe('created')
  expect((await save(first)).body.outcome).toBe('duplicate_ok')
  expect((await save({ ...first, fields: { ...fields, plan: '转诊' } })).body.code).toBe('ID_REUSE')
  const view = await doctor.call('GET', `/records/${first.record_id}`)
  expect(view.body.versions).toHaveLength(1)
})

test('two corrections of one version: the second is a conflict and stores nothing', async () => {
  const first = version()
  await save(first)
  const correct = (plan: string) => ({
    ...first,
    version_id: randomUUID(),
    base: [first.version_id],
    fields: { ...fields, plan },
  })
  const one = correct('改为两周后复查')
  expect((await save(one)).body.outcome).toBe('fast_forward')
  const other = await save(correct('不用复查'))
  expect(other.body).toMatchObject({ outcome: 'conflict', head: one.version_id })
  const view = await doctor.call('GET', `/records/${first.record_id}`)
  expect(view.body.versions).toHaveLength(2)
})

test('findings come all together; nothing is stored, and a dry run stores nothing either', async () => {
  const wrong = version({ fields: { nonsense: 1 } })
  const { status, body } = await save(wrong)
  expect([status, body.code]).toEqual([422, 'FINDINGS'])
  expect(body.findings.length).toBeGreaterThan(3)
  expect((await doctor.call('GET', `/records/${wrong.record_id}`)).status).toBe(404)
  const tried = version()
  expect((await save(tried, '/records?dryRun=true')).status).toBe(200)
  expect((await doctor.call('GET', `/records/${tried.record_id}`)).status).toBe(404)
})

test('a draft is kept for who typed it, offered again, and gone when the record is saved', async () => {
  const { record_id, form } = version()
  const draft = { resident_id: resident, form, values: { subjective: '头' } }
  expect((await doctor.call('PUT', `/drafts/${record_id}`, draft)).status).toBe(200)
  const drafts = async () =>
    (await doctor.call('GET', '/drafts')).body.items.map((d: { record_id: string }) => d.record_id)
  expect(await drafts()).toContain(record_id)
  const opened = await doctor.call('GET', `/residents/${resident}/forms/${form}`)
  expect(opened.body.draft).toMatchObject({ record_id, values: { subjective: '头' } })
  const colleague = await signedIn(world.app, 'gongwei')
  expect((await colleague.call('GET', '/drafts')).body.items).toEqual([])
  await save(version({ record_id }))
  expect(await drafts()).not.toContain(record_id)
})

test('voiding needs the right to approve and keeps the record readable', async () => {
  const first = version()
  await save(first)
  const voided = { ...first, version_id: randomUUID(), base: [first.version_id], status: 'voided', reason: '填错人' }
  expect((await save(voided)).status).toBe(403)
  const head = await signedIn(world.app, 'kezhang')
  expect((await head.call('POST', '/records', voided)).status).toBe(200)
  expect((await doctor.call('GET', `/records/${first.record_id}`)).body.status).toBe('voided')
})
