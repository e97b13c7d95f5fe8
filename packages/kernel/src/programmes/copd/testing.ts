import type { Values } from '../../form/field.ts'
import type { Line } from '../../programme/testing/lines.ts'

export const enrol = (on: string): Line => [
  'copd_enrol',
  on,
  { enrol_date: on, diagnosis_date: on, diagnosis_basis: ['1'], consent_informed: '1' },
]

/** A follow-up in the clinic of a patient in whom nothing is wrong. */
export const visit = (on: string, more: Values = {}): Line => [
  'copd_followup',
  on,
  {
    method: '1',
    contact_outcome: '1',
    symptoms: ['1'],
    spo2: 95,
    on_oxygen: '1',
    mmrc: '1',
    exacerbations_since: 0,
    exac_hospital_since: 0,
    adherence: '1',
    adr: '1',
    complication: '0',
    referral: '1',
    ...more,
  },
]
