import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { addDays, addMonths, type Day, yearOf } from '@wangdi/kernel/day/day.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { groundOf } from '@wangdi/store/ground.ts'
import { sql } from '@wangdi/store/sql.ts'
import { ordinary } from '@wangdi/synth/care/ordinary.ts'
import { random } from '@wangdi/synth/random.ts'
import type { Bench } from '../bench.ts'
import { type Measure, measure, timeOf } from '../measure.ts'
import { newPost, signIn } from '../posts.ts'
import { startServer } from '../server.ts'

/** Milliseconds between requests: one account may send only so many a second. */
const PAUSE = 60
/** Patients measured in each group, besides the first few that warm up. */
const PATIENTS = 30
const WARM = 4

interface Patient {
  readonly person: string
  readonly village: number
  readonly birth_date: Day
  readonly sex: string
}

/** Patients of one programme who are in no other, born in [from, to). */
const patientsBorn = ({ store, today }: Bench, from: Day, to: Day): Promise<Patient[]> =>
  store.system('bench', (tx) =>
    tx.rows<Patient>(sql`
      select p.person, p.village, p.birth_date, p.sex from person p
      where p.tenant = ${store.tenant} and p.state = 'active' and p.birth_date >= ${from} and p.birth_date < ${to}
        and (select array_agg(distinct e.programme) from event e
             where e.tenant = p.tenant and e.person = p.person and e.kind = 'enrolled') = array['htn']
        and exists (select 1 from status s where s.tenant = p.tenant and s.person = p.person and s.programme = 'htn'
          and s.from_day <= ${today} and s.to_day > ${today})
        and not exists (select 1 from event c where c.tenant = p.tenant and c.person = p.person and c.kind = 'closed')
      order by hashtext(p.person::text) limit 2000`),
  )

/** The centre with most of the patients, and its patients of each group. */
const atOneCentre = async (bench: Bench, groups: readonly (readonly Patient[])[]) => {
  const { store, today } = bench
  const ground = await store.system('bench', (tx) => groundOf(store, tx))
  const centreOf = ({ village }: Patient): string => {
    const unit = ground.unitById(ground.unitOf(village, today))
    return (unit?.parent ? ground.unitById(unit.parent)?.code : unit?.code) ?? ''
  }
  const sizes = Map.groupBy(groups.flat(), centreOf)
  const [centre] = [...sizes].toSorted((a, b) => b[1].length - a[1].length)[0] ?? ['']
  return {
    centre,
    patients: groups.map((group) => group.filter((one) => centreOf(one) === centre).slice(0, PATIENTS + WARM)),
  }
}

interface Saver {
  readonly address: string
  readonly headers: Readonly<Record<string, string>>
}

const r = random(1, 'programmes')

interface Warned {
  readonly code: string
  readonly field: string
}

const post = ({ address, headers }: Saver, version: object, warned: readonly Warned[]): Promise<Response> =>
  fetch(`${address}/api/v1/records`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      ...version,
      findings_confirmed: warned.map(({ code, field }) => ({ code, field, reason: '压测数据' })),
    }),
  })

/**
 * One form of a patient on a day, answered as on an ordinary day, its warnings confirmed; the milliseconds of the save
 * that was taken.
 */
const save = async (saver: Saver, patient: Patient, form: Form, on: Day, given: object = {}): Promise<number> => {
  const version = {
    record_id: randomUUID(),
    version_id: randomUUID(),
    base: [],
    resident_id: patient.person,
    form: form.id,
    service_date: on,
    status: 'submitted',
    fields: ordinary(form, { ...given }, on, { ...patient, history: [] }, r),
  }
  let warned: readonly Warned[] = []
  for (let tries = 0; ; tries++) {
    await setTimeout(PAUSE)
    const began = performance.now()
    const answer = await post(saver, version, warned)
    const ms = performance.now() - began
    if (answer.ok) return ms
    const refused = (await answer.json()) as { readonly code: string; readonly findings?: readonly Warned[] }
    if (!refused.findings || tries > 0)
      throw new Error(`${form.id}: ${answer.status} ${refused.code} ${JSON.stringify(refused.findings)?.slice(0, 400)}`)
    warned = refused.findings
  }
}

const form = (id: string): Form => {
  const found = formOf(id)
  if (!found) throw new Error(`no form ${id}`)
  return found
}

/** A visit at which nothing is wrong. */
const steady = {
  method: '1',
  contact_outcome: '1',
  sbp: 126,
  dbp: 78,
  height: '160.0',
  weight: '58.0',
  weight_target: '58.0',
  smoke_now: 0,
  smoke_target: 0,
  drink_now: '0',
  drink_target: '0',
  exercise_freq_now: 3,
  exercise_min_now: 30,
  exercise_freq_target: 7,
  exercise_min_target: 30,
  salt_now: '1',
  salt_target: '1',
  staple_now: 300,
  staple_target: 250,
  fpg: '6.1',
  fpg_sample: '1',
  spo2: 96,
  inhaler_skill: '9',
  adherence: '3',
}

/** A lung function that shows what is managed. */
const lung = { fev1: '1.20', fvc: '2.00', fev1_pred: 52, bronchodilator: '1' }

/** Two more diseases with three visits each: with the services for older people these are five programmes. */
const enrolInMore = async (saver: Saver, patient: Patient, today: Day): Promise<void> => {
  const from = addMonths(today, -10)
  await save(saver, patient, form('dm_enrol'), from, { diagnosis_type: '2', consent_informed: '1' })
  await save(saver, patient, form('copd_enrol'), from, { ...lung, consent_informed: '1', diagnosis_basis: ['1'] })
  for (const months of [9, 6, 3])
    for (const id of ['dm_followup', 'copd_followup'])
      await save(saver, patient, form(id), addMonths(today, -months), steady)
}

/** Saving one visit of a patient who is in five programmes, against one of a patient who is in one. */
export const programmesPart = async (bench: Bench): Promise<Measure[]> => {
  const { today } = bench
  const year = (age: number): Day => `${yearOf(today) - age}-01-01` as Day
  const groups = [await patientsBorn(bench, year(62), year(38)), await patientsBorn(bench, year(88), year(67))]
  const { centre, patients } = await atOneCentre(bench, groups)
  const server = await startServer(bench)
  try {
    // One account may send only so much a minute: preparing goes by turns.
    const saverAt = async (): Promise<Saver> => {
      const { login } = await newPost(bench, 'R02', centre)
      return { address: server.address, headers: await signIn(server.address, login) }
    }
    const [saver, ...preparing] = await Promise.all(Array.from({ length: 7 }, saverAt))
    const pairs = Math.min(...patients.map((group) => group.length))
    for (const [at, patient] of patients[1].slice(0, pairs).entries())
      await enrolInMore(preparing[at % preparing.length], patient, addDays(today, -1))
    const times: number[][] = [[], []]
    for (let at = 0; at < pairs; at++)
      for (const group of [0, 1])
        times[group].push(await save(saver, patients[group][at], form('htn_followup'), today, steady))
    const [one, five] = times.map((list) => timeOf(list.slice(WARM)))
    return [
      measure('programmes', 'save a visit, patient in five programmes', five, pairs - WARM, {
        name: 'the same, patient in one programme',
        result: one,
      }),
    ]
  } finally {
    await server.stop()
  }
}
