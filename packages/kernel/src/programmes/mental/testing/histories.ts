import * as fc from 'fast-check'
import { addDays, type Day, day } from '../../../day/day.ts'
import type { Values } from '../../../form/field.ts'
import type { Subject } from '../../../programme/subject.ts'
import type { RecordFact } from '../../../record/record.ts'

/** First day of the invented histories. */
export const START = day('2024-01-01')
const SPAN = 900

const dayIn = fc.integer({ min: 0, max: SPAN }).map((offset) => addDays(START, offset))

interface Line {
  readonly form: string
  readonly on: Day
  readonly fields: Values
}

const line = (form: string, model: Record<string, fc.Arbitrary<Values[string]>>): fc.Arbitrary<Line> =>
  fc.record({ on: dayIn, fields: fc.record(model) }).map(({ on, fields }) => ({ form, on, fields: fields as Values }))

const reached = line('smd_followup', {
  method: fc.constantFrom('1', '2', '3'),
  informant: fc.constantFrom(['1'], ['2'], ['1', '2']),
  risk: fc.constantFrom('0', '0', '0', '1', '3', null),
  classification: fc.constantFrom('1', '2', '3', '3', null),
  adherence: fc.constantFrom('1', '1', '2', '4'),
  inpatient: fc.constantFrom('0', '0', '0', '1', '2', null),
  referral: fc.constantFrom('1', '1', '2'),
  locked: fc.constantFrom('1', '1', '2', '3'),
  danger_accident: fc.constantFrom(0, 0, 1),
})
const lost = line('smd_followup', {
  method: fc.constant('2'),
  lost_reason: fc.constantFrom('1', '2', '3', '4', '4', '5'),
  lost_whereabouts: fc.constantFrom('1', '2', null),
})
const died = line('smd_followup', {
  method: fc.constant('2'),
  death_date: fc.constantFrom(day('2024-08-01'), day('2025-06-01')),
})
const attempt = line('contact_attempt', {
  programme: fc.constantFrom('smd', null, 'htn'),
  outcome: fc.constantFrom('1', '2', '2'),
})
/** Signed on the day or some days before. */
const profile = fc
  .record({
    on: dayIn,
    back: fc.constantFrom(0, 0, 5, 40),
    consent: fc.constantFrom('1', '1', '0'),
    diagnosis: fc.constantFrom('1', '4', '7'),
    locked: fc.constantFrom('1', '2'),
  })
  .map(
    ({ on, back, consent, diagnosis, locked }): Line => ({
      form: 'smd_profile',
      on,
      fields: { consent, consent_date: addDays(on, -back), diagnosis, past_locked: locked },
    }),
  )
const close = line('programme_close', {
  programme: fc.constant('smd'),
  close_reason: fc.constantFrom('2', '3', '4', '5', '9'),
})
const state = line('programme_state', {
  programme: fc.constant('smd'),
  to: fc.constantFrom('lost', 'found', 'reopened'),
})
const lifecycle = line('rec_lifecycle', {
  to: fc.constantFrom('closed_deceased', 'closed_moved_out', 'closed_lost', 'active'),
})
const personal = line('rec_personal', { past_disease: fc.constantFrom([{ code: '1' }], [{ code: '8' }]) })
const others = [
  line('smd_emergency', { action: fc.constantFrom(['1'], ['3']) }),
  line('smd_notice', { kind: fc.constantFrom('1', '2', '3', '4') }),
  line('checkup', { symptoms: fc.constantFrom(['1'], null) }),
  line('rec_cover', {}),
]
const stay = fc.record({ on: dayIn, length: fc.option(fc.integer({ min: 1, max: 200 })) }).map(
  ({ on, length }): Line => ({
    form: 'rec_inpatient',
    on,
    fields: { admitted: on, ...(length !== null && { discharged: addDays(on, length) }) },
  }),
)

const lines = fc.oneof(
  { weight: 12, arbitrary: reached },
  { weight: 4, arbitrary: lost },
  { weight: 4, arbitrary: profile },
  { weight: 2, arbitrary: stay },
  { weight: 2, arbitrary: attempt },
  ...[close, state, lifecycle, personal, died, ...others].map((arbitrary) => ({ weight: 1, arbitrary })),
)

const recordOf = ({ form, on, fields }: Line, at: number): RecordFact => ({
  record_id: `r${String(at).padStart(3, '0')}`,
  form,
  edition: 'GW2017',
  service_date: on,
  status: 'submitted',
  fields,
  recorded_at: `${on}T08:${String(at % 60).padStart(2, '0')}:00+08:00`,
  org_id: 1,
  provider_id: null,
})

const inOrder = (a: RecordFact, b: RecordFact): number =>
  a.service_date === b.service_date ? (a.record_id < b.record_id ? -1 : 1) : a.service_date < b.service_date ? -1 : 1

/** Records of any kind, also such as the forms would refuse: the derivation must hold for all of them. */
export const histories: fc.Arbitrary<readonly RecordFact[]> = fc
  .array(lines, { maxLength: 24 })
  .map((all) => all.map(recordOf).sort(inOrder))

/** The day that a record speaks of: a signature may be older than the form. */
export const datedBy = ({ fields, service_date }: RecordFact): Day =>
  [fields.consent_date, fields.death_date, service_date].filter((one): one is Day => typeof one === 'string').sort()[0]

export const subjectOf = (records: readonly RecordFact[], horizon: Day): Subject => ({
  person: {
    resident_id: 'p',
    name: '甲',
    sex: '2',
    birth_date: day('1980-06-15'),
    village: 101,
    unit: 1,
    residence_type: '1',
    residence_start_date: null,
    valid_id: true,
  },
  records,
  horizon,
  settings: {},
  unitOf: () => 1,
  areaOf: Number,
})
