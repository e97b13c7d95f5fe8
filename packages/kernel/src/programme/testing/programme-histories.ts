import * as fc from 'fast-check'
import { addDays, type Day, day, parseDay } from '../../day/day.ts'
import { isMap } from '../../form/answers.ts'
import type { Value, Values } from '../../form/field.ts'
import type { Form } from '../../form/form.ts'
import { answersOf } from '../../testing/arbitrary.ts'
import type { Programme } from '../programme.ts'
import { dated, type History, happenings, inOrder, START } from './histories.ts'

const SPAN = 1000
const BIRTH = day('1950-06-15')

interface Happening {
  readonly form: string
  readonly fields: Values
}

/** Days inside the answers lie shortly before the day of the record: a fact is told on its day or soon after. */
const near = (value: Value, on: Day, key: string): Value => {
  const told = typeof value === 'string' ? parseDay(value) : null
  if (told) return addDays(on, -((key.length + Number(told.slice(8))) % 20))
  if (Array.isArray(value)) return value.map((each) => near(each, on, key))
  if (isMap(value))
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, near(inner, on, name)]))
  return value
}

const filled = (form: Form, on: Day): fc.Arbitrary<Happening> =>
  answersOf(form, { today: on, birth_date: BIRTH, sex: '2', rural: true }).map((values) => {
    const fields = near(values, on, '') as Values
    return { form: form.id, fields: form.dateKey === null ? fields : { ...fields, [form.dateKey]: on } }
  })

const weightOf = ({ enrolForm, visitForm }: Programme, { id }: Form): number =>
  id === visitForm ? 10 : id === enrolForm ? 4 : 2

const ofProgramme = (programme: Programme, on: Day): fc.Arbitrary<Happening> =>
  fc.oneof(
    ...programme.forms
      .filter(({ subject }) => subject === 'resident')
      .map((form) => ({ weight: weightOf(programme, form), arbitrary: filled(form, on) })),
    { weight: 1, arbitrary: fc.constantFrom('1', '2', '4', '5', '9').map((reason) => closing(programme, reason)) },
    { weight: 1, arbitrary: fc.constantFrom('lost', 'found', 'reopened').map((to) => change(programme, to)) },
    { weight: 3, arbitrary: happenings },
  )

const closing = ({ id }: Programme, close_reason: string): Happening => ({
  form: 'programme_close',
  fields: { programme: id, close_reason },
})
const change = ({ id }: Programme, to: string): Happening => ({
  form: 'programme_state',
  fields: { programme: id, to },
})

const events = (programme: Programme): fc.Arbitrary<readonly (readonly [Day, Happening])[]> =>
  fc.array(
    fc
      .integer({ min: 0, max: SPAN })
      .chain((offset) =>
        ofProgramme(programme, addDays(START, offset)).map((one) => [addDays(START, offset), one] as const),
      ),
    { maxLength: 18 },
  )

/** Histories in one programme: its own forms filled in at random, with what else happens to people. */
export const historiesOf = (programme: Programme): fc.Arbitrary<History> =>
  events(programme).map((list) => ({
    person: {
      resident_id: 'p',
      name: '甲',
      sex: '2',
      birth_date: BIRTH,
      village: 101,
      unit: 1,
      residence_type: '1',
      residence_start_date: null,
      valid_id: true,
    },
    records: list.map(([on, { form, fields }], at) => dated(form, fields, on, at)).sort(inOrder),
  }))
