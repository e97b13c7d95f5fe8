import type { Day } from '../../day/day.ts'
import { isFilled } from '../../form/answers.ts'
import type { Values } from '../../form/field.ts'
import { isElder } from './forms/checkup/elder.ts'

/** Groups whose service standard asks for items of the check-up. */
export type Group = 'htn' | 'dm' | 'copd' | 'smd'
type Who = 'all' | 'managed' | 'elder' | Group

/**
 * Items of a complete check-up in form order, with who needs them (规范第三版·健康体检表; 老年人、高血压、2型糖尿病、
 * 严重精神障碍患者健康管理服务规范·健康体检). `managed` is everyone of a group and the 65+.
 */
const items: readonly (readonly [key: string, who: readonly Who[], from?: string])[] = [
  ['symptoms', ['all']],
  ...['temperature', 'pulse', 'respiration', 'bp_left_sys', 'bp_left_dia', 'bp_right_sys', 'bp_right_dia'].map(
    (key) => [key, ['all']] as const,
  ),
  ['height', ['all']],
  ['weight', ['all']],
  ['waist', ['all']],
  ...['elder_self_health', 'elder_self_care', 'elder_cognition', 'elder_emotion'].map(
    (key) => [key, ['elder']] as const,
  ),
  ...['exercise_freq', 'diet', 'smoke_status', 'drink_freq', 'occ_exposure'].map((key) => [key, ['all']] as const),
  ...['lips', 'dentition', 'pharynx', 'vision_left', 'vision_right', 'hearing', 'motor'].map(
    (key) => [key, ['all']] as const,
  ),
  ...['skin', 'lymph', 'lung_barrel', 'lung_sound', 'lung_rale', 'heart_rate', 'heart_rhythm'].map(
    (key) => [key, ['all']] as const,
  ),
  ...['heart_murmur', 'abd_tender', 'abd_mass', 'abd_liver', 'abd_spleen', 'abd_shifting'].map(
    (key) => [key, ['all']] as const,
  ),
  ['dorsalis_pedis', ['dm']],
  ...['hb', 'wbc', 'plt'].map((key) => [key, ['elder', 'smd']] as const),
  ...['u_protein', 'u_glucose', 'u_ketone', 'u_blood'].map((key) => [key, ['elder']] as const),
  ['fpg', ['elder', 'dm', 'smd']],
  ['ecg', ['elder', 'smd']],
  ['hba1c', ['elder'], '2025-01-01'],
  ['alt', ['elder', 'smd']],
  ['ast', ['elder', 'smd']],
  ...['tbil', 'scr', 'bun', 'tc', 'tg', 'ldl', 'hdl'].map((key) => [key, ['elder']] as const),
  ['chest_xray', ['elder'], '2025-01-01'],
  ['abd_us', ['elder']],
  ...['p_cerebro', 'p_kidney', 'p_heart', 'p_vessel', 'p_eye', 'p_nerve', 'p_other'].map(
    (key) => [key, ['all']] as const,
  ),
  ['medicines', ['managed']],
  ['assessment', ['all']],
  ['guidance', ['managed']],
  ['risk_control', ['all']],
  // Not an item of the form: linked from the programme's own visit.
  ['spo2', ['copd']],
]

export interface ExamPerson {
  readonly birth_date: Day
  readonly groups: readonly string[]
  readonly age_basis?: 'year_end' | 'service_date'
}

/** Keys that a complete check-up of this person on this day holds, in form order. */
export const requiredItems = (
  exam: Day,
  { birth_date, groups, age_basis = 'year_end' }: ExamPerson,
): readonly string[] => {
  const elder = isElder(birth_date, exam, age_basis)
  const needs = (who: Who): boolean => {
    if (who === 'all') return true
    if (who === 'elder') return elder
    return who === 'managed' ? elder || groups.length > 0 : groups.includes(who)
  }
  return items.filter(([, who, from]) => who.some(needs) && (!from || exam >= from)).map(([key]) => key)
}

const ARMS = [
  ['bp_left_sys', 'bp_left_dia'],
  ['bp_right_sys', 'bp_right_dia'],
] as const

/** Required keys that are not there; an arm that could not be measured is no gap when the other one was. */
export const missingOf = (required: readonly string[], isThere: (key: string) => boolean): readonly string[] => {
  const measured = ARMS.some((arm) => arm.every(isThere))
  const isArm = (key: string): boolean => ARMS.some((arm) => (arm as readonly string[]).includes(key))
  return required.filter((key) => !isThere(key) && !(measured && isArm(key)))
}

/** No medicine taken and nothing to guide are answers too: an empty list there is not a gap. */
const emptyIsAnswer = (values: Values, key: string): boolean =>
  key === 'medicines' || (key === 'guidance' && values.assessment === '1')

/**
 * Required keys without a value; [] when the check-up is complete. An item with a reason for not being done is
 * missing here. `linked` are keys known from elsewhere (the oxygen saturation of a visit near that day).
 */
export const missingItems = (
  exam: Day,
  values: Values,
  person: ExamPerson,
  linked: readonly string[] = [],
): readonly string[] =>
  missingOf(
    requiredItems(exam, person),
    (key) => isFilled(values[key]) || linked.includes(key) || emptyIsAnswer(values, key),
  )
