import type { Settings } from '../../../programme/subject.ts'
import {
  type Biased,
  balancedDirect,
  balancedReversed,
  biasedTypes,
  type Constitution,
  constitutions,
  itemsOf,
  QUESTIONS,
} from './types.ts'

/** Answers 1–5 to the 33 questions in order; null: not answered. */
export type Answers33 = readonly (number | null)[]

/** 1 是 · 2 倾向是 (平和质: 基本是) · 0 否. */
export type Result = '1' | '2' | '0'

export interface Judged {
  readonly scores: Readonly<Record<Constitution, number>>
  readonly results: Readonly<Record<Constitution, Result>>
  /** Null on a tie, and where all nine are 否. */
  readonly main: Constitution | null
  /** The types that share the highest score where no single one is the highest. */
  readonly tied: readonly Constitution[]
}

/** 偏颇体质: 各条目得分相加 ≥11 是, 9～10 倾向是, ≤8 否. */
const YES = 11
const TENDENCY = 9
/** 平和质: 各条目得分相加 ≥17. */
const BALANCED = 17

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

const scoresOf = (answers: readonly number[]): Record<Constitution, number> => {
  const answer = (question: number): number => answers[question - 1]
  const biased = biasedTypes.map((type) => [type, sum(itemsOf[type].map(answer))] as const)
  const balanced = answer(balancedDirect) + sum(balancedReversed.map((question) => 6 - answer(question)))
  return Object.fromEntries([...biased, ['balanced', balanced]]) as Record<Constitution, number>
}

const biasedResult = (score: number): Result => (score >= YES ? '1' : score >= TENDENCY ? '2' : '0')

/**
 * 其他8种体质得分均≤8分 是, 均≤10分 基本是. Copies of 2013 print “<8” and “<10”: setting `balanced_limits` = `lt`.
 */
const balancedResult = (scores: Record<Constitution, number>, settings: Settings | undefined): Result => {
  if (scores.balanced < BALANCED) return '0'
  const strict = settings?.balanced_limits === 'lt' ? 1 : 0
  const highest = Math.max(...biasedTypes.map((type) => scores[type]))
  if (highest <= 8 - strict) return '1'
  return highest <= 10 - strict ? '2' : '0'
}

/**
 * The main constitution: balanced where it is 是; else the highest of those that are 是; else balanced where it is
 * 基本是; else the highest of the tendencies (the last two: product). Equal highest ones are for the doctor to choose.
 */
const mainOf = ({ scores, results }: Pick<Judged, 'scores' | 'results'>): readonly Constitution[] => {
  if (results.balanced === '1') return ['balanced']
  const highest = (result: Result): Biased[] => {
    const found = biasedTypes.filter((type) => results[type] === result)
    const most = Math.max(...found.map((type) => scores[type]))
    return found.filter((type) => scores[type] === most)
  }
  const sure = highest('1')
  if (sure.length > 0) return sure
  return results.balanced === '2' ? ['balanced'] : highest('2')
}

export const isComplete = (answers: Answers33): answers is readonly number[] =>
  answers.length === QUESTIONS &&
  answers.every((answer) => answer !== null && Number.isInteger(answer) && answer >= 1 && answer <= 5)

/** Scores, results and main constitution; null while an answer is missing or is none of 1–5. (tcm.constitution) */
export const judgeConstitution = (answers: Answers33, settings?: Settings): Judged | null => {
  if (!isComplete(answers)) return null
  const scores = scoresOf(answers)
  const results = Object.fromEntries(
    constitutions.map((type) => [
      type,
      type === 'balanced' ? balancedResult(scores, settings) : biasedResult(scores[type]),
    ]),
  ) as Record<Constitution, Result>
  const mains = mainOf({ scores, results })
  return {
    scores,
    results,
    main: mains.length === 1 ? mains[0] : null,
    tied: mains.length > 1 ? mains : [],
  }
}
