import { isFilled, numberOf, textOf } from '../../form/answers.ts'
import type { Values } from '../../form/field.ts'
import type { RecordFact } from '../../record/record.ts'
import { isDiabetic, type Screened, type Screening, screen } from './rules/screen.ts'

const YES = '2'

const RISKS = [
  'risk_age',
  'risk_prediabetes',
  'risk_weight',
  'risk_inactive',
  'risk_family',
  'risk_gdm',
  'risk_pcos',
  'risk_htn',
  'risk_lipid',
  'risk_ascvd',
  'risk_drug',
] as const

/** Hours without food from which a value is a fasting one. */
const FASTING_HOURS = 8

/** After less than eight hours without food the fasting value is a random one. */
export const isFasting = (values: Values): boolean =>
  (numberOf(values, 'fasting_hours') ?? FASTING_HOURS) >= FASTING_HOURS

/** Some glucose was measured. */
export const hasGlucose = (values: Values): boolean =>
  isFilled(values.fpg) || isFilled(values.random_glucose) || isFilled(values.pbg_2h)

/** What was not asked counts as a finger's drop; HbA1c alone has no such question: it is measured in venous blood. */
const sampleOf = (values: Values): string => textOf(values, 'sample') ?? (hasGlucose(values) ? '1' : '2')

const screenedOf = (values: Values, abnormalBefore: boolean): Screened => {
  const fpg = numberOf(values, 'fpg')
  const fasting = isFasting(values)
  return {
    sample: sampleOf(values),
    fpg: fasting ? fpg : null,
    random: numberOf(values, 'random_glucose') ?? (fasting ? null : fpg),
    twoHours: numberOf(values, 'pbg_2h'),
    hba1c: numberOf(values, 'hba1c'),
    symptoms: values.typical_symptoms === YES,
    riskFactors: RISKS.filter((key) => values[key] === true || values[key] === YES).length,
    abnormalBefore,
  }
}

/** Abnormal in venous plasma: the second time, on another day, makes it probable. */
const isAbnormal = (values: Values): boolean => sampleOf(values) === '2' && isDiabetic(screenedOf(values, false))

/** The decision of one screening form, after the abnormal ones of earlier days. */
export const screeningOf = (values: Values, earlier: readonly RecordFact[]): Screening =>
  screen(
    screenedOf(
      values,
      earlier.some(({ fields }) => isAbnormal(fields)),
    ),
  )
