import { wordsOf } from '@wangdi/kernel/print/piece.ts'
import type { SheetRow } from '@wangdi/kernel/print/rows.ts'
import { makePatient } from '@wangdi/store/fixtures/patient.ts'
import { sql } from '@wangdi/store/sql.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

interface Row {
  readonly record: string
  readonly subject: string
  readonly form: string
  readonly year: string
}

const NOBODY = '0197bd00-0000-7000-8000-00000000dead'

let world: TestWorld
const who: Record<string, Client> = {}
let records: readonly Row[]
let patient: string

const ofForm = (form: string, person?: string): Row => {
  const row = records.find((one) => one.form === form && (person === undefined || one.subject === person))
  if (!row) throw new Error(`no ${form}`)
  return row
}

beforeAll(async () => {
  world = await testWorld()
  for (const login of ['cunyi', 'gongwei', 'jingfang', 'dangan', 'weijianju', 'shenji'])
    who[login] = await signedIn(world.app, login)
  const village = (await who.cunyi.call('GET', '/session')).body.area.code
  records = await world.store.system('test', (tx) =>
    tx.rows<Row>(sql`
      select r.record, r.subject, r.form, to_char(r.service_date, 'YYYY') as year from record r
      join person p on p.tenant = r.tenant and p.person = r.subject and p.state = 'active'
      join area a on a.tenant = p.tenant and a.area = p.village and a.code = ${village}
      where r.status = 'submitted' order by r.service_date desc, r.record`),
  )
  const old = await world.store.system('test', (tx) =>
    tx.rows<{ person: string }>(sql`
      select p.person from person p join area a on a.tenant = p.tenant and a.area = p.village and a.code = ${village}
      where p.state = 'active' and p.birth_date < '1957-01-01' order by p.person`),
  )
  patient =
    old.find(({ person }) => records.some(({ subject, form }) => subject === person && form === 'rec_personal'))
      ?.person ?? ''
  await makePatient(world.store, patient, world.world.clock())
}, 90_000)
afterAll(() => world.close())

const sheet = (login: string, record: string) => who[login].call('GET', `/records/${record}/sheet`)

describe('a record on paper', () => {
  test('the sheet has the answers, name, number and who printed it', async () => {
    const { record, subject } = ofForm('htn_followup')
    const { status, body } = await sheet('cunyi', record)
    expect(status).toBe(200)
    const page = (await who.cunyi.call('GET', `/residents/${subject}`)).body
    expect(body).toMatchObject({ form: 'htn_followup', name: page.name, resident_id: subject })
    expect(body.code).toMatch(/^\d{8}$/)
    expect(body.foot).toMatch(/2026-06-30 打印$/)
    const view = (await who.cunyi.call('GET', `/records/${record}`)).body.versions.at(-1).fields
    expect(JSON.stringify(body.sheets)).toContain(`"${view.sbp}"`)
  })

  test('the PDF is a file of that record', async () => {
    const { status, headers, raw } = await who.cunyi.call('GET', `/records/${ofForm('htn_followup').record}/pdf`)
    expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(raw.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('who has no right to print is refused, outside the area there is nothing', async () => {
    const { record } = ofForm('htn_followup')
    expect([(await sheet('dangan', record)).status, (await sheet('weijianju', record)).status]).toEqual([403, 403])
    expect((await sheet('cunyi', NOBODY)).status).toBe(404)
    expect((await who.cunyi.call('GET', `/records/${NOBODY}/pdf`)).status).toBe(404)
  })
})

describe('a year on paper', () => {
  test('the visits of the year stand four a sheet, none of another year', async () => {
    const { subject, year } = ofForm('htn_followup')
    const count = records.filter((one) => one.form === 'htn_followup' && one.subject === subject && one.year === year)
    const { status, body } = await who.cunyi.call('GET', `/residents/${subject}/forms/htn_followup/sheet?year=${year}`)
    expect([status, body.sheets.length]).toEqual([200, Math.ceil(count.length / 4)])
    const none = await who.cunyi.call('GET', `/residents/${subject}/forms/htn_followup/sheet?year=1999`)
    expect(none.status).toBe(404)
  })

  test('without a year it is the blank form with the name', async () => {
    const { subject } = ofForm('htn_followup')
    const { status, body } = await who.cunyi.call('GET', `/residents/${subject}/forms/checkup/sheet`)
    expect([status, body.sheets.length, body.sheets[0].pages.length]).toEqual([200, 1, 4])
    const pdf = await who.cunyi.call('GET', `/residents/${subject}/forms/checkup/pdf`)
    expect(pdf.raw.subarray(0, 5).toString()).toBe('%PDF-')
  })

  test('the household is printed with the names of its members', async () => {
    const { status, body } = await who.cunyi.call('GET', `/residents/${patient}/forms/rec_household/sheet`)
    expect(status).toBe(200)
    expect(JSON.stringify(body.sheets)).toContain('本人或户主')
  })

  test('an unknown form or person is not found', async () => {
    expect((await who.cunyi.call('GET', `/residents/${patient}/forms/nothing/sheet`)).status).toBe(404)
    expect((await who.cunyi.call('GET', `/residents/${NOBODY}/forms/checkup/sheet`)).status).toBe(404)
  })
})

describe('restricted forms', () => {
  const path = () => `/residents/${patient}/forms/smd_followup/sheet?year=2026`

  test('only a holder of the class prints them, blank ones with a name too', async () => {
    expect((await who.jingfang.call('GET', `/residents/${patient}/forms/smd_followup/sheet`)).status).toBe(200)
    for (const login of ['cunyi', 'gongwei'])
      for (const each of [path(), `/residents/${patient}/forms/smd_followup/sheet`])
        expect((await who[login].call('GET', each)).status).not.toBe(200)
  })

  test('the basic information leaves the restricted illness off the paper', async () => {
    const { record } = ofForm('rec_personal', patient)
    const { status, body } = await sheet('cunyi', record)
    expect(status).toBe(200)
    const rows: readonly SheetRow[] = body.sheets[0].pages.flat()
    const row = rows.find(({ cells }) => wordsOf(cells[0].lines) === '疾病')
    const codes = row?.cells[1].lines.flat().flatMap((piece) => ('boxes' in piece ? piece.boxes : []))
    expect(codes?.filter((code) => code === '8' || code === '9')).toEqual([])
  })
})

test('a blank form is free to who is signed in, an unknown one is not found', async () => {
  expect((await who.weijianju.call('GET', '/forms/checkup/pdf')).raw.subarray(0, 5).toString()).toBe('%PDF-')
  expect((await who.weijianju.call('GET', '/forms/nothing/pdf')).status).toBe(404)
})

test('each print stands in the log of who looked', async () => {
  const { record, subject } = ofForm('htn_followup')
  await sheet('gongwei', record)
  const { body } = await who.gongwei.call('GET', `/residents/${subject}/access-log`)
  expect(body.items.map(({ action }: { action: string }) => action)).toContain('record.print')
})
