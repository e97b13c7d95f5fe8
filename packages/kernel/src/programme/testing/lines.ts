import { day } from '../../day/day.ts'
import type { Values } from '../../form/field.ts'
import type { RecordFact } from '../../record/record.ts'
import type { Person, Subject } from '../subject.ts'

/** One record of an example: form, day, answers. */
export type Line = readonly [form: string, on: string, fields?: Values]

const fact = ([form, on, fields = {}]: Line, at: number): RecordFact => ({
  record_id: `${form}@${on}#${at}`,
  form,
  edition: 'GW2017',
  service_date: day(on),
  status: 'submitted',
  fields,
  recorded_at: `${on}T09:00:00+08:00`,
  org_id: 1,
  provider_id: 'chen',
})

const inOrder = (a: RecordFact, b: RecordFact): number =>
  a.service_date < b.service_date ? -1 : a.service_date > b.service_date ? 1 : 0

/** Who an example is about: the village, unit and residence are the same in all of them. */
export const personOf = (about: Pick<Person, 'resident_id' | 'name' | 'sex' | 'birth_date'>): Person => ({
  ...about,
  village: 1,
  unit: 1,
  residence_type: '1',
  residence_start_date: null,
  valid_id: true,
})

/** A resident whose record was opened in 2018, with these records. */
export const residentWith = (person: Person, lines: readonly Line[], more: Partial<Subject> = {}): Subject => ({
  person,
  records: [['rec_cover', '2018-01-05'] as Line, ['rec_personal', '2018-01-05'] as Line, ...lines]
    .map(fact)
    .sort(inOrder),
  horizon: day('2027-12-31'),
  settings: {},
  unitOf: () => 1,
  areaOf: Number,
  ...more,
})
