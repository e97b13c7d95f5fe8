import { restricted } from '@wangdi/kernel/access/class.ts'
import { allRoutes } from '@wangdi/kernel/api/routes.ts'
import { day } from '@wangdi/kernel/day/day.ts'
import { forms } from '@wangdi/kernel/form/list.ts'
import { indicators } from '@wangdi/kernel/indicator/list.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { sampleOf } from '@wangdi/kernel/testing/sample.ts'
import { makePatient } from '@wangdi/store/fixtures/patient.ts'
import { sql } from '@wangdi/store/sql.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

/*
 * The same resident before and after becoming a patient of both restricted classes: whoever holds neither class is
 * answered the same, byte for byte, at every route that can be asked.
 */

const readers = {
  R01: 'cunyi',
  R02: 'gongwei',
  R03: 'dangan',
  R08: 'kezhang',
  R09: 'xianduban',
  R10: 'weijianju',
} as const
type Reader = keyof typeof readers

const guardedProgrammes = programmes.filter(({ dataClass }) => restricted.some((each) => each === dataClass))
const guardedIndicators = new Set(
  indicators.filter(({ programme }) => guardedProgrammes.some(({ id }) => id === programme)).map(({ id }) => id),
)

let world: TestWorld
let resident: string
let village: string
let records: string[]
const clients = new Map<Reader, Client>()

interface Asked {
  readonly what: string
  readonly method: string
  readonly path: string
  readonly body?: object
}

const NEW = '0197bd00-0000-7000-8000-0000000000aa'

/** Everything that can be put into a parameter and concerns the resident. */
const values = (): Readonly<Record<string, readonly string[]>> => ({
  form: [...forms.keys()],
  indicator: indicators.map(({ id }) => id),
  variant: ['default'],
  programme: programmes.map(({ id }) => id),
  class: ['D4', 'D5'],
  target: ['resident'],
})

const idsOf = (path: string): readonly string[] =>
  path.startsWith('/residents') ? [resident] : path.startsWith('/records') ? records : [NEW]

const expand = (path: string, ids: readonly string[]): string[] => {
  const name = /:([a-z]+)/i.exec(path)?.[1]
  if (!name) return [path]
  const fill = name === 'id' ? ids : (values()[name] ?? [NEW])
  return fill.flatMap((value) => expand(path.replace(`:${name}`, value), ids))
}

const queries: Readonly<Record<string, readonly string[]>> = {
  'residents.list': ['?village=V', '?village=V&limit=200', '?village=V&programme=smd', '?village=V&programme=tb'],
  'residents.timeline': ['?limit=200', '?programme=smd&limit=200'],
  today: ['?limit=200', '?bucket=overdue&limit=200', '?bucket=week&limit=200', '?bucket=done&limit=200'],
  'figures.persons': ['?list=met', '?list=not-met', '?list=excluded', '?list=events'],
  'records.start': ['', '?on=2026-05-21'],
  'records.startVisit': ['?forms=checkup,htn_followup', '?forms=checkup,smd_followup,tb_followup'],
}

/** Routes whose answer is of the asker or of the server's life, and files that bear the time of day. */
const aside = new Set(['session.demo', 'print.pdf', 'audit.list', 'jobs.list', 'print.blank'])

const reads = (): Asked[] =>
  allRoutes
    .filter(({ method, id }) => method === 'GET' && !aside.has(id))
    .flatMap(({ id, method, path }) =>
      expand(path, idsOf(path)).flatMap((each) =>
        (queries[id] ?? ['']).map((query) => ({ what: id, method, path: each + query.replace('V', village) })),
      ),
    )

/** What the checks say about forms that are only tried; the same answers before and after. */
const tried = new Map([...forms.values()].map((form) => [form.id, sampleOf(form, day('2026-06-29'))]))
const tries = (): Asked[] =>
  [...forms.values()]
    .filter(({ subject, dataClass }) => subject === 'resident' && dataClass === 'D1')
    .map((form) => ({
      what: `try ${form.id}`,
      method: 'POST',
      path: '/records?dryRun=true',
      body: {
        record_id: NEW,
        version_id: NEW,
        base: [],
        resident_id: resident,
        form: form.id,
        service_date: '2026-06-29',
        status: 'submitted',
        fields: tried.get(form.id),
      },
    }))

/** A mark for turning the page is sealed anew each time. */
const unsealed = (text: string): string => text.replaceAll(/"next":"[^"]+"/g, '"next":"…"')

/** Sums over restricted programmes are what readers of sums may see; they change, small ones hidden. */
const general = (what: string, body: unknown): unknown => {
  if (what !== 'figures.overview' || typeof body !== 'object' || body === null) return body
  const page = body as { readonly rows?: readonly { readonly indicator: string }[] }
  return {
    ...page,
    met: null,
    near: null,
    behind: null,
    rows: page.rows?.filter(({ indicator }) => !guardedIndicators.has(indicator)),
  }
}

const isSums = ({ what, path }: Asked): boolean =>
  what.startsWith('figures.') && [...guardedIndicators].some((id) => path.includes(`/${id}/`))

type Row = { readonly name?: string }
/** Who read the record: the reads of this test itself aside. */
const others = (what: string, body: { readonly items?: readonly Row[] }): unknown =>
  what === 'residents.accessLog' ? { items: body.items?.filter(({ name }) => !testers.has(name ?? '')) } : body

const testers = new Set<string>()

/** A person asks, not a machine: seven times a second at most. */
let asks = 0
const MORNING = Date.parse('2026-06-30T09:00:00+08:00')

const answer = async (reader: Reader, asked: Asked): Promise<string> => {
  asks += 1
  world.setNow(new Date(MORNING + asks * 150).toISOString())
  const { status, body } = await (clients.get(reader) as Client).call(asked.method, asked.path, asked.body)
  const plain = body === null ? null : { ...body, requestId: null, instance: null, recorded_at: null }
  return unsealed(JSON.stringify({ status, body: general(asked.what, others(asked.what, plain ?? {})) }))
}

const askAll = async (reader: Reader): Promise<Map<string, string>> => {
  const answers = new Map<string, string>()
  for (const asked of [...reads(), ...tries()]) {
    if ((reader === 'R08' || reader === 'R10') && isSums(asked)) continue
    answers.set(`${asked.method} ${asked.path} ${asked.what}`, await answer(reader, asked))
  }
  return answers
}

const recordsOf = (person: string): Promise<string[]> =>
  world.store
    .system('test', (tx) =>
      tx.rows<{ record: string }>(
        sql`select record from record where tenant = 1 and subject = ${person} and data_class = 1 order by record`,
      ),
    )
    .then((rows) => rows.map(({ record }) => record))

/** An enrolled resident of the village doctor's village, so that there are figures and tasks to look at. */
const findResident = (code: string): Promise<{ person: string }> =>
  world.store.system('test', (tx) =>
    tx.one(sql`
      select p.person from person p
      join area a on a.tenant = p.tenant and a.area = p.village and a.code = ${code}
      where p.state = 'active' and p.birth_date < '1965-01-01'
        and exists (select from status s where s.tenant = p.tenant and s.person = p.person and s.programme = 'htn')
      order by p.person limit 1`),
  )

const before = new Map<Reader, Map<string, string>>()
let hidden: string[]

beforeAll(async () => {
  world = await testWorld()
  for (const [role, login] of Object.entries(readers)) {
    const one = await signedIn(world.app, login)
    clients.set(role as Reader, one)
    testers.add((await one.call('GET', '/session')).body.name)
  }
  const me = await (clients.get('R01') as Client).call('GET', '/session')
  village = me.body.area.code
  resident = (await findResident(village)).person
  records = [...(await recordsOf(resident)), NEW]
  for (const role of clients.keys()) before.set(role, await askAll(role))
  hidden = await makePatient(world.store, resident, world.world.clock())
}, 240_000)
afterAll(() => world.close())

/** Where two answers part. */
const differs = (key: string, was: string, now: string): string => {
  const at = [...was].findIndex((character, index) => character !== now[index])
  return `${key}: …${was.slice(Math.max(0, at - 80), at + 200)} → …${now.slice(Math.max(0, at - 20), at + 200)}`
}

describe('没有这两类权限的人，一切回答都不变', () => {
  test.each(Object.keys(readers) as Reader[])(
    '%s',
    async (role) => {
      const was = before.get(role) as Map<string, string>
      const now = await askAll(role)
      const changed = [...now].filter(([key, text]) => was.get(key) !== text)
      expect(changed.map(([key, text]) => differs(key, was.get(key) ?? '', text))).toEqual([])
      expect(now.size).toBe(was.size)
    },
    120_000,
  )

  test('受限的记录编号与不存在的编号，回答一样', async () => {
    for (const role of clients.keys())
      for (const id of hidden)
        for (const path of ['/records/ID', '/records/ID/sheet', '/records/ID/pdf']) {
          const look = (each: string) => answer(role, { what: 'x', method: 'GET', path: path.replace('ID', each) })
          expect([role, path, await look(id)]).toEqual([role, path, await look(NEW)])
        }
  })
})

test('这位居民确实成了两类患者，有权者看得到', async () => {
  const doctor = await signedIn(world.app, 'jingfang')
  const page = await doctor.call('GET', `/residents/${resident}`)
  expect([page.status, page.body.tags]).toEqual([200, expect.arrayContaining(['严重精神障碍'])])
  const { body } = await doctor.call('GET', `/residents/${resident}/timeline?limit=200`)
  expect(body.items.flatMap((item: { record_ids: string[] }) => item.record_ids)).toEqual(
    expect.arrayContaining(hidden.slice(0, 1)),
  )
})
