import type { Day } from '../../day/day.ts'
import { isFilled, numberOf } from '../../form/answers.ts'
import type { Values } from '../../form/field.ts'
import { checkup } from '../records/forms/checkup/checkup.ts'
import { isElder } from '../records/forms/checkup/elder.ts'

/**
 * What the yearly check-up of a chronic patient must hold (规范第三版·高血压·健康体检): temperature, pulse, respiration,
 * pressure, height, weight, waist; skin, superficial lymph nodes, heart, lungs, abdomen; mouth, vision, hearing and motor
 * function; with symptoms, way of life, present problems and assessment of the form.
 */
const items: readonly string[] = [
  'symptoms',
  'temperature',
  'pulse',
  'respiration',
  'bp_left_sys',
  'height',
  'weight',
  'waist',
  'elder_self_health',
  'elder_self_care',
  'elder_cognition',
  'elder_emotion',
  'exercise_freq',
  'diet',
  'smoke_status',
  'drink_freq',
  'occ_exposure',
  'lips',
  'dentition',
  'pharynx',
  'vision_left',
  'vision_right',
  'hearing',
  'motor',
  'skin',
  'lymph',
  'lung_barrel',
  'lung_sound',
  'lung_rale',
  'heart_rate',
  'heart_rhythm',
  'heart_murmur',
  'abd_tender',
  'abd_mass',
  'abd_liver',
  'abd_spleen',
  'abd_shifting',
  'p_cerebro',
  'p_kidney',
  'p_heart',
  'p_vessel',
  'p_eye',
  'p_nerve',
  'p_other',
  'assessment',
]

const armMeasured = (values: Values, side: string): boolean =>
  numberOf(values, `bp_${side}_sys`) !== null && numberOf(values, `bp_${side}_dia`) !== null

const isThere = (values: Values, key: string): boolean => {
  if (key === 'bp_left_sys') return armMeasured(values, 'left') || armMeasured(values, 'right')
  return isFilled(values[key])
}

/** Keys without a value, in form order; a reason for not doing an item does not make it done. */
export const missingItems = (values: Values, exam: Day, birth: Day | null): readonly string[] => {
  const elder = birth !== null && isElder(birth, exam)
  return items.filter((key) => (elder || !key.startsWith('elder_')) && !isThere(values, key))
}

/** The label of an item of the check-up form. */
export const itemLabel = (key: string): string =>
  key === 'bp_left_sys' ? '血压' : (checkup.fields[key as keyof typeof checkup.fields]?.label ?? key)
