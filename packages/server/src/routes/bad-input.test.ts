import { randomUUID } from 'node:crypto'
import { enrolment, visit } from '@wangdi/store/fixtures/forms.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
let doctor: Client
let men: readonly { readonly resident_id: string }[]

beforeAll(async () => {
  world = await testWorld()
  doctor = await signedIn(world.app, 'cunyi')
  const { body } = await doctor.call('GET', '/residents?state=active')
  men = body.items.filter(
    (one: { sex: string; birth_date: string; programmes: readonly string[] }) =>
      one.sex === '1' && one.birth_date < '1985' && one.programmes.length === 0,
  )
})
afterAll(() => world.close())

const sent = ({ provider_id: _, ...version }: ReturnType<typeof visit>) => version
const save = (version: object, as = doctor) => as.call('POST', '/records', version)
const form = (id: string, resident_id: string, on: string, fields: object) => ({
  record_id: randomUUID(),
  version_id: randomUUID(),
  base: [],
  resident_id,
  form: id,
  status: 'submitted',
  service_date: on,
  fields,
})
const found = ({ status, body }: Answer): string[] => [
  `${status} ${body.code ?? body.outcome}`,
  ...(body.findings ?? []).map((one: Record<string, string>) => `${one.severity} ${one.code} ${one.field}`),
]

test('一个人的表换成另一个人的编号再存，不收，原表仍属原来的人', async () => {
  const [owner, other] = men
  const card = sent(enrolment(owner.resident_id, '2026-02-10'))
  expect(found(await save(card))).toEqual(['200 created'])
  const moved = { ...card, resident_id: other.resident_id }
  expect(found(await save(moved))).toEqual(['409 ID_REUSE'])
  const corrected = { ...moved, version_id: randomUUID(), base: [card.version_id] }
  expect(found(await save(corrected))).toEqual(['409 ID_REUSE'])
  const { body } = await doctor.call('GET', `/records/${card.record_id}`)
  expect([body.resident_id, body.versions.length]).toEqual([owner.resident_id, 1])
})

test('重复建卡要确认', async () => {
  const { resident_id } = men[1]
  expect(found(await save(sent(enrolment(resident_id, '2026-02-10'))))).toEqual(['200 created'])
  expect(found(await save(sent(enrolment(resident_id, '2026-03-10'))))).toContain('warn DUPLICATE_FORM enrol_date')
})

test('终止管理后的随访不收，此前的照收', async () => {
  const { resident_id } = men[2]
  expect(found(await save(sent(enrolment(resident_id, '2026-02-10'))))).toEqual(['200 created'])
  const closing = { programme: 'htn', close_reason: '5', close_date: '2026-06-05' }
  expect(found(await save(form('programme_close', resident_id, '2026-06-05', closing)))).toEqual(['200 created'])
  expect(found(await save(sent(visit(resident_id, '2026-06-12'))))).toContain('block SERVICE_AFTER_CLOSE service_date')
  expect(found(await save(sent(visit(resident_id, '2026-05-20'))))[0]).toBe('200 created')
})

test('死亡后的随访不收', async () => {
  const resident = men[3].resident_id
  expect(found(await save(sent(enrolment(resident, '2026-02-10'))))).toEqual(['200 created'])
  const death = { to: 'closed_deceased', death_date: '2026-06-10', death_source: '1', death_cause: '脑出血' }
  const head = await signedIn(world.app, 'kezhang')
  expect(found(await save(form('rec_lifecycle', resident, '2026-06-11', death), head))[0]).toBe('200 created')
  const late = sent(visit(resident, '2026-06-20'))
  expect(found(await save(late))).toContain('block SERVICE_AFTER_DEATH service_date')
  expect((await doctor.call('GET', `/records/${late.record_id}`)).status).toBe(404)
})

test('男性填了妇科检查、体检表只填了一部分：每项都指出，什么也不存', async () => {
  const half = form('checkup', men[0].resident_id, '2026-06-01', { exam_date: '2026-06-01', gyn_vulva: '1' })
  const findings = found(await save(half))
  expect(findings[0]).toBe('422 FINDINGS')
  expect(findings).toContain('block SEX_CONFLICT gyn_vulva')
  for (const key of ['temperature', 'height', 'waist', 'lymph', 'motor'])
    expect(findings).toContain(`block REQUIRED ${key}`)
  expect((await doctor.call('GET', `/records/${half.record_id}`)).status).toBe(404)
})

test('别的版本的代码不收', async () => {
  const old = form('dm_followup', men[0].resident_id, '2026-06-01', { service_date: '2026-06-01', foot_pulse: '9' })
  expect(found(await save(old))).toContain('reject NOT_IN_OPTIONS foot_pulse')
  const unknown = { ...form('dm_followup', men[0].resident_id, '2026-06-02', { foot_pulse: '1' }), edition: 'GW2009' }
  expect(found(await save(unknown))).toContain('reject NOT_IN_OPTIONS edition')
  expect((await doctor.call('GET', `/records/${unknown.record_id}`)).status).toBe(404)
})

test('2011年版的回答换成现行代码再存', async () => {
  const fields = { service_date: '2026-06-03', foot_pulse: '2' }
  const old = { ...form('dm_followup', men[0].resident_id, '2026-06-03', fields), edition: 'GW2011', status: 'draft' }
  expect((await save(old)).body.outcome).toBe('draft')
  const { body } = await doctor.call('GET', `/records/${old.record_id}`)
  expect([body.edition, body.versions[0].fields.foot_pulse]).toEqual(['GW2017', '1'])
})
