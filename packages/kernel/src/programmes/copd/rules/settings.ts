import type { Settings } from '../../../programme/subject.ts'

/**
 * What the national service standard of COPD leaves open: every number is a default that a county may replace by the
 * setting of that name (docs/reference/copd.md).
 */
export interface CopdSettings {
  /** Youngest age of the service population, completed years. */
  readonly minAge: number
  /** Face-to-face visits among the four of a year; below 4, telephone and online visits may fill the rest. */
  readonly faceToFace: number
  /** Months between two regular follow-ups: twelve by the number of follow-ups a year. */
  readonly monthsApart: number
  /** A yearly check-up belongs to standard management; a yearly lung function does too. */
  readonly exam: boolean
  readonly lung: boolean
  /** Follow-up by network (method 4) may be chosen. */
  readonly online: boolean
  /** SpO₂ below which a patient breathing room air, or oxygen at home, is an emergency, in %. */
  readonly spo2: number
  readonly spo2OnOxygen: number
  /** Breaths and beats a minute from which on it is an emergency. */
  readonly respiration: number
  readonly heartRate: number
  /** mMRC grade and CAT score from which symptoms are unsatisfactory when new or worse; least rise of the CAT score. */
  readonly mmrc: number
  readonly cat: number
  readonly catRise: number
}

const numberIn = (settings: Settings | undefined, key: string, usual: number): number => {
  const value = settings?.[key]
  return typeof value === 'number' ? value : usual
}

const VISITS_A_YEAR = 4
/** Numbers of follow-ups that divide the year into whole months. */
const POSSIBLE: readonly unknown[] = [1, 2, 3, 4, 6, 12]

const visitsAYear = (settings: Settings | undefined): number => {
  const value = settings?.['copd.visits_per_year']
  return POSSIBLE.includes(value) ? Number(value) : VISITS_A_YEAR
}

/** The county's settings over the defaults of the draft standard of 2024. */
export const copdSettings = (settings?: Settings): CopdSettings => ({
  minAge: numberIn(settings, 'copd.min_age', 35),
  faceToFace: Math.min(4, Math.max(0, numberIn(settings, 'copd.f2f_required', 4))),
  monthsApart: 12 / visitsAYear(settings),
  exam: settings?.['copd.exam_required'] !== false,
  lung: settings?.['copd.lung_required'] === true,
  online: settings?.['copd.online'] === true,
  spo2: numberIn(settings, 'copd.spo2', 90),
  spo2OnOxygen: numberIn(settings, 'copd.spo2_on_oxygen', 88),
  respiration: numberIn(settings, 'copd.respiration', 30),
  heartRate: numberIn(settings, 'copd.heart_rate', 120),
  mmrc: numberIn(settings, 'copd.mmrc', 2),
  cat: numberIn(settings, 'copd.cat', 10),
  catRise: numberIn(settings, 'copd.cat_rise', 2),
})
