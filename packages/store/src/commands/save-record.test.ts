import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type County, openCounty, register, stored, villageCodes } from '../fixtures/county.ts'
import { enrolment, visit } from '../fixtures/forms.ts'
import { recordView } from '../read/records.ts'
import { todayList } from '../read/today.ts'
import { sql } from '../sql.ts'
import { saveRecord } from './save-record.ts'
import { voidRecord } from './void-record.ts'

let county: County
let patient: string
beforeAll(async () => {
  county = await openCounty()
  patient = await register(county, { name: '孟香', birth: '1957-02-01', order: 2 })
  await stored(county.context(), enrolment(patient, '2026-01-10'))
})
afterAll(() => county.drop())

const versions = (record: string): Promise<number> =>
  county.store.system('test', async (tx) => {
    const { n } = await tx.one<{ n: number }>(sql`select count(*) as n from record_version where record = ${record}`)
    return n
  })

describe('保存记录', () => {
  test('第一次保存是新建，再发一次答复相同且不多存', async () => {
    const input = visit(patient, '2026-01-20')
    expect(await saveRecord(county.context(), input)).toMatchObject({ outcome: 'created', head: input.version_id })
    expect(await saveRecord(county.context(), input)).toMatchObject({ outcome: 'duplicate_ok' })
    expect(await versions(input.record_id)).toBe(1)
  })

  test('同一个版本号换了内容，不接受', async () => {
    const input = visit(patient, '2026-02-10')
    await stored(county.context(), input)
    const other = { ...input, fields: { ...input.fields, sbp: 120 } }
    expect(await saveRecord(county.context(), other)).toEqual({ outcome: 'id_reuse' })
  })

  test('更正加一个版本，旧版本仍可查', async () => {
    const input = visit(patient, '2026-03-02', 150, 95)
    await stored(county.context(), input)
    const correction = {
      ...input,
      version_id: v7(),
      base: [input.version_id],
      fields: { ...input.fields, sbp: 136, dbp: 84 },
    }
    expect(await saveRecord(county.context(), correction)).toMatchObject({ outcome: 'fast_forward' })
    const view = await recordView(county.context(), input.record_id)
    expect(view?.versions.map(({ fields }) => fields.sbp)).toEqual([150, 136])
    expect(view?.head).toBe(correction.version_id)
  })

  test('依据旧版本保存是冲突，什么也不存', async () => {
    const input = visit(patient, '2026-03-12')
    await stored(county.context(), input)
    const first = { ...input, version_id: v7(), base: [input.version_id] }
    await stored(county.context(), first)
    const second = { ...input, version_id: v7(), base: [input.version_id] }
    expect(await saveRecord(county.context(), second)).toMatchObject({ outcome: 'conflict', head: first.version_id })
    expect(await versions(input.record_id)).toBe(2)
  })

  test('有不可提交的问题就不存，草稿可以存', async () => {
    const input = { ...visit(patient, '2026-04-01', 90, 95) }
    expect(await saveRecord(county.context(), input)).toMatchObject({
      outcome: 'rejected',
      findings: expect.arrayContaining([expect.objectContaining({ code: 'BP_ORDER' })]),
    })
    expect(await versions(input.record_id)).toBe(0)
    expect(await saveRecord(county.context(), { ...input, status: 'draft' })).toMatchObject({ outcome: 'draft' })
  })

  test('需确认的问题写了理由才存', async () => {
    const input = visit(patient, '2026-04-10', 230, 84)
    const refused = await saveRecord(county.context(), input)
    expect(refused).toMatchObject({ outcome: 'rejected' })
    const warned = 'findings' in refused ? refused.findings.filter(({ severity }) => severity === 'warn') : []
    const findings_confirmed = warned.map(({ code, field }) => ({ code, field, reason: '复测两次一致' }))
    expect(await saveRecord(county.context(), { ...input, findings_confirmed })).toMatchObject({ outcome: 'created' })
  })

  test('试存只答问题，不留记录', async () => {
    const input = visit(patient, '2026-05-08')
    expect(await saveRecord(county.context(), input, { dryRun: true })).toMatchObject({ outcome: 'draft' })
    expect(await versions(input.record_id)).toBe(0)
  })

  test('作废要写原因，作废后不再计数', async () => {
    const input = visit(patient, '2026-05-12')
    await stored(county.context(), input)
    const voiding = { record_id: input.record_id, version_id: v7(), base: [input.version_id] }
    expect(await voidRecord(county.context(), { ...voiding, reason: '' })).toMatchObject({ outcome: 'rejected' })
    expect(await voidRecord(county.context(), { ...voiding, reason: '录错人' })).toMatchObject({
      outcome: 'fast_forward',
    })
    const events = await county.store.system('test', (tx) =>
      tx.rows(sql`select 1 from event where record = ${input.record_id}`),
    )
    expect(events).toEqual([])
  })

  test('外村的人查无此人', async () => {
    const elsewhere = county.context([villageCodes[3]])
    expect(await saveRecord(elsewhere, visit(patient, '2026-05-20'))).toEqual({ outcome: 'not_found' })
  })

  test('计算项由系统填入并存下', async () => {
    const input = visit(patient, '2026-05-22', 132, 80)
    await stored(county.context(), input)
    const view = await recordView(county.context(), input.record_id)
    expect(view?.versions[0].fields).toMatchObject({ classification: '1' })
  })

  test('血压不满意两周内复查列入今日', async () => {
    const other = await register(county, { name: '石山', birth: '1951-05-06', order: 3 })
    await stored(county.context(), enrolment(other, '2026-02-01'))
    await stored(county.context(), visit(other, '2026-06-20', 158, 96))
    const today = await todayList(county.context(), { bucket: 'week' })
    expect(today.items.find(({ resident_id }) => resident_id === other)).toMatchObject({
      due_by: '2026-07-04',
      state: 'soon',
      name: '石山',
    })
  })
})

describe('数据类别', () => {
  test('村医填的受保护疾病代码，自己再打开看不到，更正后仍在，派生照样读到', async () => {
    const person = await register(county, { name: '单福', birth: '1961-04-05', order: 9, diseases: ['2', '8', '9'] })
    const personal = await county.store.read(county.context().scope, (tx) =>
      tx.one<{ record: string; head: string }>(
        sql`select record, head from record where subject = ${person} and form = 'rec_personal'`,
      ),
    )
    const seen = await recordView(county.context(), personal.record)
    expect(seen?.versions[0].fields.past_disease).toEqual([{ code: '2', diagnosed: '2015-01' }])
    const specialist = county.context(villageCodes, { classes: ['D1', 'D2', 'D3', 'D4', 'D5'] })
    const codes = async (): Promise<unknown> => {
      const view = await recordView(specialist, personal.record)
      const rows = view?.versions.at(-1)?.fields.past_disease
      return Array.isArray(rows) ? rows.map((row) => (row as { code: string }).code) : null
    }
    expect(await codes()).toEqual(['2', '8', '9'])
    const { provider_id: _provider, ...fields } = { ...seen?.versions[0].fields, occupation: '5' } as Record<
      string,
      string
    >
    await stored(county.context(), {
      record_id: personal.record,
      version_id: v7(),
      base: [personal.head],
      resident_id: person,
      form: 'rec_personal',
      service_date: '2020-03-01',
      status: 'submitted',
      fields,
    })
    expect(await codes()).toEqual(['2', '8', '9'])
  })
})
