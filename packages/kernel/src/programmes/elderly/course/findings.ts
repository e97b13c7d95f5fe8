import { type Day, later } from '../../../day/day.ts'
import type { Subject } from '../../../programme/subject.ts'
import { examTasks } from './tasks.ts'

/** What a check-up makes one suspect that was not known (体检发现). */
export type Suspicion = 'htn' | 'dm' | 'other'

export const suspicionNames: Readonly<Record<Suspicion, string>> = {
  htn: '可疑高血压',
  dm: '可疑糖尿病',
  other: '建议复查或转诊',
}

/** Tasks of a check-up that say so: each is met by the outcome (复测、复查确诊、复诊、转诊). */
const SAYS: Readonly<Record<string, Suspicion>> = {
  screen_bp: 'htn',
  screen_glucose: 'dm',
  recheck: 'other',
  referral: 'other',
}

export interface ExamFinding {
  readonly record_id: string
  readonly date: Day
  readonly what: Suspicion
  /** The day on which the outcome was known; null: it is not. */
  readonly outcome: Day | null
}

/** Findings of all check-ups with what became of them, by the tasks that the check-ups leave. */
export const findingsOf = (subject: Subject): readonly ExamFinding[] => {
  const found = new Map<string, ExamFinding>()
  for (const { kind, slot, opens, met_on } of examTasks(subject)) {
    const what = SAYS[kind]
    if (what === undefined) continue
    const key = `${slot}/${what}`
    const before = found.get(key)
    // Advised to be both examined again and referred: known once both have happened.
    const outcome = before ? before.outcome && met_on && later(before.outcome, met_on) : met_on
    found.set(key, { record_id: slot, date: opens, what, outcome })
  }
  return [...found.values()]
}
