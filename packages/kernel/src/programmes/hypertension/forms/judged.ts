import { numberOf } from '../../../form/answers.ts'
import { judgingOf } from '../../shared/forms/judging.ts'
import { judge } from '../judge.ts'

/** Judged as soon as there is a pressure that can be one. */
export const judging = judgingOf('htn_followup', (values, on, before, around) =>
  (numberOf(values, 'dbp') ?? 0) < (numberOf(values, 'sbp') ?? 0) ? judge(values, on, before, around) : null,
)
