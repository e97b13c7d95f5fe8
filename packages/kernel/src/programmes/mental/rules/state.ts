import { addDays, type Day } from '../../../day/day.ts'

/**
 * Day by which the patient is seen after consent or the notice of discharge; the later of the two (管理治疗工作规范 2018).
 * (smd.firstVisitDue)
 */
export const firstVisitDue = (consented: Day | null, discharged: Day | null, days: number): Day | null => {
  const from = [consented, discharged]
    .filter((one) => one !== null)
    .sort()
    .at(-1)
  return from ? addDays(from, days) : null
}

export interface StateFacts {
  /** 1 同意 · 0 不同意 on the day; null: not asked yet. */
  readonly consent: string | null
  readonly registered: boolean
  readonly lost: boolean
}

export interface State {
  readonly registered: boolean
  readonly managed: boolean
  readonly followup_tasks: boolean
}

/** 在册, 在管 and whether follow-ups are owed: refusing or lost, a patient stays registered. (smd.state) */
export const stateOf = ({ consent, registered, lost }: StateFacts): State => {
  const managed = registered && consent === '1' && !lost
  return { registered, managed, followup_tasks: managed }
}
