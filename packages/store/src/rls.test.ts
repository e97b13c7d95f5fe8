import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, transact } from './db.ts'
import { type County, openCounty, register, stored, villageCodes, villageNumber } from './fixtures/county.ts'
import { enrolment, visit } from './fixtures/forms.ts'
import { openingOf, type Scope } from './scope.ts'
import { sql } from './sql.ts'

let county: County
let app: pg.Client
let here: string
let there: string
beforeAll(async () => {
  county = await openCounty()
  here = await register(county, { name: '钱国富', village: villageCodes[0] })
  there = await register(county, { name: '孟香', village: villageCodes[3], birth: '1957-02-01', order: 2 })
  await stored(county.context(), enrolment(here, '2026-01-10'))
  await stored(county.context(), visit(here, '2026-01-20'))
  app = await connect(county.store.options.app, true)
})
afterAll(async () => {
  await app.end()
  await county.drop()
})

const tables = [
  'person',
  'identity',
  'contact',
  'record',
  'record_version',
  'status',
  'event',
  'due',
  'household',
  'household_member',
  'finding',
  'draft',
  'person_alias',
]

const scope = (villages: readonly string[], classes: Scope['classes'] = ['D1', 'D2', 'D3']): Scope => ({
  ...{ tenant: 1, account: null, post: null, units: [] },
  villages: villages.map(villageNumber),
  classes,
})

const seen = (of: Scope, table: string): Promise<string[]> =>
  transact(app, openingOf(of, true), async (tx) => {
    const who = table === 'person' ? 'person' : 'subject'
    const { rows } = await tx.client.query<{ id: string }>(`select distinct ${who} as id from ${table} order by 1`)
    return rows.map(({ id }) => id)
  })

const refusal = (statement: string): Promise<string> =>
  app.query(statement).then(
    () => 'allowed',
    (error: Error) => error.message,
  )

describe('行级安全，以应用角色直接查库', () => {
  test.each(tables)('没有设置范围，%s 一行也看不到', async (table) => {
    const { rowCount } = await app.query(`select 1 from ${table} limit 1`)
    expect(rowCount).toBe(0)
  })

  test('只看得到本村的人和记录', async () => {
    expect(await seen(scope([villageCodes[0]]), 'person')).toEqual([here])
    expect(await seen(scope([villageCodes[3]]), 'person')).toEqual([there])
    expect(await seen(scope([villageCodes[1]]), 'record_version')).toEqual([])
  })

  test('同一个连接先后两个用户，互不留下范围', async () => {
    expect(await seen(scope([villageCodes[0]]), 'record')).toEqual([here])
    expect(await seen(scope([villageCodes[3]]), 'record')).toEqual([there])
    expect((await app.query('select 1 from person')).rowCount).toBe(0)
  })

  test('没有身份、联系信息的类别，就看不到号码和电话', async () => {
    const rows = (classes: Scope['classes'], table: string): Promise<number | null> =>
      transact(app, openingOf(scope([villageCodes[0]], classes), true), async (tx) => {
        const { rowCount } = await tx.client.query(`select 1 from ${table}`)
        return rowCount
      })
    expect(await rows(['D1'], 'identity')).toBe(0)
    expect(await rows(['D1'], 'contact')).toBe(0)
    expect(await rows(['D1', 'D3'], 'identity')).toBe(1)
    expect(await rows(['D1', 'D2'], 'contact')).toBe(1)
    expect(await rows(['D4'], 'record')).toBe(0)
    expect(await rows(['D4'], 'status')).toBe(0)
  })

  test('另一个县的租户号什么也看不到', async () => {
    expect(await seen({ ...scope(villageCodes), tenant: 2 }, 'person')).toEqual([])
  })

  test('不能往外村写，也不能写没有的类别', async () => {
    const write = (village: number, dataClass: number): Promise<unknown> =>
      transact(app, openingOf(scope([villageCodes[0]]), false), (tx) =>
        tx.run(
          sql`insert into record_version (tenant, version, data_class, record, subject, village, base, edition, service_date,
                status, fields, source, hash, recorded_at)
              select 1, gen_random_uuid(), ${dataClass}, record, subject, ${village}, '{}', 'W1', '2026-01-01', 'draft', '{}',
                '1', '', now() from record limit 1`,
        ),
      )
    await expect(write(villageNumber(villageCodes[3]), 1)).rejects.toThrow(/row-level security/)
    await expect(write(villageNumber(villageCodes[0]), 4)).rejects.toThrow(/row-level security/)
  })

  test('版本和审计只能加不能改；账号看不到；不能建表', async () => {
    expect(await refusal("update record_version set reason = 'x'")).toMatch(/permission denied/)
    expect(await refusal('delete from record_version')).toMatch(/permission denied/)
    expect(await refusal('select * from audit')).toMatch(/permission denied/)
    expect(await refusal("update audit set outcome = 'x'")).toMatch(/permission denied/)
    expect(await refusal('select * from account')).toMatch(/permission denied/)
    expect(await refusal('select * from session')).toMatch(/permission denied/)
    expect(await refusal('create table mine (a int)')).toMatch(/permission denied/)
    expect(await refusal('alter table person no force row level security')).toMatch(/must be owner/)
    expect(await refusal('set role wangdi_deriver')).toMatch(/permission denied/)
    expect(await refusal('select * from status_y2026')).toMatch(/permission denied/)
  })

  test('应用角色既不是所有者也不是超级用户，不能越过行级安全', async () => {
    const { rows } = await app.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (select count(*)::int from pg_class where relowner = r.oid) as owns from pg_roles r where rolname = current_user`,
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owns: 0 }])
  })

  test('派生角色也改不了写下的版本内容', async () => {
    const deriver = await connect(county.store.options.deriver)
    await expect(deriver.query("update record_version set reason = 'x'")).rejects.toThrow(/permission denied/)
    await expect(deriver.query('delete from audit')).rejects.toThrow(/permission denied/)
    expect((await deriver.query('select 1 from person')).rowCount).toBe(0)
    await deriver.end()
  })

  test('每张居民表都强制行级安全', async () => {
    const { rows } = await app.query<{ relname: string }>(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relname = any ($1)
         and not (relrowsecurity and relforcerowsecurity)`,
      [tables],
    )
    expect(rows).toEqual([])
  })
})
