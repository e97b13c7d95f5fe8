import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, transact } from '../db.ts'
import { type County, openCounty, today } from '../fixtures/county.ts'
import { type Ground, groundOf } from '../ground.ts'
import { openingOf, type Scope } from '../scope.ts'
import { type Sql, sql } from '../sql.ts'
import { alongIndex, type ResidentQuery, residentsStatement } from './residents.ts'
import { readSearch } from './search.ts'

const RESIDENTS = 650_000
const VILLAGES = 300

let county: County
let ground: Ground

/** Skeleton residents: names of a usual spread, villages of equal size; nothing is derived. */
const people = `
  insert into person (tenant, person, village, unit, name, name_key, pinyin, initials, sex, birth_date, first_village,
    first_unit, residence_type, record_code, state, created_at)
  select 1, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 100 + n % ${VILLAGES}, 4, name, name, py, ini, '1',
    '1940-01-01'::date + (n::bigint * 37 % 29000)::int, 100 + n % ${VILLAGES}, 4, '1', '529901001101' || lpad((n % 99999)::text, 5, '0') || n, 'active', now()
  from generate_series(1, ${RESIDENTS}) n,
    lateral (select (array['王','李','张','刘','陈','杨','赵','黄','周','吴'])[1 + n % 10] as f,
      (array['wang','li','zhang','liu','chen','yang','zhao','huang','zhou','wu'])[1 + n % 10] as fp,
      chr(19968 + (n::bigint * 7919 % 3000)::int) as a, chr(19968 + (n::bigint * 104729 % 3000)::int) as b,
      chr(97 + (n * 31 % 26)) || chr(97 + n * 17 % 26) as ab) s,
    lateral (select f || a || b as name, fp || ab || 'ang' as py, left(fp, 1) || ab as ini) t`

/** Rows first, then the indexes as they were: much the quicker way for so many. */
const fill = async (client: pg.Client): Promise<void> => {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'public' and tablename = 'person' and indexname <> 'person_pkey'`,
  )
  await client.query("set maintenance_work_mem = '256MB'")
  for (const { name } of rows) await client.query(`drop index ${name}`)
  await client.query('alter table person no force row level security')
  await client.query(people)
  await client.query('alter table person force row level security')
  for (const { definition } of rows) await client.query(definition)
  await client.query('analyze person')
  await client.query('alter table due no force row level security')
  await client.query(tasks)
  await client.query('alter table due force row level security')
  await client.query('vacuum analyze due')
}

/** One open task for every third resident; of every thousandth it is of class D4. */
const tasks = `
  insert into due (tenant, person, programme, episode, kind, slot, opens, due_by, form, village, unit, access_village,
    data_class, rules, facts)
  select 1, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, case when n % 1000 = 0 then 'smd' else 'htn' end, 'e',
    'followup', n::text, '2026-06-01', '2026-06-01'::date + n % 60, 'f', 100 + n % ${VILLAGES}, 4, 100 + n % ${VILLAGES},
    case when n % 1000 = 0 then 14 else 1 end, 1, '{}'
  from generate_series(1, ${RESIDENTS}, 3) n`

beforeAll(async () => {
  county = await openCounty()
  ground = await county.store.system('test', (tx) => groundOf(county.store, tx))
  await county.store.owner(fill)
}, 120_000)
afterAll(() => county.drop(), 60_000)

interface Node {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly 'Shared Hit Blocks': number
  readonly 'Shared Read Blocks': number
  readonly Plans?: readonly Node[]
}

const nodes = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodes)]

interface Explained {
  readonly scans: readonly string[]
  /** Pages of 8 KiB the whole statement looks at: unlike a time, the same on a busy machine. */
  readonly pages: number
  readonly rows: number
}

const scopeOf = (villages: readonly number[], named: readonly string[] = []): Scope => ({
  named: { D4: named },
  ...{ tenant: 1, account: null, post: null, units: [] },
  villages,
  classes: ['D1', 'D2', 'D3'],
})

interface Around {
  /** The table whose scans are told. */
  readonly relation?: string
  readonly named?: readonly string[]
  /** What is set for the statement. */
  readonly before?: string
}

/** How the application role's statement is carried out under row security. */
const explain = async (
  villages: readonly number[],
  statement: Sql,
  { relation = 'person', named = [], before }: Around = {},
): Promise<Explained> => {
  const client = await connect(county.store.options.app, true)
  try {
    return await transact(client, openingOf(scopeOf(villages, named), true), async (tx) => {
      if (before) await tx.exec(before)
      const [{ plan }] = await tx
        .rows<{ 'QUERY PLAN': [{ Plan: Node }] }>(sql`explain (analyze, buffers, timing off, format json) ${statement}`)
        .then((rows) => rows.map((row) => ({ plan: row['QUERY PLAN'][0] })))
      const scans = nodes(plan.Plan).filter((node) => node['Relation Name'] === relation)
      return {
        scans: scans.map((node) => `${node['Node Type']} ${node['Index Name'] ?? ''}`.trim()),
        pages: plan.Plan['Shared Hit Blocks'] + plan.Plan['Shared Read Blocks'],
        rows: (await tx.rows(statement)).length,
      }
    })
  } finally {
    await client.end()
  }
}

/** The list as it is asked for, on some page. */
const explainList = (
  villages: readonly number[],
  query: ResidentQuery,
  after: readonly [string, string] | null = null,
): Promise<Explained> => {
  const search = readSearch(query.q, county.store.identityKey, query.village !== undefined)
  const statement = residentsStatement({ tenant: 1, villages, query, search, ground, today, after })
  return explain(villages, statement, { before: alongIndex(search) })
}

const one = [105]
const township = Array.from({ length: 14 }, (_, at) => 100 + at)
const whole = Array.from({ length: VILLAGES }, (_, at) => 100 + at)

/** Pages of 8 KiB that a list may look at; the table has many times as many. */
const PAGES = 1_500

describe('65万居民，行级安全之下的查询计划', () => {
  test.each([
    ['村医打开本村名单', one, {}],
    ['乡镇打开名单', township, {}],
    ['全县打开名单', whole, {}],
    ['村医按姓名前缀', one, { q: '王' }],
    ['全县按姓名前缀', whole, { q: '王丁' }],
    ['村医按首字母', one, { q: 'wab' }],
    ['乡镇按拼音', township, { q: 'zhang' }],
    ['全县按首字母', whole, { q: 'zhx' }],
    ['按档案编号', township, { q: '52990100110100023' }],
  ])('%s用索引', async (_, villages, query: ResidentQuery) => {
    const { scans, pages } = await explainList(villages, query)
    expect(scans.length).toBeGreaterThan(0)
    expect(scans.filter((scan) => !/^(Index|Bitmap)/.test(scan))).toEqual([])
    expect(pages).toBeLessThan(PAGES)
  })

  test('翻到后面的页同样快', async () => {
    const after = ['王丁丁', '00000000-0000-7000-8000-000000000000'] as const
    const { scans, pages, rows } = await explainList(township, {}, after)
    expect(scans.filter((scan) => !/^(Index|Bitmap)/.test(scan))).toEqual([])
    expect(rows).toBeGreaterThan(0)
    expect(pages).toBeLessThan(PAGES)
  })

  test.each([
    ['村医', one],
    ['乡镇', township],
    ['全县', whole],
  ])('%s今天欠什么，受限类别和点名指定也只读索引', async (_, villages) => {
    const named = Array.from({ length: 40 }, (_, at) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`)
    const owed = sql`select person, access_village, min(due_by) from due
      where tenant = 1 and access_village = any (${villages}::int[]) and met_on is null and opens <= ${today}
        and (ended_on is null or ended_on > ${today})
      group by person, access_village`
    const { scans } = await explain(villages, owed, { relation: 'due', named })
    expect(scans.length).toBeGreaterThan(0)
    expect(scans.every((scan) => /^Index Only Scan/.test(scan))).toBe(true)
  })
})
