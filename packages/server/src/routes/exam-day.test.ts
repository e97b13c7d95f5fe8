import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

let world: TestWorld
let doctor: Client
const [day, desk, scales] = [randomUUID(), randomUUID(), randomUUID()]
const at = '2026-06-30T10:00:00+08:00'

beforeAll(async () => {
  world = await testWorld()
  doctor = await signedIn(world.app, 'cunyi')
})
afterAll(() => world.close())

const post = (path: string, body: object) => doctor.call('POST', `/exam-days${path}`, body)
const get = (path: string) => doctor.call('GET', `/exam-days${path}`)

test('a day from planning to its report, over the API', async () => {
  const { area } = (await doctor.call('GET', '/session')).body
  const plan = {
    ...{ day_id: day, name: '体检日', place: '村卫生室', date: '2026-06-30', villages: [area.code] },
    ...{ stations: ['S03'], due_only: false, age_from: 60 },
  }
  const tried = await doctor.call('POST', '/exam-days?dryRun=true', plan)
  expect(tried.body.targets).toBeGreaterThan(0)
  expect((await get('')).body.items).toEqual([])
  expect((await post('', plan)).status).toBe(200)
  const { body: roster } = await get(`/${day}/roster`)
  expect(roster.total).toBe(tried.body.targets)
  const [{ resident_id }] = roster.items
  await post(`/${day}/devices`, { device: desk, station: 'S00' })
  const registered = await post(`/${day}/persons`, { resident_id, device: desk, fasting: true, at })
  expect(registered.body.person.number).toBe('A001')

  const part = { save_id: randomUUID(), resident_id, station: 'S03', device: scales, at, state: 'passed' }
  const wrong = await post(`/${day}/parts`, { ...part, values: { checkup: { bp_left_sys: 80, bp_left_dia: 120 } } })
  expect([wrong.status, wrong.body.code]).toEqual([422, 'FINDINGS'])
  const noted = await post(`/${day}/parts`, { ...part, values: { checkup: { bp_left_sys: 190, bp_left_dia: 112 } } })
  expect(noted.body.alarms).toHaveLength(1)
  expect((await get(`/${day}/alarms`)).body.items).toHaveLength(1)
  const leaving = await post(`/${day}/parts`, { ...part, save_id: randomUUID(), station: 'S99' })
  expect([leaving.status, leaving.body.code]).toEqual([422, 'EXAM_MISSING'])
  expect(leaving.body.missing.length).toBeGreaterThan(5)
  expect((await get(`/${day}/report`)).body).toMatchObject({ heads: 1, left_early: 1 })
  expect((await get(`/${day}/board`)).body.stations[0]).toMatchObject({ code: 'S03', passed: 1 })
  expect((await get(`/${day}/sheets`)).body.items).toEqual([])
  const unreadable = await post(`/${day}/results`, { text: '没有表头' })
  expect([unreadable.status, unreadable.body.detail]).toEqual([400, '第一行没有“条码”一列，请核对表头'])
})

test('supervisors see the flow and note nothing', async () => {
  const head = await signedIn(world.app, 'xianduban')
  expect((await head.call('GET', `/exam-days/${day}/board`)).status).toBe(200)
  expect((await head.call('POST', `/exam-days/${day}/parts`, {})).status).toBe(403)
})
