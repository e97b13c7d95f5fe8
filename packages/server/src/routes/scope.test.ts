import { allRoutes } from '@wangdi/kernel/api/routes.ts'
import { planDay } from '@wangdi/store/campaign/day/plan-day.ts'
import { type Scope, systemScope } from '@wangdi/store/scope.ts'
import { sql } from '@wangdi/store/sql.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type Client, signedIn } from '../testing/client.ts'
import { type TestWorld, testWorld } from '../testing/world.ts'

/** Things of another village, as somebody might type them into an address. */
interface Foreign {
  readonly resident: string
  readonly record: string
  readonly household: string
  readonly village: string
  readonly import: string
  readonly examDay: string
}
const unknown: Foreign = {
  resident: '0197bd00-0000-7000-8000-00000000dead',
  record: '0197bd00-0000-7000-8000-00000000dea1',
  household: '0197bd00-0000-7000-8000-00000000dea2',
  village: '529999001001',
  import: '0197bd00-0000-7000-8000-00000000dea3',
  examDay: '0197bd00-0000-7000-8000-00000000dea4',
}
const NEW = '0197bd00-0000-7000-8000-0000000000aa'

interface Probe {
  readonly path: string
  readonly body?: object
}

const household = (f: Foreign) => ({
  village: f.village,
  address: '一组1号',
  head: f.resident,
  members: [{ resident_id: f.resident, relation_to_head: '0' }],
})
const version = (f: Foreign) => ({
  record_id: NEW,
  version_id: NEW,
  base: [],
  resident_id: f.resident,
  form: 'rec_encounter',
  status: 'submitted',
  fields: {},
})
const encounterVersion = (f: Foreign) => {
  const { resident_id: _, ...rest } = version(f)
  return rest
}
const planned = (f: Foreign) => ({
  ...{ day_id: NEW, name: '体检日', place: '村卫生室', date: '2026-06-30', villages: [f.village] },
  stations: ['S00', 'S03', 'S99'],
})
const noted = (f: Foreign) => ({
  ...{ save_id: NEW, resident_id: f.resident, station: 'S03', device: NEW, at: '2026-06-30T10:00:00+08:00' },
  state: 'passed',
})
const registration = (f: Foreign) => ({
  resident_id: NEW,
  village: f.village,
  personal_form: 'rec_personal',
  cover: {},
  personal: {},
})

/** How a village doctor would reach for each thing; null where a route takes no object of an area. */
const probes: Readonly<Record<string, ((f: Foreign) => Probe) | null>> = {
  'session.signIn': null,
  'session.me': null,
  'session.signOut': null,
  'session.choosePost': () => ({ path: '/session/post', body: { post_id: NEW } }),
  'session.changePassword': null,
  'session.areas': null,
  'session.units': null,
  'session.demo': null,
  today: null,
  'residents.list': null,
  'residents.page': (f) => ({ path: `/residents/${f.resident}` }),
  'residents.timeline': (f) => ({ path: `/residents/${f.resident}/timeline` }),
  'residents.clauses': (f) => ({ path: `/residents/${f.resident}/clauses/REC-01` }),
  'residents.reveal': (f) => ({
    path: `/residents/${f.resident}/reveal`,
    body: { field: 'id_number', purpose: '核对身份' },
  }),
  'residents.accessLog': (f) => ({ path: `/residents/${f.resident}/access-log` }),
  'residents.register': (f) => ({ path: '/residents', body: registration(f) }),
  'residents.named': (f) => ({ path: `/residents/${f.resident}/named/D4` }),
  'residents.assign': null,
  'residents.merge': null,
  'households.save': (f) => ({ path: `/households/${f.household}`, body: household(f) }),
  'records.start': (f) => ({ path: `/residents/${f.resident}/forms/rec_encounter` }),
  'records.save': (f) => ({ path: '/records', body: version(f) }),
  'records.startVisit': (f) => ({ path: `/residents/${f.resident}/visit?forms=rec_encounter,checkup` }),
  'records.saveEncounter': (f) => ({
    path: '/encounters',
    body: { encounter_id: NEW, resident_id: f.resident, records: [encounterVersion(f)] },
  }),
  'records.view': (f) => ({ path: `/records/${f.record}` }),
  'glass.open': null,
  'glass.view': () => ({ path: `/glass/${NEW}` }),
  'glass.list': null,
  'glass.review': null,
  'print.sheet': (f) => ({ path: `/records/${f.record}/sheet` }),
  'print.pdf': (f) => ({ path: `/records/${f.record}/pdf` }),
  'print.list': (f) => ({ path: `/residents/${f.resident}/papers` }),
  'print.year': (f) => ({ path: `/residents/${f.resident}/forms/checkup/sheet` }),
  'print.yearPdf': (f) => ({ path: `/residents/${f.resident}/forms/checkup/pdf` }),
  'print.blank': null,
  'results.view': (f) => ({ path: `/records/${f.record}/results` }),
  'results.printed': (f) => ({ path: `/records/${f.record}/results/prints`, body: {} }),
  'results.deliver': (f) => ({
    path: `/records/${f.record}/results/delivery`,
    body: { version_id: NEW, base: NEW, date: '2026-06-30', to: '1', way: '1' },
  }),
  'registers.list': null,
  'examDays.list': null,
  'examDays.create': (f) => ({ path: '/exam-days', body: planned(f) }),
  'examDays.view': (f) => ({ path: `/exam-days/${f.examDay}` }),
  'examDays.change': (f) => ({ path: `/exam-days/${f.examDay}/state`, body: { state: 'open' } }),
  'examDays.roster': (f) => ({ path: `/exam-days/${f.examDay}/roster` }),
  'examDays.join': (f) => ({ path: `/exam-days/${f.examDay}/devices`, body: { device: NEW, station: 'S00' } }),
  'examDays.find': (f) => ({ path: `/exam-days/${f.examDay}/find?q=A001` }),
  'examDays.register': (f) => ({
    path: `/exam-days/${f.examDay}/persons`,
    body: { resident_id: f.resident, device: NEW, fasting: true, at: '2026-06-30T10:00:00+08:00' },
  }),
  'examDays.queue': (f) => ({ path: `/exam-days/${f.examDay}/stations/S03/queue` }),
  'examDays.person': (f) => ({ path: `/exam-days/${f.examDay}/stations/S03/persons/${f.resident}` }),
  'examDays.save': (f) => ({ path: `/exam-days/${f.examDay}/parts`, body: noted(f) }),
  'examDays.missing': (f) => ({ path: `/exam-days/${f.examDay}/persons/${f.resident}/missing` }),
  'examDays.alarms': (f) => ({ path: `/exam-days/${f.examDay}/alarms` }),
  'examDays.answerAlarm': (f) => ({
    path: `/exam-days/${f.examDay}/alarms/${NEW}`,
    body: { act: 'received', device: NEW },
  }),
  'examDays.board': (f) => ({ path: `/exam-days/${f.examDay}/board` }),
  'examDays.results': (f) => ({ path: `/exam-days/${f.examDay}/results`, body: { text: '条码,ALT\nT1,20' } }),
  'examDays.unmatched': (f) => ({ path: `/exam-days/${f.examDay}/results/unmatched` }),
  'examDays.assign': (f) => ({
    path: `/exam-days/${f.examDay}/results/${NEW}`,
    body: { resident_id: f.resident, reason: '核对姓名' },
  }),
  'examDays.forms': (f) => ({ path: `/exam-days/${f.examDay}/forms` }),
  'examDays.openForm': (f) => ({ path: `/exam-days/${f.examDay}/forms/${f.resident}/checkup` }),
  'examDays.submit': (f) => ({ path: `/exam-days/${f.examDay}/forms/submit`, body: { residents: [f.resident] } }),
  'examDays.sheets': (f) => ({ path: `/exam-days/${f.examDay}/sheets` }),
  'examDays.report': (f) => ({ path: `/exam-days/${f.examDay}/report` }),
  'registers.export': null,
  'records.drafts': null,
  'records.saveDraft': (f) => ({
    path: `/drafts/${NEW}`,
    body: { resident_id: f.resident, form: 'rec_encounter', values: {} },
  }),
  'records.dropDraft': null,
  'figures.overview': (f) => ({ path: `/figures?area=${f.village}` }),
  'figures.page': (f) => ({ path: `/figures/REC-01/standard?area=${f.village}` }),
  'figures.persons': (f) => ({ path: `/figures/REC-01/standard/persons?list=met&area=${f.village}` }),
  'bases.list': null,
  'bases.save': null,
  'imports.list': null,
  'imports.upload': null,
  'imports.view': (f) => ({ path: `/imports/${f.import}` }),
  'imports.map': (f) => ({ path: `/imports/${f.import}/mapping`, body: { target: 'resident', columns: [] } }),
  'imports.check': (f) => ({ path: `/imports/${f.import}/check` }),
  'imports.run': (f) => ({ path: `/imports/${f.import}/run` }),
  'imports.errors': (f) => ({ path: `/imports/${f.import}/errors` }),
  'imports.template': null,
  'jobs.list': null,
  'accounts.list': null,
  'accounts.create': null,
  'accounts.change': null,
  'accounts.grantPost': null,
  'accounts.endPost': null,
  'audit.list': null,
}

let world: TestWorld
let doctor: Client
let foreign: Foreign

/** A resident with a record and a household in a village that the doctor does not serve. */
const findForeign = async (own: string): Promise<Omit<Foreign, 'examDay'>> =>
  world.store.system('test', (tx) =>
    tx.one<Omit<Foreign, 'examDay'>>(sql`
      select p.person as resident, r.record, m.household, a.code as village, ${unknown.import} as import
      from person p
      join area a on a.tenant = p.tenant and a.area = p.village and a.code <> ${own}
      join record r on r.tenant = p.tenant and r.subject = p.person
      join household_member m on m.tenant = p.tenant and m.person = p.person
      where p.state = 'active' limit 1`),
  )

/** An examination day in that village. */
const planForeignDay = async (village: string): Promise<string> => {
  const { area } = await world.store.system('test', (tx) =>
    tx.one<{ area: number }>(sql`select area from area where code = ${village} limit 1`),
  )
  const scope: Scope = { ...systemScope(world.store.tenant), villages: [area], classes: ['D1'] }
  const plan = { ...planned({ ...unknown, village }), day_id: '0197bd00-0000-7000-8000-0000000000bb' }
  const answer = await planDay({ store: world.store, now: new Date('2026-06-30T02:00:00Z'), scope }, plan)
  if ('code' in answer) throw new Error(answer.code)
  return answer.day_id
}

beforeAll(async () => {
  world = await testWorld()
  doctor = await signedIn(world.app, 'cunyi')
  const there = await findForeign((await doctor.call('GET', '/session')).body.area.code)
  foreign = { ...there, examDay: await planForeignDay(there.village) }
})
afterAll(() => world.close())

/** What an answer tells, without what differs between any two requests. */
const told = ({ status, body, headers }: Answer) => ({
  status,
  type: headers['content-type'],
  body: { ...body, requestId: null, instance: null },
})

test('every route says how it could be misused', () => {
  expect(Object.keys(probes).toSorted()).toEqual(allRoutes.map(({ id }) => id).toSorted())
})

describe("another area's things answer as if they did not exist (T01)", () => {
  const tried = allRoutes.flatMap(({ id, method }) => {
    const probe = probes[id]
    return probe ? [{ id, method, probe }] : []
  })
  test.each(tried)('$id', async ({ method, probe }) => {
    const ask = (f: Foreign) => {
      const { path, body } = probe(f)
      return doctor.call(method, path, body ?? (method === 'GET' || method === 'DELETE' ? undefined : {}))
    }
    const [theirs, nobody] = [await ask(foreign), await ask(unknown)]
    expect(theirs.status).toBe(404)
    expect(told(theirs)).toEqual(told(nobody))
  })
})

test('lists of another village are empty, not refused (T02)', async () => {
  for (const path of [
    `/residents?village=${foreign.village}`,
    `/today?village=${foreign.village}`,
    `/registers/rec?area=${foreign.village}`,
  ]) {
    const { status, body } = await doctor.call('GET', path)
    expect([status, body.items]).toEqual([200, []])
  }
})

test('a refused look is in the audit trail', async () => {
  await doctor.call('GET', `/residents/${foreign.resident}`)
  const { denied } = await world.store.system('test', (tx) =>
    tx.one<{ denied: number }>(
      sql`select count(*) as denied from audit where action = 'denied' and object_id = ${foreign.resident}`,
    ),
  )
  expect(denied).toBeGreaterThan(0)
})
