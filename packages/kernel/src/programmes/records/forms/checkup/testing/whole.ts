import type { Values } from '../../../../../form/field.ts'

const fine = (keys: string): Values => Object.fromEntries(keys.split(' ').map((key) => [key, '1']))
const none = (keys: string): Values => Object.fromEntries(keys.split(' ').map((key) => [key, ['1']]))

/** A check-up of 2025-06-01 with every answer that everyone gives, nothing abnormal. */
export const general: Values = {
  exam_date: '2025-06-01',
  responsible_doctor: 'staff-1',
  symptoms: ['1'],
  temperature: '36.5',
  pulse: 72,
  respiration: 18,
  bp_left_sys: 124,
  bp_left_dia: 78,
  bp_right_sys: 126,
  bp_right_dia: 80,
  height: '160.0',
  weight: '58.0',
  waist: '78.0',
  exercise_freq: '4',
  diet: ['1'],
  smoke_status: '1',
  drink_freq: '1',
  occ_exposure: '1',
  vision_left: '4.9',
  vision_right: '5.0',
  heart_rate: 72,
  ...fine('lips pharynx hearing motor skin sclera lymph lung_barrel lung_sound lung_rale heart_rhythm heart_murmur'),
  ...fine('abd_tender abd_mass abd_liver abd_spleen abd_shifting edema p_nerve p_other assessment'),
  ...none('dentition p_cerebro p_kidney p_heart p_vessel p_eye'),
  risk_control: ['3', '4'],
}

/** What older people have besides: screens, tests, pictures. */
export const elders: Values = {
  ...fine('elder_self_health elder_self_care elder_cognition elder_emotion ecg abd_us chest_xray'),
  hb: '138.0',
  wbc: '6.20',
  plt: 210,
  u_protein: '-',
  u_glucose: '-',
  u_ketone: '-',
  u_blood: '-',
  fpg: '5.20',
  hba1c: '5.4',
  alt: '22.0',
  ast: '23.0',
  tbil: '12.0',
  scr: '70.0',
  bun: '5.20',
  tc: '4.80',
  tg: '1.40',
  ldl: '2.70',
  hdl: '1.30',
}

export const without = (values: Values, ...keys: string[]): Values =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !keys.includes(key)))
