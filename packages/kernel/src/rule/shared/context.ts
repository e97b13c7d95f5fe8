import { type Day, parseDay } from '../../day/day.ts'
import type { FormContext } from '../../form/context.ts'
import { type Inputs, RuleError } from '../rule.ts'

/** What `form.validate` takes as `context`: facts around the form, by the names of the form context. */
export const contextInputs: Inputs = {
  today: { type: 'date' },
  birth_date: { type: 'date' },
  sex: { type: 'code' },
  age: { type: 'int' },
  slot: { type: 'text' },
  groups: { type: 'text[]' },
  edition: { type: 'text' },
  death_date: { type: 'date' },
  admissions: { type: 'any[]' },
  enrol_date: { type: 'date' },
  close_date: { type: 'date' },
  stop_date: { type: 'date' },
  notice_at: { type: 'time|date' },
  expected_since_last: { type: 'int' },
  lmp_date: { type: 'date' },
  outcome_date: { type: 'date' },
  sign_in_rows: { type: 'int' },
  earlier: { type: 'map' },
  name: { type: 'text' },
  record_code: { type: 'text' },
  record_state: { type: 'text' },
  address: { type: 'text' },
  phone: { type: 'text' },
  org_name: { type: 'text' },
  township_name: { type: 'text' },
  village_name: { type: 'text' },
  rural: { type: 'bool' },
  history: { type: 'map[]' },
  settings: { type: 'map' },
}

type Stay = readonly [Day, Day | null]

const isDay = (value: unknown): value is Day => parseDay(value) !== null

const readStay = (value: unknown, at: number): Stay => {
  const [admitted, discharged = null]: readonly unknown[] = Array.isArray(value) ? value : []
  if (!isDay(admitted) || (discharged !== null && !isDay(discharged)))
    throw new RuleError('BAD_INPUT', '“admissions”应为 [入院日期, 出院日期] 的列表', `context.admissions[${at}]`)
  return [admitted, discharged]
}

/** The declared context as the checks read it. */
export const readContext = (context: Readonly<Record<string, unknown>>): FormContext => {
  const { admissions, ...facts } = context
  return {
    ...(facts as FormContext),
    ...(Array.isArray(admissions) && { admissions: admissions.map(readStay) }),
  }
}
