import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTable } from '@wangdi/documents/read/table.ts'
import type { Balance, ImportView } from '@wangdi/kernel/api/routes/work.ts'
import { targetOf } from '@wangdi/kernel/import/target.ts'
import { sql } from '@wangdi/store/sql.ts'
import { afterAll, beforeAll, beforeEach, expect } from 'vitest'
import { type Client, signedIn } from './client.ts'
import { type Cells, gbkCsv, upload } from './files.ts'
import { type TestWorld, testWorld } from './world.ts'

export interface Someone {
  readonly resident_id: string
  readonly name: string
  readonly id_number: string
  readonly record_code: string
}

/** Grown-ups of the village doctor's village, in none of these programmes. */
export const strangers = async ({ store }: TestWorld, doctor: Client): Promise<readonly Someone[]> => {
  const village = (await doctor.call('GET', '/session')).body.area.code
  return store.system('test', (tx) =>
    tx.rows<Someone>(sql`
      select p.person as resident_id, p.name, i.id_number, p.record_code from person p
      join area a on a.tenant = p.tenant and a.area = p.village and a.code = ${village}
      join identity i on i.tenant = p.tenant and i.person = p.person and i.id_number is not null
      where p.state = 'active' and p.record_code is not null and p.birth_date between '1945-01-01' and '1985-01-01'
        and not exists (select from status s where s.tenant = p.tenant and s.person = p.person
          and s.programme in ('smd', 'tb', 'dm'))
      order by p.person limit 16`),
  )
}

/** A row by the keys of the form, headed as the form labels them. */
export const row = (form: string, { name, id_number }: Someone, values: Readonly<Record<string, string>>): Cells => {
  const keys = targetOf(form)?.keys ?? []
  const headed = Object.entries(values).map(([key, value]) => [
    keys.find((one) => one.key === key)?.label ?? key,
    value,
  ])
  return { 姓名: name, 身份证号: id_number, ...Object.fromEntries(headed) }
}

const settled = async (as: Client, id: string): Promise<ImportView> => {
  for (;;) {
    const { body } = await as.call('GET', `/imports/${id}`)
    if (body.state !== 'checking' && body.state !== 'running') return body
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** A row that comes back: its place in the file, and what stands under 错误说明. */
export type Returned = readonly [row: number, why: string]

const returned = async (as: Client, id: string): Promise<readonly Returned[]> => {
  const { raw } = await as.call('GET', `/imports/${id}/errors`)
  const folder = await mkdtemp(join(tmpdir(), 'wangdi-returned-'))
  const path = join(folder, 'errors.xlsx')
  await writeFile(path, raw)
  const table = await openTable(path)
  const [why, at] = ['错误说明', '_row'].map((header) => table.headers.indexOf(header))
  const rows: Returned[] = []
  for await (const { cells } of table.rows()) rows.push([Number(cells[at]), String(cells[why])])
  await table.close()
  await rm(folder, { recursive: true })
  return rows
}

/** The first code of each row that comes back. */
export const codesOf = (back: readonly Returned[]) => back.map(([at, why]) => [at, why.match(/[A-Z]+_[A-Z_]+/)?.[0]])

export interface Imported {
  readonly codes: ImportView['codes']
  /** What the dry run came to. */
  readonly checked: Balance | null
  readonly done: ImportView
  readonly back: readonly Returned[]
}

/** The whole way of a file: upload, mapping as proposed, dry run, run, and the rows that come back. */
export const importRows = async (
  as: Client,
  form: string,
  rows: readonly Cells[],
  book?: Buffer,
): Promise<Imported> => {
  const { body } = await upload(as, book ? '旧表.xlsx' : '旧表.csv', book ?? gbkCsv(rows), `?target=${form}`)
  const view: ImportView = body
  await as.call('PUT', `/imports/${view.import_id}/mapping`, {
    target: view.target,
    columns: view.columns.map(({ column, key }) => ({ column, key })),
    codes: view.codes.map(({ key, value, code }) => ({ key, value, code })),
  })
  await as.call('POST', `/imports/${view.import_id}/check`)
  const { balance: checked } = await settled(as, view.import_id)
  await as.call('POST', `/imports/${view.import_id}/run`)
  const done = await settled(as, view.import_id)
  return { codes: view.codes, checked, done, back: await returned(as, view.import_id) }
}

/** Rows of the file that are nowhere in the end, or come back without a reason: [] where none is lost. */
export const lostRows = (rows: number, { checked, done: { balance }, back }: Imported): readonly string[] => {
  const { read, ...parts } = balance ?? { read: 0, waiting: 0, rejected: 0 }
  const sum = Object.values(parts).reduce((total, count) => total + count, 0)
  return [
    ...(JSON.stringify(checked) === JSON.stringify(balance) ? [] : ['the dry run said otherwise']),
    ...(read === rows && sum === read ? [] : [`${rows} rows, ${read} read, ${sum} settled`]),
    ...(back.length === parts.waiting + parts.rejected ? [] : [`${back.length} rows come back`]),
    ...back.flatMap(([at, why]) => (/[A-Z]+_[A-Z_]+/.test(why) ? [] : [`row ${at} without a reason`])),
  ]
}

/** Records of a form that a resident has, in order of their days, as somebody opens them. */
export const stored = async ({ store }: TestWorld, as: Client, { resident_id }: Someone, form: string) => {
  const found = await store.system('test', (tx) =>
    tx.rows<{ record_id: string; status: string }>(sql`
      select record as record_id, status from record where subject = ${resident_id} and form = ${form}
      order by service_date, record`),
  )
  return Promise.all(
    found.map(async ({ record_id, status }) => {
      const { body } = await as.call('GET', `/records/${record_id}`)
      return { status, fields: body.fields ?? body.versions?.at(-1)?.fields }
    }),
  )
}

/** How often a resident was taken into a programme. */
export const episodesOf = async (
  { store }: TestWorld,
  { resident_id }: Someone,
  programme: string,
): Promise<number> => {
  const [{ n }] = await store.system('test', (tx) =>
    tx.rows<{ n: number }>(sql`
      select count(distinct episode)::int as n from status where person = ${resident_id} and programme = ${programme}`),
  )
  return n
}

/** What a test file of imports works with: a county, who imports, and residents in none of the programmes. */
export interface ImportWorld {
  readonly world: TestWorld
  readonly people: readonly Someone[]
  readonly who: Readonly<Record<string, Client>>
  /** Imports a file; no row of it is lost, whatever becomes of it. */
  readonly bring: (as: Client, form: string, rows: readonly Cells[], book?: Buffer) => Promise<Imported>
}

/** Opens a county for a file of tests; each test has a minute of its own, for asking for progress counts as requests. */
export const importWorld = (...logins: readonly string[]): ImportWorld => {
  const opened: { world?: TestWorld; people?: readonly Someone[]; who?: Record<string, Client> } = {}
  let minute = 0
  const ready = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('asked for before the tests have begun')
    return one
  }
  beforeAll(async () => {
    opened.world = await testWorld()
    const clients = await Promise.all(
      logins.map(async (login) => [login, await signedIn(ready(opened.world).app, login)]),
    )
    opened.who = Object.fromEntries(clients)
    opened.people = await strangers(opened.world, ready(opened.who).cunyi)
  }, 90_000)
  afterAll(() => opened.world?.close())
  beforeEach(() => {
    minute += 1
    ready(opened.world).setNow(`2026-06-30T10:${String(minute).padStart(2, '0')}:00+08:00`)
  })
  return {
    get world() {
      return ready(opened.world)
    },
    get people() {
      return ready(opened.people)
    },
    get who() {
      return ready(opened.who)
    },
    bring: async (as, form, rows, book) => {
      const result = await importRows(as, form, rows, book)
      expect(lostRows(rows.length, result)).toEqual([])
      return result
    },
  }
}
