import type { Day } from '../../../day/day.ts'
import type { Reading } from '../../../indicator/plan.ts'
import type { Care } from '../course/course.ts'
import type { Judgement } from '../course/judgement.ts'

/** What the nodes of one tree are written from. */
export interface Told {
  readonly care: Care
  readonly judgement: Judgement
  readonly on: Day
  readonly reading: Reading
}
