import type { Settings } from '../../../programme/subject.ts'
import { compare, fraction } from '../../../text/decimal.ts'

/** From this value on, so many points. Values are compared as decimals. */
type Steps = readonly (readonly [from: string, points: number])[]

/** Points of 慢阻肺筛查问卷 (COPD-SQ) by item; the setting `copd.sq_points` replaces items by name. */
interface SqPoints {
  readonly age: Steps
  readonly pack_years: Steps
  readonly bmi: Steps
  readonly cough: number
  readonly dyspnoea: readonly number[]
  readonly fuel: number
  readonly family: number
}

const usual: SqPoints = {
  age: [
    ['40', 0],
    ['50', 3],
    ['60', 7],
    ['70', 10],
  ],
  pack_years: [
    ['0', 0],
    ['15', 1],
    ['30', 2],
  ],
  bmi: [
    ['0', 7],
    ['18.5', 4],
    ['24', 1],
    ['28', 0],
  ],
  cough: 3,
  dyspnoea: [0, 2, 3],
  fuel: 1,
  family: 2,
}

/** Answers of the seven items; null: not asked. */
export interface SqAnswers {
  readonly age: number | null
  /** 包年: cigarettes a day ÷ 20 × years. */
  readonly pack_years: number | null
  readonly bmi: number | null
  readonly cough: boolean | null
  /** 0 没有 · 1 平地急行或爬小坡时 · 2 平地正常行走时. */
  readonly dyspnoea: number | null
  readonly fuel: boolean | null
  readonly family: boolean | null
}

export interface Score {
  /** Null: an item is blank, or the person is below the questionnaire's age. */
  readonly total: number | null
  readonly refer_spirometry: boolean | null
  readonly missing: readonly string[]
}

/** COPD-SQ: refer for lung function from this total on. */
const SQ_LIMIT = 16
/** COPD-PS. */
const PS_LIMIT = 5

const step = (steps: Steps, value: number): number | null => {
  const exact = fraction(value)
  if (!exact) return null
  const hit = steps.findLast(([from]) => {
    const edge = fraction(from)
    return edge !== null && compare(exact, edge) >= 0
  })
  return hit ? hit[1] : null
}

const pointsOf = (settings?: Settings): SqPoints => ({
  ...usual,
  ...((settings?.['copd.sq_points'] ?? {}) as Partial<SqPoints>),
})

const limitOf = (settings: Settings | undefined, key: string, limit: number): number => {
  const value = settings?.[key]
  return typeof value === 'number' ? value : limit
}

const LIMITS = {
  sq: { key: 'copd.sq_limit', usual: SQ_LIMIT },
  ps: { key: 'copd.ps_limit', usual: PS_LIMIT },
} as const

/** A total of this questionnaire refers for lung function. */
export const refers = (questionnaire: keyof typeof LIMITS, total: number, settings?: Settings): boolean =>
  total >= limitOf(settings, LIMITS[questionnaire].key, LIMITS[questionnaire].usual)

/** Total of the seven items; a blank item is not zero. (copd.sq; 慢阻肺筛查问卷) */
export const sqScore = (answers: SqAnswers, settings?: Settings): Score => {
  const table = pointsOf(settings)
  const { age, pack_years, bmi, cough, dyspnoea, fuel, family } = answers
  const points: Readonly<Record<keyof SqAnswers, number | null>> = {
    age: age === null ? null : step(table.age, age),
    pack_years: pack_years === null ? null : step(table.pack_years, pack_years),
    bmi: bmi === null ? null : step(table.bmi, bmi),
    cough: cough === null ? null : cough ? table.cough : 0,
    dyspnoea: dyspnoea === null ? null : (table.dyspnoea[dyspnoea] ?? null),
    fuel: fuel === null ? null : fuel ? table.fuel : 0,
    family: family === null ? null : family ? table.family : 0,
  }
  const missing = Object.entries(points).flatMap(([name, value]) => (value === null ? [name] : []))
  if (missing.length > 0) return { total: null, refer_spirometry: null, missing }
  const total = Object.values(points).reduce<number>((sum, value) => sum + (value ?? 0), 0)
  return { total, refer_spirometry: refers('sq', total, settings), missing }
}

/**
 * Points of the options of COPD-PS by item, in the order of the questionnaire: 气短 · 咳痰 · 活动减少 · 吸烟≥100支 · 年龄.
 */
export const psPoints: readonly (readonly number[])[] = [
  [0, 0, 1, 2, 2],
  [0, 0, 1, 1, 2],
  [0, 0, 0, 1, 2],
  [0, 2, 0],
  [0, 1, 2, 2],
]

/** Total of the points of the five items of COPD-PS; a blank item is not zero. (copd.ps) */
export const psScore = (points: readonly (number | null)[], settings?: Settings): Score => {
  const missing = psPoints.flatMap((_, at) => ((points[at] ?? null) === null ? [`answers[${at}]`] : []))
  if (missing.length > 0) return { total: null, refer_spirometry: null, missing }
  const total = points.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  return { total, refer_spirometry: refers('ps', total, settings), missing }
}
