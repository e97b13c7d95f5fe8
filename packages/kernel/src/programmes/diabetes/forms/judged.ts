import { isFilled } from '../../../form/answers.ts'
import { judgingOf } from '../../shared/forms/judging.ts'
import { judge } from '../judge.ts'

/** A follow-up is judged against the last one in person that has a fasting glucose. */
export const judging = judgingOf('dm_followup', judge, ({ fpg }) => isFilled(fpg))
