import { day } from '../../../../../day/day.ts'
import type { FormContext } from '../../../../../form/context.ts'
import type { Values } from '../../../../../form/field.ts'
import { validate } from '../../../../../form/validate.ts'
import type { RecordFact } from '../../../../../record/record.ts'
import { checkup } from '../checkup.ts'
import { general } from './whole.ts'

export const today = day('2025-06-20')

/** Findings of a check-up that differs from a whole one in these answers: “severity CODE field”. */
export const found = (values: Values, context: FormContext = {}): string[] =>
  validate(checkup, { ...general, ...values }, { today, birth_date: day('1970-01-01'), sex: '2', ...context }).map(
    ({ code, severity, field }) => `${severity} ${code} ${field}`,
  )

/** A submitted record of the same person. */
export const before = (form: string, on: string, fields: Values): RecordFact => ({
  record_id: `${form}@${on}`,
  form,
  edition: 'GW2017',
  service_date: day(on),
  status: 'submitted',
  fields,
  recorded_at: `${on}T10:00:00+08:00`,
  org_id: null,
})

/** Last year's check-up. */
export const last = (fields: Values): FormContext => ({ history: [before('checkup', '2024-06-01', fields)] })
