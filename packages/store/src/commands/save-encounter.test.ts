import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type County, openCounty, register, stored } from '../fixtures/county.ts'
import { enrolment, visit } from '../fixtures/forms.ts'
import { recordView } from '../read/records.ts'
import { sql } from '../sql.ts'
import { saveTogether } from './save-encounter.ts'
import { type SaveRecord, saveRecord } from './save-record.ts'

let county: County
let patient: string
beforeAll(async () => {
  county = await openCounty()
  patient = await register(county, { name: '孟香', birth: '1957-02-01', order: 2 })
  await stored(county.context(), enrolment(patient, '2026-01-10'))
})
afterAll(() => county.drop())

const consultation = (on: string, plan = '一周后复查'): SaveRecord => ({
  record_id: v7(),
  version_id: v7(),
  base: [],
  resident_id: patient,
  form: 'rec_encounter',
  service_date: on,
  status: 'submitted',
  provider_id: '王医生',
  fields: { subjective: '头晕两天', objective: '138/84', assessment: '睡眠不足', plan },
})
const together = (on: string, encounter_id = v7()): SaveRecord[] => [
  { ...visit(patient, on), encounter_id },
  { ...consultation(on), encounter_id },
]
const outcomes = async (inputs: readonly SaveRecord[]) =>
  (await saveTogether(county.context(), patient, inputs)).map(({ outcome }) => outcome)
const count = (records: readonly SaveRecord[]): Promise<number> =>
  county.store.system('test', async (tx) => {
    const ids = records.map(({ record_id }) => record_id)
    const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from record where record = any (${ids}::uuid[])`)
    return n
  })
const revision = (): Promise<number> =>
  county.store.system('test', async (tx) => {
    const { n } = await tx.one<{ n: number }>(sql`select revision as n from person where person = ${patient}`)
    return n
  })

test('一次服务的几份记录一起存，只推算一次；再发一次答复相同', async () => {
  const inputs = together('2026-01-20')
  const before = await revision()
  expect(await outcomes(inputs)).toEqual(['created', 'created'])
  expect(await revision()).toBe(before + 1)
  expect(await outcomes(inputs)).toEqual(['duplicate_ok', 'duplicate_ok'])
  expect(await revision()).toBe(before + 1)
})

test('有一份不能存，就都不存，各份的问题分别答复', async () => {
  const [follow, note] = together('2026-02-10')
  const wrong = { ...follow, fields: { ...follow.fields, sbp: 80, dbp: 95 } }
  const results = await saveTogether(county.context(), patient, [wrong, note])
  expect(results.map(({ outcome }) => outcome)).toEqual(['rejected', 'draft'])
  expect(results[0]).toMatchObject({
    findings: expect.arrayContaining([expect.objectContaining({ code: 'BP_ORDER' })]),
  })
  expect(await count([wrong, note])).toBe(0)
})

test('一份已被别人改过，是冲突，另一份也不存', async () => {
  const [follow, note] = together('2026-03-10')
  expect(await outcomes([follow])).toEqual(['created'])
  const correct = (sbp: number) => ({
    ...follow,
    version_id: v7(),
    base: [follow.version_id],
    fields: { ...follow.fields, sbp },
  })
  await stored(county.context(), correct(130))
  expect(await outcomes([correct(128), note])).toEqual(['conflict', 'draft'])
  expect(await count([note])).toBe(0)
})

test('同一次服务的记录互相看得到；更正一份，仍属于这一次', async () => {
  const [follow, note] = together('2026-04-10')
  await outcomes([follow, note])
  const siblings = async (id: string) =>
    (await recordView(county.context(), id))?.siblings.map(({ record_id }) => record_id)
  expect(await siblings(follow.record_id)).toEqual([note.record_id])
  const { encounter_id: _, ...alone } = follow
  const correction = { ...alone, version_id: v7(), base: [follow.version_id], fields: { ...follow.fields, sbp: 128 } }
  expect(await saveRecord(county.context(), correction)).toMatchObject({ outcome: 'fast_forward' })
  expect(await siblings(follow.record_id)).toEqual([note.record_id])
})
