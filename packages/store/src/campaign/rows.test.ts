import type pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { moveResident } from '../commands/resident/lifecycle.ts'
import { connect, transact } from '../db.ts'
import { type County, openCounty, register, villageCodes, villageNumber } from '../fixtures/county.ts'
import { openingOf } from '../scope.ts'
import { sql } from '../sql.ts'
import { joinDay } from './day/days.ts'
import { planDay } from './day/plan-day.ts'
import { registerPerson } from './station/register.ts'
import { saveStation } from './station/save.ts'

let county: County
let app: pg.Client
let person: string
const [day, device] = [v7(), v7()]
const at = '2026-06-30T09:00:00+08:00'

const personal = ['target', 'exam_person', 'exam_part', 'exam_pass', 'exam_alarm']
const plans = ['campaign', 'campaign_run', 'exam_day', 'exam_device']

beforeAll(async () => {
  county = await openCounty()
  app = await connect(county.store.options.app, true)
  const context = county.context()
  person = await register(county, { name: '柯有禄', birth: '1958-02-01' })
  const place = { name: '体检日', place: '卫生室', date: '2026-06-30', villages: [villageCodes[0]] }
  await planDay(context, { ...place, day_id: day, stations: ['S03'], due_only: false })
  await joinDay(context, day, device, 'S00')
  await registerPerson(context, day, { resident_id: person, device, fasting: true, at })
  const values = { checkup: { bp_left_sys: 190, bp_left_dia: 112 } }
  const part = { save_id: v7(), resident_id: person, station: 'S03', device, at, state: 'passed' } as const
  await saveStation(context, day, { ...part, values })
})
afterAll(async () => {
  await app.end()
  await county.drop()
})

const rowsIn = (table: string, village: string): Promise<number | null> =>
  transact(app, openingOf(county.context([village]).scope, true), async (tx) => {
    const { rowCount } = await tx.client.query(`select 1 from ${table}`)
    return rowCount
  })

test.each([...personal, ...plans])('%s：没有设置范围看不到，别村的人看不到，本村的看得到', async (table) => {
  expect((await app.query(`select 1 from ${table}`)).rowCount).toBe(0)
  expect(await rowsIn(table, villageCodes[3])).toBe(0)
  expect(await rowsIn(table, villageCodes[0])).toBeGreaterThan(0)
})

test('各站记下的只能加，不能改、不能删', async () => {
  for (const statement of ["update exam_part set value = '1'", 'delete from exam_part', 'delete from exam_person'])
    await expect(app.query(statement)).rejects.toThrow(/permission denied/)
  const deriver = await connect(county.store.options.deriver)
  await expect(deriver.query("update exam_part set value = '1'")).rejects.toThrow(/permission denied/)
  await deriver.end()
})

test('人迁到别的村，体检日的记录跟着人走', async () => {
  const to = { to_village: villageCodes[1], effective_date: '2026-06-30', reason: '投靠子女' }
  await moveResident(county.context(), { resident_id: person, ...to })
  const villages = await county.store.system('test', (tx) =>
    tx.rows<{ village: number }>(
      sql`select distinct village from (
            select village from exam_person where person = ${person} union all
            select village from exam_part where person = ${person} union all
            select village from exam_alarm where person = ${person}) x`,
    ),
  )
  expect(villages).toEqual([{ village: villageNumber(villageCodes[1]) }])
})
