import { hoursAfter, momentOf } from './instant.ts'

/** 接到通知单后72小时内首次入户 (规范第三版·肺结核·第一次入户随访). */
const FIRST_VISIT_HOURS = 72

/** 72小时内两次访视均未见到患者的，报告上级专业机构 (规范第三版·肺结核·第一次入户随访). */
const FAILED_VISITS = 2

/** Days between the tries after the report (product). */
export const RETRY_DAYS = 2

/**
 * The instant by which the first home visit is due; with a date only, the end of the third day after. Null: neither a
 * day nor a time. (tb.firstVisitDue)
 */
export const firstVisitDue = (noticeAt: string): number | null => {
  const notice = momentOf(noticeAt)
  return notice && hoursAfter(notice, FIRST_VISIT_HOURS)
}

/** A try to visit at home: the instant (the beginning of the day where no time is known), and whether it met the patient. */
export interface Try {
  readonly at: number
  readonly seen: boolean
}

export interface FirstVisitStatus {
  /** Seen within the limit; null: not seen yet, and the limit has not passed. */
  readonly inTime: boolean | null
  readonly managed: boolean
  /** Two tries within the limit failed and the patient is still not seen. */
  readonly reportSuperior: boolean
}

/** Where the first visit stands at an instant. (tb.firstVisitStatus) */
export const firstVisitStatus = (deadline: number, tries: readonly Try[], now: number): FirstVisitStatus => {
  const known = tries.filter(({ at }) => at <= now)
  const seen = known.filter((one) => one.seen).map(({ at }) => at)
  const failed = known.filter((one) => !one.seen && one.at <= deadline).length
  const managed = seen.length > 0
  return {
    inTime: managed ? Math.min(...seen) <= deadline : now <= deadline ? null : false,
    managed,
    reportSuperior: !managed && failed >= FAILED_VISITS,
  }
}
