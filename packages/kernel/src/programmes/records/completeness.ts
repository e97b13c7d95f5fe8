import { addDays, type Day } from '../../day/day.ts'
import { isFilled, isMap, rowsOf } from '../../form/answers.ts'
import type { FormContext } from '../../form/context.ts'
import type { Values } from '../../form/field.ts'
import { isEffective, type RecordFact } from '../../record/record.ts'
import { isElder } from './forms/checkup/elder.ts'

type Settings = FormContext['settings']
/** `old` is everyone of the target group of older people; `managed` everyone of any group. */
type Who = 'all' | 'managed' | 'old' | 'htn' | 'dm' | 'copd' | 'smd'

const of = (who: readonly Who[], ...keys: string[]): (readonly [string, readonly Who[]])[] =>
  keys.map((key) => [key, who])

/**
 * Items of a complete check-up in form order, with who needs them (规范第三版·健康体检表; 老年人、高血压、2型糖尿病、
 * 严重精神障碍患者健康管理服务规范·健康体检; 慢阻肺患者健康服务规范).
 */
const items: readonly (readonly [key: string, who: readonly Who[]])[] = [
  ...of(['all'], 'symptoms', 'temperature', 'pulse', 'respiration'),
  ...of(['all'], 'bp_left_sys', 'bp_left_dia', 'bp_right_sys', 'bp_right_dia', 'height', 'weight', 'waist'),
  ...of(['old'], 'elder_self_health', 'elder_self_care', 'elder_cognition', 'elder_emotion'),
  ...of(['all'], 'exercise_freq', 'diet', 'smoke_status', 'drink_freq', 'occ_exposure'),
  ...of(['all'], 'lips', 'dentition', 'pharynx', 'vision_left', 'vision_right', 'hearing', 'motor'),
  ...of(['all'], 'skin', 'lymph', 'lung_barrel', 'lung_sound', 'lung_rale', 'heart_rate', 'heart_rhythm'),
  ...of(['all'], 'heart_murmur', 'abd_tender', 'abd_mass', 'abd_liver', 'abd_spleen', 'abd_shifting'),
  ...of(['dm'], 'dorsalis_pedis'),
  ...of(['old', 'smd'], 'hb', 'wbc', 'plt'),
  ...of(['old'], 'u_protein', 'u_glucose', 'u_ketone', 'u_blood'),
  ...of(['old', 'dm', 'smd'], 'fpg'),
  ...of(['old', 'smd'], 'ecg'),
  ...of(['old'], 'hba1c'),
  ...of(['old', 'smd'], 'alt', 'ast'),
  ...of(['old'], 'tbil', 'scr', 'bun', 'tc', 'tg', 'ldl', 'hdl', 'chest_xray', 'abd_us'),
  ...of(['all'], 'p_cerebro', 'p_kidney', 'p_heart', 'p_vessel', 'p_eye', 'p_nerve', 'p_other'),
  ...of(['managed'], 'medicines'),
  ...of(['all'], 'assessment'),
  ...of(['managed'], 'guidance'),
  ...of(['all'], 'risk_control'),
  // Not an item of the form: linked from the programme's own visit.
  ...of(['copd'], 'spo2'),
]

/** 自2025年起增加: 胸部DR正位、糖化血红蛋白. A check-up is judged by the rules of its own day for ever. */
const REQUIRED_FROM: Readonly<Record<string, string>> = { hba1c: '2025-01-01', chest_xray: '2025-01-01' }

/** The county may set another day (setting `checkup_required_from`), or null while it has no equipment. */
const isAsked = (key: string, exam: Day, settings: Settings): boolean => {
  const national = REQUIRED_FROM[key]
  if (national === undefined) return true
  const own = settings?.checkup_required_from
  const from = typeof own === 'object' && own !== null && key in own ? Reflect.get(own, key) : national
  return typeof from === 'string' && exam >= from
}

interface ExtraItem {
  readonly name: string
  readonly groups: readonly string[] | null
  readonly from: string
}

/** Items that the county adds (setting `checkup_extra_items`), for all or for some groups, from a day on. */
const extraItems = (settings: Settings): readonly ExtraItem[] => {
  const given = settings?.checkup_extra_items
  if (!Array.isArray(given)) return []
  return given.filter(isMap).map(({ name, groups, from }) => ({
    name: String(name),
    groups: Array.isArray(groups) ? groups.map(String) : null,
    from: typeof from === 'string' ? from : '',
  }))
}

const EXTRA = 'extra_tests.'

export interface ExamPerson {
  readonly birth_date: Day
  /** Groups of the person on the day of the check-up; `old` follows from the birth date. */
  readonly groups: readonly string[]
  readonly settings?: Settings
}

/** Keys that a complete check-up of this person on this day holds, in form order: the union over the groups. */
export const requiredItems = (exam: Day, { birth_date, groups, settings }: ExamPerson): readonly string[] => {
  const old = groups.includes('old') || isElder(birth_date, exam, settings)
  const needs = (who: string): boolean => {
    if (who === 'all') return true
    if (who === 'old') return old
    return who === 'managed' ? old || groups.length > 0 : groups.includes(who)
  }
  const own = items.filter(([key, who]) => who.some(needs) && isAsked(key, exam, settings)).map(([key]) => key)
  const extra = extraItems(settings).filter(({ groups: of, from }) => exam >= from && (of === null || of.some(needs)))
  return extra.length === 0 ? own : [...own, ...extra.map(({ name }) => EXTRA + name)]
}

const ARMS = [
  ['bp_left_sys', 'bp_left_dia'],
  ['bp_right_sys', 'bp_right_dia'],
] as const

/** Required keys that are not there; an arm that could not be measured is no gap when the other one was. */
export const missingOf = (required: readonly string[], isThere: (key: string) => boolean): readonly string[] => {
  const measured = ARMS.some((arm) => arm.every(isThere))
  return required.filter((key) => !(measured && key.startsWith('bp_')) && !isThere(key))
}

/** No medicine taken and nothing to guide are answers too: an empty list there is not a gap. */
const emptyIsAnswer = (values: Values, key: string): boolean =>
  key === 'medicines' || (key === 'guidance' && values.assessment === '1')

const isExtraDone = (values: Values, key: string): boolean =>
  key.startsWith(EXTRA) &&
  rowsOf(values, 'extra_tests').some(({ name, result }) => name === key.slice(EXTRA.length) && isFilled(result))

/** Of the required keys those without a value. An item with a reason for not being done is missing here. */
export const missingAmong = (
  required: readonly string[],
  values: Values,
  linked: readonly string[] = [],
): readonly string[] =>
  missingOf(
    required,
    (key) => isFilled(values[key]) || linked.includes(key) || emptyIsAnswer(values, key) || isExtraDone(values, key),
  )

/** Required keys without a value; [] when the check-up is complete. `linked` are keys known from elsewhere. */
export const missingItems = (
  exam: Day,
  values: Values,
  person: ExamPerson,
  linked: readonly string[] = [],
): readonly string[] => missingAmong(requiredItems(exam, person), values, linked)

/** Days around the check-up within which a visit's oxygen saturation belongs to it (product). */
const LINK_DAYS = 7

/** Items that the form does not have and a visit near the day holds: 血氧饱和度 of a COPD follow-up. */
export const linkedItems = (records: readonly RecordFact[], exam: Day): readonly string[] => {
  const [from, to] = [addDays(exam, -LINK_DAYS), addDays(exam, LINK_DAYS)]
  const near = records.some(
    ({ form, status, service_date, fields }) =>
      form === 'copd_followup' &&
      isEffective(status) &&
      service_date >= from &&
      service_date <= to &&
      isFilled(fields.spo2),
  )
  return near ? ['spo2'] : []
}
