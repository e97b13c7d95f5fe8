import type { Values } from '../../form/field.ts'
import { type Line, subject } from '../hypertension/testing.ts'

export { type Line, subject }

export const enrol = (on: string, more: Values = {}): Line => [
  'dm_enrol',
  on,
  { diagnosis_type: '2', consent_informed: '1', ...more },
]

/** A follow-up in the clinic. */
export const visit = (on: string, fpg: string | null, more: Values = {}): Line => [
  'dm_followup',
  on,
  { method: '1', contact_outcome: '1', fpg, adr: '1', hypoglycaemia: '1', complication: '0', referral: '1', ...more },
]

/** A screening in venous plasma, fasting. */
export const screening = (on: string, fpg: string | null, more: Values = {}): Line => [
  'dm_screen',
  on,
  { sample: '2', fasting_hours: '10', fpg, typical_symptoms: '1', ...more },
]
