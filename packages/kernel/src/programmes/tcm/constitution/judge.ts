import type { Finding } from '../../../form/finding.ts'
import type { Settings } from '../../../programme/subject.ts'
import { type Fraction, roundHalfUp } from '../../../text/decimal.ts'
import { proposedQ9, proposedQ28 } from './anchors.ts'
import { anchorFinding, resultConflicts, similarity, tiredAndFull } from './conflicts.ts'
import { type Answers33, type Judged, judgeConstitution } from './score.ts'

/** What the answers are held against, besides each other. */
export interface Around33 {
  /** Unrounded. */
  readonly bmi: Fraction | null
  readonly waist: Fraction | null
  readonly last: Answers33 | null
}

const questionOf = ({ field }: Finding): number => (field.startsWith('q') ? Number(field.slice(1)) : 34)

/** Findings about the 33 answers that are there, in form order (R-TCM-CONFLICT: product). */
export const constitutionFindings = (
  answers: Answers33,
  { bmi, waist, last }: Around33,
  judged: Judged | null,
): readonly Finding[] =>
  [
    ...(judged ? similarity(answers, last) : []),
    ...tiredAndFull(answers),
    ...(bmi ? anchorFinding(9, answers[8] ?? null, proposedQ9(bmi), `体质指数 ${roundHalfUp(bmi, 2)}`) : []),
    ...(waist ? anchorFinding(28, answers[27] ?? null, proposedQ28(waist), `腰围 ${roundHalfUp(waist, 1)} cm`) : []),
    ...(judged ? resultConflicts(judged) : []),
  ].sort((a, b) => questionOf(a) - questionOf(b))

export const judge = (answers: Answers33, around: Around33, settings?: Settings) => {
  const judged = judgeConstitution(answers, settings)
  return { judged, findings: constitutionFindings(answers, around, judged) }
}
