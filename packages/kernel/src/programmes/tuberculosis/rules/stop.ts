import type { Day } from '../../../day/day.ts'

/** 停止治疗原因: 1 完成疗程 · 2 死亡 · 3 丢失 · 4 转入耐多药治疗 · 5 其他. */
export const COMPLETED = '1'
export const TRANSFERRED = '4'

export interface Stopped {
  readonly course_closed: true
  readonly new_course: 'drug_resistant' | null
  readonly new_course_start: Day | null
  readonly management_ends: boolean
}

/**
 * What stopping does: 转入耐多药治疗 closes the course, and one of the drug-resistant kind begins the same day with a new
 * regimen and card; management does not end. (tb.onStop)
 */
export const onStop = (reason: string, stopDate: Day): Stopped => {
  const transferred = reason === TRANSFERRED
  return {
    course_closed: true,
    new_course: transferred ? 'drug_resistant' : null,
    new_course_start: transferred ? stopDate : null,
    management_ends: !transferred,
  }
}
