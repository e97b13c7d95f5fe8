import { addDays, addMonths, type Day } from '../../day/day.ts'
import type { Settings } from '../../programme/subject.ts'

/** Days by which something must follow a check-up. */
export interface Deadlines {
  /** 结果反馈, for older people (R-OLD A3-4; setting `feedback_days`). */
  readonly feedback: Day
  /** 非同日复测、复查确诊 of a value that may be a new disease: repeats within four weeks (setting `screen_recheck_days`). */
  readonly screen: Day
  /** 建议复查: within three months (setting `recheck_months`). */
  readonly recheck: Day
  /** 建议转诊: within two weeks (setting `referral_days`). */
  readonly referral: Day
  /** 纳入管理: within four weeks (setting `enrol_days`). */
  readonly enrol: Day
}

const numberIn = (settings: Settings | undefined, key: string, usual: number): number => {
  const value = settings?.[key]
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : usual
}

/** When each is due after a check-up (product; 规范第三版·老年人健康管理·健康指导 asks for it without days). */
export const deadlinesOf = (exam: Day, settings: Settings | undefined): Deadlines => ({
  feedback: addDays(exam, numberIn(settings, 'feedback_days', 15)),
  screen: addDays(exam, numberIn(settings, 'screen_recheck_days', 28)),
  recheck: addMonths(exam, numberIn(settings, 'recheck_months', 3)),
  referral: addDays(exam, numberIn(settings, 'referral_days', 14)),
  enrol: addDays(exam, numberIn(settings, 'enrol_days', 28)),
})
