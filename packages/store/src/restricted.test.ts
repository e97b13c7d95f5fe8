import { day } from '@wangdi/kernel/day/day.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { isEffective } from '@wangdi/kernel/record/record.ts'
import { sampleOf } from '@wangdi/kernel/testing/sample.ts'
import type pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { namedTo, nameTo } from './accounts/named.ts'
import { saveRecord } from './commands/save-record.ts'
import { connect, transact } from './db.ts'
import { type County, openCounty, register, today, villageCodes, villageNumber } from './fixtures/county.ts'
import { makePatient } from './fixtures/patient.ts'
import { figurePage } from './indicators/page.ts'
import { figurePersons } from './indicators/persons.ts'
import { formStart } from './read/form-start.ts'
import { recordView } from './read/records.ts'
import { residentPage } from './read/resident/resident-page.ts'
import { todayList } from './read/today.ts'
import { openingOf, type Scope } from './scope.ts'
import { sql } from './sql.ts'

let county: County
let app: pg.Client
let ill: string
let other: string

const doctorOf = { classes: ['D1', 'D2', 'D3'] as const }
const village = villageCodes[0]
const base = { tenant: 1, account: null, post: null, units: [], villages: [villageNumber(village)] }
const plain: Scope = { ...base, ...doctorOf }
const named = (...persons: string[]): Scope => ({ ...plain, named: { D4: persons } })
const mental: Scope = { ...base, classes: ['D1', 'D2', 'D3', 'D4'], acts: 'D4' }
const tables = ['record', 'record_version', 'status', 'event', 'due', 'finding', 'draft'] as const

beforeAll(async () => {
  county = await openCounty()
  ill = await register(county, { name: '钱国富', village, birth: '1949-09-03' })
  other = await register(county, { name: '孟香', village, birth: '1949-02-01', order: 2 })
  const now = county.context().now
  await makePatient(county.store, ill, now)
  await makePatient(county.store, other, now)
  app = await connect(county.store.options.app, true)
}, 60_000)
afterAll(async () => {
  await app.end()
  await county.drop()
})

/** Shelves that a scope finds of a person in a table, asked of the database itself. */
const shelves = (scope: Scope, table: string, person: string): Promise<number[]> =>
  transact(app, openingOf(scope, true), async (tx) => {
    const who = ['status', 'event', 'due'].includes(table) ? 'person' : 'subject'
    const { rows } = await tx.client.query<{ data_class: number }>(
      `select distinct data_class from ${table} where ${who} = $1 and data_class in (4, 14, 5, 15) order by 1`,
      [person],
    )
    return rows.map(({ data_class }) => data_class)
  })

describe('受限类别，以应用角色直接查库', () => {
  test.each(tables)('%s：没有这一类的范围一行也没有', async (table) => {
    expect(await shelves(plain, table, ill)).toEqual([])
  })

  test('有精神障碍一类的看到它的全部，看不到结核', async () => {
    expect(await shelves(mental, 'record', ill)).toEqual([4, 14])
    expect(await shelves(mental, 'record_version', ill)).toEqual([4, 14])
    expect(await shelves(mental, 'status', ill)).toEqual([14])
  })

  test('点名指定的村卫生室只看到这个人的随访部分', async () => {
    expect(await shelves(named(ill), 'record', ill)).toEqual([14])
    expect(await shelves(named(ill), 'record_version', ill)).toEqual([14])
    expect(await shelves(named(ill), 'due', ill)).toEqual([14])
    expect(await shelves(named(ill), 'record', other)).toEqual([])
  })

  test('指定了外村的人也没有用：范围仍是本村', async () => {
    expect(await shelves({ ...named(ill), villages: [villageNumber(villageCodes[3])] }, 'record', ill)).toEqual([])
  })

  test('指定名单本身，应用角色看不到', async () => {
    await expect(app.query('select 1 from named_person')).rejects.toThrow(/permission denied/)
  })
})

const contextOf = (scope: Scope, rights: readonly string[] = []) => ({
  ...county.context([village], scope),
  rights: new Set(['L:D1', 'R:D1', 'C:D1', 'U:D1', ...rights]),
})

describe('同一个人，三种人看', () => {
  test('没有权限的，没有标签、任务、面板', async () => {
    const page = await residentPage(contextOf(plain), ill)
    const text = JSON.stringify(page)
    for (const word of ['精神', '结核', 'smd', '"tb']) expect(text).not.toContain(word)
  })

  test('指定的村医看到姓名、任务和随访表，看不到补充表', async () => {
    const page = await residentPage(contextOf(named(ill)), ill)
    const panel = page?.programmes.find(({ id }) => id === 'smd')
    expect(panel).toMatchObject({
      enrolled: true,
      visit_form: 'smd_followup',
      enrol_form: null,
      facts: [],
      clauses: [],
    })
    expect(await formStart(contextOf(named(ill)), ill, 'smd_followup')).toMatchObject({ form: 'smd_followup' })
    expect(await formStart(contextOf(named(ill)), ill, 'smd_profile')).toBeNull()
    expect(await formStart(contextOf(plain), ill, 'smd_followup')).toBeNull()
  })

  test('任务只在有权者那里', async () => {
    const tasks = async (scope: Scope) => {
      const lists = (['today', 'week'] as const).map((bucket) => todayList(contextOf(scope), { bucket, limit: 200 }))
      const listed = (await Promise.all(lists)).flatMap(({ items }) => items.flatMap((person) => person.tasks))
      const page = await residentPage(contextOf(scope), ill)
      return [...listed, ...(page?.tasks ?? [])].map(({ programme }) => programme)
    }
    expect(await tasks(plain)).not.toContain('smd')
    expect(await tasks(mental)).toContain('smd')
    expect(await tasks(named(ill))).toContain('smd')
    expect(await tasks(named(other))).not.toContain('tb')
  })

  test('村医没有任务要填自己打不开的表', async () => {
    const forms = async (scope: Scope) =>
      new Set(
        (await residentPage(contextOf(scope), ill))?.tasks.flatMap((task) =>
          task.programme === 'smd' ? (task.form ?? []) : [],
        ),
      )
    const open = ['smd_followup', 'smd_emergency', 'contact_attempt', 'checkup', 'rec_transfer']
    const mine = [...(await forms(named(ill)))]
    expect(mine.filter((form) => !open.includes(form))).toEqual([])
    expect([...(await forms(mental))]).toEqual(expect.arrayContaining(mine))
  })
})

describe('更正不会抹掉看不到的内容', () => {
  const personal = (): Promise<{ record: string; head: string }> =>
    county.store.system('test', (tx) =>
      tx.one(sql`select record, head from record where subject = ${ill} and form = 'rec_personal'`),
    )

  test('村医把只看到“无”的既往史照样存回去，有权者看到的还是原来的', async () => {
    const { record, head } = await personal()
    const seen = await recordView(contextOf(plain), record)
    const fields = seen?.versions.at(-1)?.fields as Values
    expect(fields.past_disease).toEqual([{ code: '1' }])
    const answer = await saveRecord(contextOf(plain), {
      ...{ record_id: record, version_id: v7(), base: [head], resident_id: ill, form: 'rec_personal' },
      ...{ status: 'submitted', service_date: seen?.service_date, fields: { ...fields, work_unit: '村小学' } },
    })
    expect(answer).toMatchObject({ outcome: 'fast_forward', findings: [] })
    const whole = await recordView(contextOf({ ...plain, classes: ['D1', 'D2', 'D3', 'D4', 'D5'] }), record)
    expect(whole?.versions.at(-1)?.fields).toMatchObject({
      work_unit: '村小学',
      disability: ['7'],
      past_disease: [
        { code: '8', diagnosed: '2015-03' },
        { code: '9', diagnosed: '2015-03' },
      ],
    })
  })

  test('没有权限的人连记录号都用不上', async () => {
    const hidden = await county.store.system('test', (tx) =>
      tx.one<{ record: string; head: string }>(
        sql`select record, head from record where subject = ${ill} and form = 'smd_followup'`,
      ),
    )
    const form = formOf('smd_followup')
    if (!form) throw new Error('no form')
    const answer = await saveRecord(contextOf(plain), {
      ...{ record_id: hidden.record, version_id: v7(), base: [v7()], resident_id: ill, form: 'smd_followup' },
      ...{ status: 'submitted' as const, service_date: '2026-06-01', fields: sampleOf(form, day('2026-06-01')) },
    })
    expect(answer).toEqual({ outcome: 'id_reuse' })
    expect(isEffective('submitted')).toBe(true)
  })
})

describe('指定', () => {
  const doctor = () => contextOf(mental)

  test('只能指定给服务本村的卫生室；当天换人，前一个当天就没有', async () => {
    const first = await nameTo(doctor(), ill, 'D4', '529901-W-1')
    expect(first?.current).toMatchObject({ unit: '529901-W-1' })
    expect(await nameTo(doctor(), ill, 'D4', '529901-W-4')).toBeNull()
    const unit = await county.store.system('test', (tx) =>
      tx.one<{ unit: number }>(sql`select unit from unit where code = '529901-W-1'`),
    )
    expect((await namedTo(county.store, unit.unit, today)).D4).toEqual([ill])
    expect((await nameTo(doctor(), ill, 'D4', null))?.current).toBeNull()
    expect((await namedTo(county.store, unit.unit, today)).D4).toEqual([])
  })
})

describe('合计', () => {
  test('只看合计的岗位看不到很小的数，也打不开名单；没有份的岗位没有这个指标', async () => {
    const sums = contextOf({ ...plain, sums: ['D4'] })
    const page = await figurePage(sums, 'SMD-N1', 'default', {})
    if ('code' in page) throw new Error(page.code)
    expect(page.row.value).toMatchObject({ numerator: null, print: '<5' })
    expect([page.funnel, page.reasons, page.may_list]).toEqual([[], [], false])
    expect(await figurePersons(sums, 'SMD-N1', 'default', { list: 'met' })).toEqual({ code: 'FORBIDDEN' })
    expect(await figurePage(contextOf(plain), 'SMD-N1', 'default', {})).toEqual({ code: 'NOT_FOUND' })
    const full = await figurePage(contextOf(mental), 'SMD-N1', 'default', {})
    if ('code' in full) throw new Error(full.code)
    expect([1, 2]).toContain(full.row.value.numerator)
  })
})
