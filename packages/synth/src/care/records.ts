import { addDays, type Day, daysBetween } from '@wangdi/kernel/day/day.ts'
import type { RecordLine } from '@wangdi/kernel/exchange/line.ts'
import { dayOf } from '@wangdi/kernel/form/answers.ts'
import type { FormContext } from '@wangdi/kernel/form/context.ts'
import type { Form } from '@wangdi/kernel/form/form.ts'
import { formOf } from '@wangdi/kernel/form/list.ts'
import type { RecordFact } from '@wangdi/kernel/record/record.ts'
import { doctorOn, type Resident } from '../people/person.ts'
import { type Random, uuid7 } from '../random.ts'
import { type Answers, written } from '../record.ts'
import { agreed, type Care, cares } from './chronic.ts'
import { joining, visitDays } from './days.ts'
import { ordinary, sharedWith } from './ordinary.ts'

/** A record as the form's checks see the past. */
export const factOf = (line: RecordLine): RecordFact => ({
  record_id: line.record_id,
  form: line.form,
  edition: line.edition,
  service_date: line.service_date as Day,
  status: 'submitted',
  fields: line.fields,
  recorded_at: line.recorded_at ?? '',
  org_id: 1,
  provider_id: line.provider_id,
})

/** What forms know of a person around them. */
export const aroundOf = (person: Resident, history: readonly RecordFact[]): FormContext => ({
  birth_date: person.birth,
  sex: person.sex,
  history,
})

/** Writes one form of a person on a day, ordinary but for what is given. */
export const writeOrdinary = (
  person: Resident,
  form: Form,
  on: Day,
  given: Answers,
  { history, today, encounter, r }: Writing,
): RecordLine =>
  written(
    {
      resident: person.id,
      form: form.id,
      on,
      fields: ordinary(form, given, on, aroundOf(person, history), r),
      author: doctorOn(person, on),
      by: today,
      encounter: encounter ?? null,
    },
    r,
  )

export interface Writing {
  readonly history: readonly RecordFact[]
  readonly today: Day
  readonly encounter?: string
  readonly r: Random
}

/** Visits already written for another programme, by their day: the patient is met once. */
export type Met = Map<Day, RecordLine[]>

const meetings = (records: readonly RecordLine[], visitForm: string): Met => {
  const met: Met = new Map()
  for (const record of records)
    if (record.form === visitForm && record.fields.method !== '3' && record.fields.contact_outcome !== '2')
      met.set(record.service_date as Day, [record])
  return met
}

/** All records of one day belong to one encounter. */
const tie = (of: readonly RecordLine[], day: Day, r: Random): string => {
  const known = of.find(({ encounter_id }) => encounter_id !== null)?.encounter_id
  return known ?? uuid7(Date.parse(day) + 3_600_000, r)
}

/** Who is to be seen again within two weeks mostly comes. */
const recheckAfter = ({ fields }: RecordLine, person: Resident, today: Day, r: Random): Day | null => {
  const on = dayOf(fields, 'service_date')
  const next = agreed(fields as Answers)
  if (!on || !next || daysBetween(on, next) > 20 || !r.chance(0.55 + 0.4 * person.village.diligence)) return null
  const again = addDays(on, r.int(8, 13))
  return again <= today && again < person.fate.until ? again : null
}

const careOf = (care: Care, person: Resident, met: Met, today: Day, r: Random): RecordLine[] => {
  const illness = person.illnesses[care.illness]
  const [card, visit] = [formOf(care.enrolForm), formOf(care.visitForm)]
  if (!illness?.enrolled || !card || !visit) return []
  const { enrolled, diagnosed } = illness
  const records = [writeOrdinary(person, card, enrolled, care.card(person, diagnosed, r), { history: [], today, r })]
  const answers = care.course(person, r)
  const history: RecordFact[] = []
  const days = met.size > 0 ? joining([...met.keys()].sort(), enrolled, r) : visitDays(person, enrolled, today, r)
  const queue = [...days]
  for (let on = queue.shift(); on !== undefined; on = queue.shift()) {
    const others = met.get(on) ?? []
    const shared = Object.assign({}, ...others.map((one) => sharedOf(visit, one)))
    const encounter = others.length > 0 ? tie(others, on, r) : undefined
    const given: Answers = { ...answers(on), ...shared }
    if (given.exercise_freq_now === 0) delete given.exercise_min_now
    const line = writeOrdinary(person, visit, on, given, { history, today, encounter, r })
    history.push(factOf(line))
    records.push(line)
    met.set(on, [...others.map((one) => ({ ...one, encounter_id: encounter ?? null })), line])
    const again = recheckAfter(line, person, today, r)
    if (again && !queue.includes(again)) queue.push(again)
    queue.sort()
  }
  return records
}

/** A pressure that somebody mistyped is not typed again. */
const sound = ({ sbp, dbp, ...rest }: Answers): Answers =>
  Number(sbp) > Number(dbp) + 10 && Number(sbp) < 260 ? { ...rest, sbp, dbp } : rest

const sharedOf = (visit: Form, { form, fields }: RecordLine): Answers => {
  const other = formOf(form)
  return other ? sound(sharedWith(visit, other, fields as Answers)) : {}
}

export interface Cared {
  /** The records given, tied to encounters, and those of the other programmes. */
  readonly records: readonly RecordLine[]
  /** Days on which the patient was met. */
  readonly seenOn: readonly Day[]
}

/**
 * The other chronic diseases of a person: visited on the days on which the person is visited anyway, one encounter for
 * all forms of a day, what the forms share measured once.
 */
export const careRecords = (person: Resident, known: readonly RecordLine[], today: Day, r: Random): Cared => {
  const met = meetings(known, 'htn_followup')
  const own = cares.flatMap((care) => careOf(care, person, met, today, r))
  const tied = new Map([...met.values()].flat().map((line) => [line.record_id, line.encounter_id]))
  const withTie = (line: RecordLine): RecordLine =>
    tied.has(line.record_id) ? { ...line, encounter_id: tied.get(line.record_id) ?? null } : line
  return { records: [...known, ...own].map(withTie), seenOn: [...met.keys()].sort() }
}
