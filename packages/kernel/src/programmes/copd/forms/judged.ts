import { judgingOf } from '../../shared/forms/judging.ts'
import { judge } from '../judge.ts'

export const judging = judgingOf('copd_followup', judge)
