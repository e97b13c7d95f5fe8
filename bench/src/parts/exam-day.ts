import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DayPerson } from '@wangdi/kernel/api/answers/exam-day.ts'
import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { groundOf } from '@wangdi/store/ground.ts'
import { sql } from '@wangdi/store/sql.ts'
import type { Bench } from '../bench.ts'
import { keyLookup } from '../lookup.ts'
import { clock, type Measure, measure, rateOf, timeOf } from '../measure.ts'
import { insertRate } from '../plain.ts'
import { newPost, type Post, signIn } from '../posts.ts'
import { startServer } from '../server.ts'

const PEOPLE = 450

type Answers = Readonly<Record<string, unknown>>

/** What each of ten stations notes about a person; a little different from one to the next. */
const stations: Readonly<Record<string, (n: number) => { readonly values?: Answers; readonly tubes?: Answers }>> = {
  S01: (n) => ({
    tubes: Object.fromEntries(
      ['blood_count', 'liver', 'kidney', 'lipids', 'fpg', 'hba1c'].map((kind) => [
        `tube:checkup.${kind}`,
        `T${n}-${kind}`,
      ]),
    ),
  }),
  S02: (n) => ({ values: { u_protein: '-', u_glucose: n % 9 === 0 ? '+' : '-', u_ketone: '-', u_blood: '-' } }),
  S03: (n) => ({
    values: {
      ...{
        height: `${150 + (n % 30)}.5`,
        weight: `${50 + (n % 30)}.2`,
        waist: `${70 + (n % 20)}.0`,
        temperature: '36.5',
      },
      ...{ respiration: 18, bp_left_sys: 110 + (n % 50), bp_left_dia: 70 + (n % 20), pulse: 60 + (n % 30) },
    },
  }),
  S04: (n) => ({
    values: {
      ...{
        skin: '1',
        sclera: '1',
        lymph: '1',
        lung_barrel: '1',
        lung_sound: '1',
        lung_rale: '1',
        heart_rate: 60 + (n % 30),
      },
      ...{ heart_rhythm: '1', heart_murmur: '1', abd_tender: '1', abd_mass: '1', abd_liver: '1', abd_spleen: '1' },
      ...{ abd_shifting: '1', edema: '1' },
    },
  }),
  S05: () => ({ values: { dorsalis_pedis: '2', motor: '1' } }),
  S07: () => ({
    values: { lips: '1', dentition: ['1'], pharynx: '1', vision_left: '4.8', vision_right: '4.9', hearing: '1' },
  }),
  S08: () => ({ values: { ecg: '1' } }),
  S09: () => ({ values: { abd_us: '1' } }),
  S10: () => ({ values: { chest_xray: '1' } }),
  S11: () => ({
    values: {
      ...{ symptoms: ['1'], exercise_freq: '4', diet: ['1'], smoke_status: '1', drink_freq: '1', occ_exposure: '1' },
      ...{
        p_cerebro: ['1'],
        p_kidney: ['1'],
        p_heart: ['1'],
        p_vessel: ['1'],
        p_eye: ['1'],
        p_nerve: '1',
        p_other: '1',
      },
    },
  }),
}

interface Answered<T> {
  readonly body: T
  readonly ms: number
}
/** One signed-in device. */
type Ask = <T>(method: 'GET' | 'POST', path: string, body?: object) => Promise<Answered<T>>

/** The server takes at most 60 requests a second of one account. */
const PACE = 18

const askAs = async (address: string, { login }: Post): Promise<Ask> => {
  const headers = await signIn(address, login)
  let free = 0
  return async <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answered<T>> => {
    await sleep(Math.max(0, free - performance.now()))
    free = performance.now() + PACE
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const began = performance.now()
    const answer = await fetch(`${address}/api/v1/exam-days${path}`, { method, headers, ...sent })
    const text = await answer.text()
    const ms = performance.now() - began
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return { body: JSON.parse(text), ms }
  }
}

/** The health centre with the most residents. */
const largestCentre = ({ store }: Bench): Promise<string> =>
  store.system('bench', async (tx) => {
    const ground = await groundOf(store, tx)
    const rows = await tx.rows<{ unit: number; n: number }>(
      sql`select unit, count(*) as n from person where tenant = ${store.tenant} group by unit`,
    )
    const sizes = Map.groupBy(rows, ({ unit }) => ground.unitById(unit)?.parent ?? unit)
    const size = (of: readonly { n: number }[]): number => of.reduce((sum, { n }) => sum + n, 0)
    const [first] = [...sizes].toSorted((a, b) => size(b[1]) - size(a[1]))
    return ground.unitById(first?.[0] ?? 0)?.code ?? ''
  })

const villageCodes = ({ store }: Bench, { context }: Post): Promise<string[]> =>
  store.system('bench', async (tx) => {
    const ground = await groundOf(store, tx)
    return context.scope.villages.slice(0, 60).flatMap((village) => ground.areaOf(village)?.code ?? [])
  })

interface Day {
  readonly id: string
  readonly people: readonly DayPerson[]
  readonly devices: readonly Ask[]
}

const planDay = async (bench: Bench, address: string): Promise<Day> => {
  const centre = await largestCentre(bench)
  const posts: Post[] = []
  for (let at = 0; at < 14; at++) posts.push(await newPost(bench, 'R02', centre))
  const devices = await Promise.all(posts.map((post) => askAs(address, post)))
  const id = randomUUID()
  await devices[0]('POST', '', {
    ...{ day_id: id, name: '压力测试体检日', place: '卫生院', date: dayOfInstant(Date.now()), due_only: false },
    ...{ villages: await villageCodes(bench, posts[0]), stations: Object.keys(stations), age_from: 35 },
  })
  const roster = await devices[0]<{ items: DayPerson[] }>('GET', `/${id}/roster?limit=500`)
  return { id, people: roster.body.items.slice(0, PEOPLE), devices }
}

/** Two desks register everyone; times of each registration. */
const registerAll = async ({ id, people, devices }: Day): Promise<number[]> => {
  const times: number[] = []
  const desks = devices.slice(11, 13)
  await Promise.all(
    desks.map(async (ask, desk) => {
      const device = randomUUID()
      await ask('POST', `/${id}/devices`, { device, station: 'S00' })
      for (const { resident_id } of people.filter((_, n) => n % desks.length === desk)) {
        const body = { resident_id, device, fasting: true, at: new Date().toISOString() }
        times.push((await ask('POST', `/${id}/persons`, body)).ms)
      }
    }),
  )
  return times
}

interface Saved {
  readonly times: readonly number[]
  readonly parts: number
  readonly ms: number
}

/** Ten stations save at once; each begins with another person and sees everyone. */
const saveAll = async ({ id, people, devices }: Day): Promise<Saved> => {
  const times: number[] = []
  let parts = 0
  const ms = await clock(() =>
    Promise.all(
      Object.entries(stations).map(async ([station, note], at) => {
        const device = randomUUID()
        const from = Math.floor((at * people.length) / Object.keys(stations).length)
        for (const [n, { resident_id }] of [...people.slice(from), ...people.slice(0, from)].entries()) {
          const { values, tubes = {} } = note(n + from)
          const noted = { ...(values && { values: { checkup: values } }), tubes }
          const instant = new Date().toISOString()
          const body = { save_id: randomUUID(), resident_id, station, device, at: instant, state: 'passed', ...noted }
          times.push((await devices[at + 1]('POST', `/${id}/parts`, body)).ms)
          parts += Object.keys(values ?? tubes).length + 1
        }
      }),
    ),
  )
  return { times, parts, ms }
}

const checkAll = async ({ id, people, devices }: Day): Promise<number[]> => {
  const times: number[] = []
  for (const { resident_id } of people)
    times.push((await devices[13]('GET', `/${id}/persons/${resident_id}/missing`)).ms)
  return times
}

const plainParts = (count: number) => ({
  table: 'exam_part',
  columns: ['save uuid', 'person uuid', 'key text', 'value jsonb', 'at timestamptz'],
  rows: Array.from({ length: Math.min(count, 5000) }, () => [
    ...[randomUUID(), randomUUID(), 'checkup.height', '"166.5"', new Date().toISOString()],
  ]),
})

/** A whole examination day, compressed in time: ten stations of one server save at once. */
export const examDayPart = async (bench: Bench): Promise<Measure[]> => {
  const server = await startServer(bench)
  try {
    const day = await planDay(bench, server.address)
    const registered = await registerAll(day)
    const saved = await saveAll(day)
    const checked = await checkAll(day)
    const scope = (await newPost(bench, 'R02', await largestCentre(bench))).context.scope
    const lookup = { name: 'one resident by primary key', result: await keyLookup(bench, scope) }
    const inserts = rateOf('inserts/s', [await insertRate(bench, plainParts(saved.parts), 10)])
    const rate = rateOf('parts/s', [saved.parts / (saved.ms / 1000)])
    const people = `${day.people.length} people`
    return [
      measure('exam-day', `registration, two desks, ${people}`, timeOf(registered), registered.length, lookup),
      measure('exam-day', 'station save, ten stations at once', timeOf(saved.times), saved.times.length, lookup),
      measure('exam-day', 'check before leaving', timeOf(checked), checked.length, lookup),
      measure('exam-day', `parts of ten stations, ${people}`, rate, 1, {
        name: 'single-row INSERT, 10 connections',
        result: inserts,
      }),
    ]
  } finally {
    bench.otherMemory.set('server (exam day)', (await server.memory()) ?? 0)
    await server.stop()
  }
}
