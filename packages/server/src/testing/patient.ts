import { randomUUID } from 'node:crypto'
import type { DataClass } from '@wangdi/kernel/access/class.ts'
import { type Day, day } from '@wangdi/kernel/day/day.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import type { Values } from '@wangdi/kernel/form/field.ts'
import { worst } from '@wangdi/kernel/form/finding.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import { validate } from '@wangdi/kernel/form/validate.ts'
import { programmes } from '@wangdi/kernel/programmes/list.ts'
import { partsOf } from '@wangdi/kernel/record/parts.ts'
import { answersOf } from '@wangdi/kernel/testing/arbitrary.ts'
import { loadBatchIn } from '@wangdi/store/bulk/load-batch.ts'
import { derivePersons } from '@wangdi/store/derive/person.ts'
import { groundOf } from '@wangdi/store/ground.ts'
import type { Store } from '@wangdi/store/open.ts'
import { guardNumber, systemScope } from '@wangdi/store/scope.ts'
import { sql } from '@wangdi/store/sql.ts'
import fc from 'fast-check'

const TODAY = day('2026-06-30')

const around = { today: TODAY, birth_date: day('1958-03-08'), sex: '2', rural: true, age: 68 }

/** Answers that the form takes without objection, where some are found in a few tries. */
export const sampleOf = (form: Form, on: Day, fixed: Values = {}): Values => {
  const dated = form.dateKey === null ? fixed : { ...fixed, [form.dateKey]: on }
  let tried: Values = {}
  for (let seed = 1; seed <= 6; seed++) {
    const [one] = fc.sample(answersOf(form, around), { numRuns: 1, seed })
    tried = { ...one, ...dated }
    if (worst(validate(form, tried, around)) !== 'block') return tried
  }
  return tried
}

const line = (resident: string, form: Form, on: Day, fields: Values): RecordLine => ({
  kind: 'record',
  record_id: randomUUID(),
  version_id: randomUUID(),
  base: [],
  resident_id: resident,
  form: form.id,
  edition: form.edition,
  service_date: on,
  status: 'submitted',
  source: '1',
  org_id: null,
  provider_id: null,
  recorded_at: `${on}T09:00:00+08:00`,
  encounter_id: null,
  findings_confirmed: [],
  reason: null,
  fields,
})

const formById = (id: string): Form => {
  const form = formOf(id)
  if (!form) throw new Error(`no form ${id}`)
  return form
}

/** One record of every form of a class, and of the general forms that speak of its programme. */
const restrictedLines = (resident: string, of: DataClass, programme: string): RecordLine[] => {
  const own = programmes.filter(({ dataClass }) => dataClass === of).flatMap(({ forms }) => forms)
  const general = ['contact_attempt', 'referral_out', 'referral_back', 'rec_inpatient', 'programme_state'].map(formById)
  return [
    ...own.map((form, at) =>
      line(resident, form, day(`2026-0${1 + (at % 5)}-10`), sampleOf(form, day(`2026-0${1 + (at % 5)}-10`))),
    ),
    ...general.map((form) => line(resident, form, day('2026-05-20'), sampleOf(form, day('2026-05-20'), { programme }))),
  ]
}

/** Makes a resident a patient of both restricted classes, entered by nobody who is asked later. Answers the record ids. */
export const makePatient = async (store: Store, resident: string, now: Date): Promise<string[]> => {
  const lines = [...restrictedLines(resident, 'D4', 'smd'), ...restrictedLines(resident, 'D5', 'tb')]
  await store.write(systemScope(store.tenant), async (tx) => {
    const outcomes = await loadBatchIn(tx, { store, scope: systemScope(store.tenant), now }, lines)
    const refused = outcomes.filter(({ outcome }) => outcome === 'rejected')
    if (refused.length > 0) throw new Error(`not loaded: ${JSON.stringify(refused)}`)
  })
  await hideInPersonal(store, resident)
  return lines.map(({ record_id }) => record_id)
}

interface Part {
  readonly version: string
  readonly fields: Values
}

/** The basic information as if 严重精神障碍, 结核病 and 精神残疾 had stood in it from the beginning. */
const hideInPersonal = async (store: Store, resident: string): Promise<void> => {
  const form = formById('rec_personal')
  const [{ version, fields }] = await store.system('test', (tx) =>
    tx.rows<Part>(sql`
      select r.head as version, v.fields from record r
      join record_version v on v.tenant = r.tenant and v.version = r.head and v.data_class = 1
      where r.tenant = ${store.tenant} and r.subject = ${resident} and r.form = 'rec_personal'
      order by r.service_date desc limit 1`),
  )
  const more = (key: string, none: unknown, added: readonly unknown[]): unknown[] => {
    const before = Array.isArray(fields[key]) ? fields[key] : []
    return [...added, ...before.filter((each) => JSON.stringify(each) !== JSON.stringify(none))]
  }
  const ill = ['8', '9'].map((code) => ({ code, diagnosed: '2015-03' }))
  const all = {
    ...fields,
    past_disease: more('past_disease', { code: '1' }, ill),
    disability: more('disability', '1', ['7']),
  } as Values
  const parts = partsOf(form, all)
  await store.owner(async (client) => {
    await client.query('alter table record_version no force row level security')
    await client.query('update record_version set fields = $2 where version = $1 and data_class = 1', [
      version,
      JSON.stringify(parts.get('D1')),
    ])
    for (const guard of ['D4', 'D5'] as const)
      await client.query(
        `insert into record_version (tenant, version, data_class, record, subject, village, base, edition, service_date, status,
           fields, findings_confirmed, reason, source, org, provider, encounter, author, post, hash, recorded_at)
         select tenant, version, $2, record, subject, village, base, edition, service_date, status, $3, findings_confirmed,
           reason, source, org, provider, encounter, author, post, hash, recorded_at
         from record_version where version = $1 and data_class = 1`,
        [version, guardNumber(guard), JSON.stringify(parts.get(guard))],
      )
    await client.query('alter table record_version force row level security')
  })
  await store.system('test', async (tx) => {
    await derivePersons(tx, store.tenant, await groundOf(store, tx), [resident], TODAY)
  })
}
