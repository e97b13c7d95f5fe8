import { type Day, yearOf } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'

/** One check-up with what belongs to it. */
export interface ServiceFacts {
  readonly year: number
  readonly exam_date: Day | null
  readonly record_opened: boolean
  /** Required items without a value. */
  readonly completeness: readonly string[]
  readonly assessment: string | null
  readonly risk_control: readonly string[]
  readonly old_guidance: readonly string[]
  readonly adl_complete: boolean
  readonly feedback_date: Day | null
  readonly open_block: boolean
}

export interface Received {
  /** 接受健康管理: the four of 老年人健康管理率. */
  readonly received: boolean
  /** 规范健康管理服务: the same, and what the county's switches ask. */
  readonly standard: boolean
  /** Clauses not met, in order. */
  readonly reasons: readonly string[]
}

/** Switches of the standard service: a self-care form belongs to it by default, the feedback where the county says so. */
export const wants = (settings: Settings | undefined): { readonly adl: boolean; readonly feedback: boolean } => ({
  adl: settings?.require_adl !== false,
  feedback: settings?.require_feedback === true,
})

/** 健康指导 given: an assessment, and a risk control or the guidance of the older people's form. */
export const isGuided = (facts: Pick<ServiceFacts, 'assessment' | 'risk_control' | 'old_guidance'>): boolean =>
  facts.assessment !== null && (facts.risk_control.length > 0 || facts.old_guidance.length > 0)

const unmetOf = (facts: ServiceFacts): string[] => {
  const opened = facts.record_opened ? [] : ['C-OPEN']
  if (facts.exam_date === null || yearOf(facts.exam_date) !== facts.year) return [...opened, 'C-EXAM']
  return [
    ...opened,
    ...(facts.completeness.length > 0 ? ['C-EXAM-INCOMPLETE'] : []),
    ...(isGuided(facts) ? [] : ['C-GUIDANCE']),
  ]
}

/** What the standard service asks besides; nothing of it can be judged without a check-up. */
const moreOf = (facts: ServiceFacts, settings: Settings | undefined): string[] => {
  const { adl, feedback } = wants(settings)
  return [
    ...(adl && !facts.adl_complete ? ['C-ADL'] : []),
    ...(feedback && facts.feedback_date === null ? ['C-FEEDBACK'] : []),
  ]
}

/**
 * 接受健康管理: record opened, a check-up of the year, complete, guidance given, nothing open against it
 * (规范第三版·老年人健康管理·工作指标). Standard service adds the self-care form and the feedback. (old.received)
 */
export const receivedService = (facts: ServiceFacts, settings?: Settings): Received => {
  const unmet = unmetOf(facts)
  const more = unmet.includes('C-EXAM') ? [] : moreOf(facts, settings)
  const received = unmet.length === 0 && !facts.open_block
  return {
    received,
    standard: received && more.length === 0,
    reasons: [...unmet, ...more, ...(facts.open_block ? ['X-BLOCK'] : [])],
  }
}
