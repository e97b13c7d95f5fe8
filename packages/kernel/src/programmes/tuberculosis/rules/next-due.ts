import { addDays, addMonths, type Day } from '../../../day/day.ts'
import type { Settings } from '../../../programme/subject.ts'

/** 督导人员: 1 医生 · 2 家属 · 3 自服药 · 4 其他. */
export const DOCTOR = '1'

/** 自服药 and 其他: options of the form, no modes of supervision of the text of 2017. */
const UNWATCHED: readonly string[] = ['3', '4']

/** Whose rhythm holds: 自服药、其他 are followed as by the family, monthly where a county says so (setting tb_self_taken). */
export const followedAs = (supervisor: string, settings: Settings = {}): string =>
  settings.tb_self_taken === 'monthly' && UNWATCHED.includes(supervisor) ? DOCTOR : supervisor

/** 2周内随访转诊情况 (规范第三版·肺结核·督导服药和随访管理). */
export const TWO_WEEKS = 14

/** 家庭成员督导的，强化期每10天随访一次 (规范第三版·肺结核·督导服药和随访管理). */
const TEN_DAYS = 10

export interface Findings {
  readonly date: Day
  readonly supervisor: string
  /** Null: not known; the phase then counts as intensive. */
  readonly intensiveEnd: Day | null
  /** 药物不良反应、并发症或合并症、危急情况: 1 无 · 2 有. */
  readonly adr?: string | null
  readonly complication?: string | null
  readonly urgent?: string | null
  /** 漏服原因, where doses were missed: 2 不良反应. */
  readonly missedReason?: string | null
}

const YES = '2'
const ADVERSE = '2'

/** Refer to the designated hospital: urgent, adverse reaction, complication, doses missed because of a reaction. */
export const refers = ({ adr, complication, urgent, missedReason }: Findings): boolean =>
  urgent === YES || adr === YES || complication === YES || missedReason === ADVERSE

/** The phase on a day: on the end date itself the continuation phase has begun. */
export const isIntensive = (on: Day, intensiveEnd: Day | null): boolean => intensiveEnd === null || on < intensiveEnd

/** Every ten days or monthly: doctor-supervised monthly in both phases, others every ten days in the intensive one. */
export const isTenDays = (supervisor: string, on: Day, intensiveEnd: Day | null): boolean =>
  supervisor !== DOCTOR && isIntensive(on, intensiveEnd)

/** The next regular contact, without a referral. A ten-day step is not shortened by the end of the phase. */
export const regularNext = ({ date, supervisor, intensiveEnd }: Findings): Day =>
  isTenDays(supervisor, date, intensiveEnd) ? addDays(date, TEN_DAYS) : addMonths(date, 1)

/** The next follow-up by supervisor and phase, or within two weeks of a referral. (tb.nextDue) */
export const nextDue = (findings: Findings): { readonly next_due: Day; readonly refer: boolean } => {
  const refer = refers(findings)
  return { next_due: refer ? addDays(findings.date, TWO_WEEKS) : regularNext(findings), refer }
}

/** Days of grace before a follow-up is shown as overdue: three in ten-day steps, seven in monthly ones (product). */
export const graceDays = (supervisor: string, on: Day, intensiveEnd: Day | null): number =>
  isTenDays(supervisor, on, intensiveEnd) ? 3 : 7
