import { randomUUID } from 'node:crypto'
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

/** Patients measured in each group, besides the first few that warm up. */
const PATIENTS = 60
const WARM = 10

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

/** One form of a patient on a day, answered as on an ordinary day; the milliseconds that saving it took. */
const save = async ({ address, headers }: Saver, patient: Patient, form: Form, on: Day, given: object = {}) => {
  const fields = ordinary(form, { ...given }, on, { ...patient, history: [] }, r)
  const body = JSON.stringify({
    record_id: randomUUID(),
    version_id: randomUUID(),
    base: [],
    resident_id: patient.person,
    form: form.id,
    service_date: on,
    status: 'submitted',
    fields,
    findings_confirmed: ['CROSS_FIELD', 'UNUSUAL_VALUE', 'NEXT_LATER_THAN_RULE', 'DUPLICATE_FORM'].flatMap((code) =>
      Object.keys(form.fields).map((field) => ({ code, field, reason: '压测数据' })),
    ),
  })
  const began = performance.now()
  const answer = await fetch(`${address}/api/v1/records`, { method: 'POST', headers, body })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${form.id}: ${answer.status} ${text.slice(0, 300)}`)
  return performance.now() - began
}

const form = (id: string): Form => {
  const found = formOf(id)
  if (!found) throw new Error(`no form ${id}`)
  return found
}

/** Two more diseases with three visits each: with the services for older people these are five programmes. */
const enrolInMore = async (saver: Saver, patient: Patient, today: Day): Promise<void> => {
  const from = addMonths(today, -10)
  await save(saver, patient, form('dm_enrol'), from, { diagnosis_type: '2', consent_informed: '1' })
  await save(saver, patient, form('copd_enrol'), from, { consent_informed: '1', diagnosis_basis: ['1'] })
  for (const months of [9, 6, 3])
    for (const id of ['dm_followup', 'copd_followup']) await save(saver, patient, form(id), addMonths(today, -months))
}

/** Saving one visit of a patient who is in five programmes, against one of a patient who is in one. */
export const programmesPart = async (bench: Bench): Promise<Measure[]> => {
  const { today } = bench
  const year = (age: number): Day => `${yearOf(today) - age}-01-01` as Day
  const groups = [await patientsBorn(bench, year(62), year(38)), await patientsBorn(bench, year(88), year(67))]
  const { centre, patients } = await atOneCentre(bench, groups)
  const server = await startServer(bench)
  try {
    const { login } = await newPost(bench, 'R02', centre)
    const saver: Saver = { address: server.address, headers: await signIn(server.address, login) }
    const pairs = Math.min(...patients.map((group) => group.length))
    for (const patient of patients[1].slice(0, pairs)) await enrolInMore(saver, patient, addDays(today, -1))
    const times: number[][] = [[], []]
    for (let at = 0; at < pairs; at++)
      for (const group of [0, 1]) times[group].push(await save(saver, patients[group][at], form('htn_followup'), today))
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
