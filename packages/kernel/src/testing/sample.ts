import fc from 'fast-check'
import { type Day, day } from '../day/day.ts'
import type { Values } from '../form/field.ts'
import { worst } from '../form/finding.ts'
import type { Form } from '../form/form.ts'
import { validate } from '../form/validate.ts'
import { answersOf } from './arbitrary.ts'

const somebody = { today: day('2026-06-30'), birth_date: day('1958-03-08'), sex: '2', rural: true, age: 68 }

/** Answers that the form takes without objection, where some are found in a few tries; of somebody born on a day. */
export const sampleOf = (form: Form, on: Day, fixed: Values = {}, born: Day = somebody.birth_date): Values => {
  const around = { ...somebody, birth_date: born }
  const dated = form.dateKey === null ? fixed : { ...fixed, [form.dateKey]: on }
  let tried: Values = {}
  for (let seed = 1; seed <= 6; seed++) {
    const [one] = fc.sample(answersOf(form, around), { numRuns: 1, seed })
    tried = { ...one, ...dated }
    if (worst(validate(form, tried, around)) !== 'block') return tried
  }
  return tried
}
