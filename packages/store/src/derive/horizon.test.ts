import { day } from '@wangdi/kernel/day/day.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { moveResident } from '../commands/resident/lifecycle.ts'
import { saveRecordIn } from '../commands/save-record.ts'
import { type County, openCounty, register, stored, today, villageCodes } from '../fixtures/county.ts'
import { enrolment, visit } from '../fixtures/forms.ts'
import { residentPage } from '../read/resident/resident-page.ts'
import { sql } from '../sql.ts'
import { applyMoves, ensureHorizon } from './horizon.ts'

let county: County
let patient: string
beforeAll(async () => {
  county = await openCounty()
  patient = await register(county)
  await stored(county.context(), enrolment(patient, '2026-01-10'))
})
afterAll(() => county.drop())

const counts = (): Promise<unknown> =>
  county.store.system('test', (tx) =>
    tx.one(
      sql`select (select count(*) from record_version) as versions, (select count(*) from record) as records,
            (select count(*) from event) as events, (select sum(revision) from person) as revisions,
            (select count(*) from audit) as audited`,
    ),
  )

describe('中断', () => {
  test('保存到一半出错，什么也不留', async () => {
    const before = await counts()
    const context = county.context()
    const broken = county.store.write(context.scope, async (tx) => {
      expect(await saveRecordIn(tx, context, visit(patient, '2026-02-10'))).toMatchObject({ outcome: 'created' })
      throw new Error('power cut')
    })
    await expect(broken).rejects.toThrow('power cut')
    expect(await counts()).toEqual(before)
  })

  test('连接在提交前被切断，什么也不留，随后照常保存', async () => {
    const before = await counts()
    const context = county.context()
    const broken = county.store.write(context.scope, async (tx) => {
      await saveRecordIn(tx, context, visit(patient, '2026-02-11'))
      await tx.rows(sql`select pg_terminate_backend(pg_backend_pid())`)
    })
    await expect(broken).rejects.toThrow()
    expect(await counts()).toEqual(before)
    await stored(context, visit(patient, '2026-02-12'))
  })
})

describe('日子往前走', () => {
  test('将来的迁移到那天才换可见的村', async () => {
    const to = { resident_id: patient, to_village: villageCodes[3], effective_date: '2026-07-10' }
    expect(await moveResident(county.context(), to)).toMatchObject({ outcome: 'created' })
    const here = county.context([villageCodes[0]])
    const there = county.context([villageCodes[3]])
    expect(await residentPage(here, patient)).not.toBeNull()
    expect(await applyMoves(county.store, day('2026-07-09'))).toBe(0)
    expect(await applyMoves(county.store, day('2026-07-10'))).toBe(1)
    expect(await residentPage(here, patient)).toBeNull()
    expect(await residentPage(there, patient)).not.toBeNull()
    expect(await applyMoves(county.store, day('2026-07-11'))).toBe(0)
  })

  test('新的一年延长派生数据；同一年里不动', async () => {
    const last = (): Promise<unknown> =>
      county.store.system('test', (tx) => tx.one(sql`select max(to_day) as last from status where person = ${patient}`))
    expect(await ensureHorizon(county.store, today)).toBe(false)
    expect(await last()).toEqual({ last: '2028-01-01' })
    expect(await ensureHorizon(county.store, day('2027-01-01'))).toBe(true)
    expect(await last()).toEqual({ last: '2029-01-01' })
    expect(await ensureHorizon(county.store, day('2027-06-01'))).toBe(false)
  })

  test('规则换了版本，开机时重算', async () => {
    await county.store.system('test', (tx) => tx.run(sql`update person set rules = 'old'`))
    expect(await ensureHorizon(county.store, day('2027-06-01'))).toBe(true)
    expect(await ensureHorizon(county.store, day('2027-06-01'))).toBe(false)
  })
})
