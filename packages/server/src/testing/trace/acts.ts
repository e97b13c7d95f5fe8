import { isRestricted } from '@wangdi/kernel/access/class.ts'
import { day } from '@wangdi/kernel/day/day.ts'
import { forms } from '@wangdi/kernel/form/list.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { sampleOf } from '@wangdi/kernel/testing/sample.ts'
import { sql } from '@wangdi/store/sql.ts'
import { gbkCsv, upload } from '../files.ts'
import type { TestWorld } from '../world.ts'
import type { Teller } from './transcript.ts'

export const NEW = '0197bd00-0000-7000-8000-0000000000aa'
export const DAY = '0197bd00-0000-7000-8000-0000000000d1'
const [DESK, SCALES] = ['0197bd00-0000-7000-8000-0000000000d2', '0197bd00-0000-7000-8000-0000000000d3']
const AT = '2026-06-30T08:00:00+08:00'

/** Programmes that these persons may not know of, and those with visits that everybody knows. */
const guarded = programmes.filter(({ dataClass = 'D1' }) => isRestricted(dataClass))
const visited = programmes.flatMap(({ id, visitForm, dataClass = 'D1' }) =>
  visitForm && dataClass === 'D1' ? [id] : [],
)

/** The two whom it is about, one with high blood pressure, one in no programme, and somebody beside them. */
export interface Residents {
  readonly village: string
  readonly elder: string
  readonly young: string
  readonly other: string
  readonly id_number: string
  readonly name: string
  /** Their general records. */
  readonly records: readonly string[]
}

/** Two residents of the village doctor's village with a personal form, the same in every copy of the county. */
export const residentsIn = ({ store }: TestWorld): Promise<Residents> =>
  store.system('test', async (tx) => {
    const { area, village } = await tx.one<{ area: number; village: string }>(sql`
      select a.area, a.code as village from account c
      join post o on o.tenant = c.tenant and o.account = c.account
      join unit u on u.tenant = o.tenant and u.unit = o.unit
      join area a on a.tenant = u.tenant and a.area = u.area
      where c.login = 'cunyi' limit 1`)
    const found = await tx.rows<{ person: string; name: string; id_number: string; old: boolean }>(sql`
      select p.person, p.name, i.id_number, p.birth_date < '1960-01-01' as old from person p
      join identity i on i.tenant = p.tenant and i.person = p.person and i.id_number is not null
      where p.village = ${area} and p.state = 'active' and p.birth_date < '1998-01-01'
        and exists (select from record r where r.tenant = p.tenant and r.subject = p.person and r.form = 'rec_personal')
        and (p.birth_date between '1935-01-01' and '1960-01-01') = exists (select from status s where s.tenant = p.tenant
          and s.person = p.person and s.programme = any (${visited}::text[]) and s.from_day <= '2026-06-30' and s.to_day > '2026-06-30')
      order by p.person`)
    const [elder] = found.filter(({ old }) => old)
    const [young, other] = found.filter(({ old }) => !old)
    const records = await tx.rows<{ record: string }>(sql`
      select record from record where subject = any (${[elder.person, young.person]}::uuid[]) and data_class = 1
      order by record`)
    return {
      ...{ village, elder: elder.person, young: young.person, other: other.person },
      ...{ id_number: young.id_number, name: young.name, records: records.map(({ record }) => record) },
    }
  })

const ON = day('2026-06-29')

const id = (tail: number): string => `0197bd00-0000-7000-8000-${String(tail).padStart(12, '0')}`

/** An examination day with both on it, a draft of each kind. */
const prepare = async (tell: Teller, { village, elder, young }: Residents): Promise<void> => {
  const plan = { name: '体检日', place: '村卫生室', date: '2026-06-30', villages: [village], stations: ['S03', 'S08'] }
  const chosen = guarded.map((programme) => ({ programmes: [programme.id], due_only: false }))
  for (const more of [{}, { due_only: false }, { programmes: guarded.map((programme) => programme.id) }, ...chosen])
    await tell.ask('gongwei', 'POST', '/exam-days?dryRun=true', { day_id: DAY, ...plan, ...more })
  await tell.ask('cunyi', 'POST', '/exam-days', { day_id: DAY, ...plan, due_only: true })
  await tell.ask('cunyi', 'POST', `/exam-days/${DAY}/devices`, { device: DESK, station: 'S00' })
  await tell.ask('cunyi', 'POST', `/exam-days/${DAY}/devices`, { device: SCALES, station: 'S03' })
  for (const resident_id of [young, elder])
    await tell.ask('cunyi', 'POST', `/exam-days/${DAY}/persons`, { resident_id, device: DESK, fasting: true, at: AT })
  const part = { device: SCALES, at: AT, state: 'passed' }
  const pressure = { checkup: { bp_left_sys: 190, bp_left_dia: 112 } }
  for (const [at, resident_id] of [young, elder].entries())
    for (const [station, values] of [
      ['S03', pressure],
      ['S99', {}],
    ] as const) {
      const save_id = id(100 + at * 10 + Number(station.slice(1)))
      await tell.ask('cunyi', 'POST', `/exam-days/${DAY}/parts`, { ...part, save_id, resident_id, station, values })
    }
  for (const [at, form] of ['checkup', ...guarded.flatMap(({ visitForm }) => visitForm ?? [])].entries())
    await tell.ask('cunyi', 'PUT', `/drafts/${id(200 + at)}`, { resident_id: young, form, values: {} })
}

/** Each record that the writer sees is corrected as it is shown to them, which is what a page does. */
const correctAll = async (tell: Teller, writer: string, records: readonly string[], tail: number): Promise<void> => {
  for (const [at, record] of records.entries()) {
    const { body } = await tell.ask(writer, 'GET', `/records/${record}`)
    const head = body?.versions?.find(({ version_id }: { version_id: string }) => version_id === body.head)
    if (!head) continue
    await tell.ask(writer, 'POST', '/records', {
      ...{ record_id: record, version_id: id(tail + at), base: [body.head], resident_id: body.resident_id },
      ...{ form: body.form, service_date: body.service_date, status: 'submitted', fields: head.fields },
      ...{ findings_confirmed: head.findings_confirmed, reason: '更正' },
    })
  }
}

/** New records of every form, as somebody without the class would enter them; also of restricted forms, in vain. */
const enterAll = async (tell: Teller, writer: string, resident_id: string, tail: number): Promise<void> => {
  const all = [...forms.values()].filter(({ subject }) => subject === 'resident')
  for (const [at, form] of all.entries()) {
    if (['rec_lifecycle', 'rec_transfer', 'rec_merge'].includes(form.id)) continue
    const programme = form.fields.programme ? [visited[0], ...guarded.map((one) => one.id)] : [undefined]
    for (const [nth, of] of programme.entries()) {
      const fields = sampleOf(form, ON, of ? { programme: of } : {})
      const version = { record_id: id(tail + at * 10 + nth), version_id: id(tail + 5000 + at * 10 + nth), base: [] }
      const record = { ...version, form: form.id, service_date: ON, status: 'submitted', fields }
      const encounter_id = id(tail + at)
      await (form.id.endsWith('_followup')
        ? tell.ask(writer, 'POST', '/encounters', { encounter_id, resident_id, records: [record] })
        : tell.ask(writer, 'POST', '/records', { ...record, resident_id }))
    }
  }
}

const importPersonal = async (tell: Teller, { name, id_number }: Residents): Promise<void> => {
  const browser = await tell.client('cunyi')
  const row = {
    姓名: name,
    身份证号: id_number,
    体检日期: '2026-06-28',
    既往史: guarded.map(({ label }) => label).join('、'),
    体温: '36.5',
  }
  const { body } = tell.note(
    'cunyi',
    'POST',
    '/imports',
    await upload(browser, '旧表.csv', gbkCsv([row]), '?target=checkup'),
  )
  if (!body.columns) return
  await tell.ask('cunyi', 'PUT', `/imports/${body.import_id}/mapping`, {
    target: 'checkup',
    columns: body.columns.map(({ column, key }: { column: number; key: string | null }) => ({ column, key })),
    codes: [],
  })
  await tell.ask('cunyi', 'POST', `/imports/${body.import_id}/check`)
  const over = async (while_: string): Promise<void> => {
    while ((await browser.call('GET', `/imports/${body.import_id}`)).body.state === while_)
      await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await over('checking')
  await tell.ask('cunyi', 'POST', `/imports/${body.import_id}/run`)
  await over('running')
}

const householdOf = async (tell: Teller, village: string, resident: string): Promise<void> => {
  const { body } = await tell.ask('cunyi', 'GET', `/residents/${resident}`)
  if (!body?.household) return
  const members = body.household.members.map(({ resident_id }: { resident_id: string }) => ({
    resident_id,
    relation_to_head: resident_id === resident ? '0' : '8',
  }))
  const house = { village, address: '老街1号', head: resident, members }
  await tell.ask('cunyi', 'PUT', `/households/${body.household.household_id}`, house)
}

/** What people who do not hold the classes do to the residents' records. */
const change = async (tell: Teller, of: Residents): Promise<void> => {
  const { elder, young, other, records } = of
  await correctAll(tell, 'gongwei', records, 1000)
  await correctAll(tell, 'dangan', records, 2000)
  await enterAll(tell, 'cunyi', young, 10_000)
  await enterAll(tell, 'cunyi', elder, 20_000)
  await tell.ask('cunyi', 'DELETE', `/drafts/${id(201)}`)
  for (const form of ['checkup', 'tcm_cert', 'old_selfcare'])
    await tell.ask('cunyi', 'POST', `/exam-days/${DAY}/forms/${young}/${form}`)
  await tell.ask('cunyi', 'POST', `/exam-days/${DAY}/forms/submit`, { residents: [young, elder] })
  await tell.ask('cunyi', 'POST', `/exam-days/${DAY}/results`, { text: '条码,空腹血糖\n123,5.6' })
  for (const resident of [young, elder]) {
    await tell.ask('cunyi', 'POST', `/residents/${resident}/reveal`, { field: 'id_number', purpose: '核对身份' })
    for (const dataClass of ['D4', 'D5'])
      await tell.ask('kezhang', 'PUT', `/residents/${resident}/named/${dataClass}`, { unit: null })
  }
  for (const record of records) {
    await tell.ask('cunyi', 'POST', `/records/${record}/results/prints`)
    const delivery = { version_id: NEW, base: NEW, date: '2026-06-30', to: '1', way: '1' }
    await tell.ask('cunyi', 'POST', `/records/${record}/results/delivery`, delivery)
  }
  await householdOf(tell, of.village, young)
  const cover = sampleOf(forms.get('rec_cover') ?? [...forms.values()][0], ON, { name: of.name })
  const registering = { resident_id: NEW, village: of.village, personal_form: 'rec_personal', cover, personal: {} }
  await tell.ask('cunyi', 'POST', '/residents', { ...registering, dry_run: true })
  await tell.ask('cunyi', 'POST', '/bases', {})
  const glass = { id_number: of.id_number, reason: '急诊处置', note: '昏迷送来，需要知道用药', for_treatment: false }
  await tell.ask('cunyi', 'POST', '/glass', glass)
  await importPersonal(tell, of)
  const merging = { merged: young, reason: '重复建档' }
  await tell.ask('kezhang', 'POST', `/residents/${other}/merge`, merging)
  for (const reader of ['cunyi', 'gongwei', 'kezhang'])
    for (const path of [`/residents/${other}`, `/residents/${other}/timeline?limit=200`, `/residents/${young}`])
      await tell.ask(reader, 'GET', path)
  await tell.ask('kezhang', 'POST', `/residents/${other}/merge`, { ...merging, undo: true })
  await tell.ask('cunyi', 'POST', `/exam-days/${DAY}/state`, { state: 'closed' })
}

export const actAll = { prepare, change }
