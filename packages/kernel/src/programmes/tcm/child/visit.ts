import { addDays, addMonths, completedMonths, type Day } from '../../../day/day.ts'
import { type Finding, finding } from '../../../form/finding.ts'
import type { Settings } from '../../../programme/subject.ts'

/** Ages in months at which a child is served (规范第三版·中医药健康管理·0～36个月儿童). */
export const milestones = [6, 12, 18, 24, 30, 36] as const

/** What a complete service holds: 1 饮食调养 · 2 起居调摄 · 3 the technique of the milestone; 4 其他 may stand beside. */
const WHOLE = ['1', '2', '3'] as const
const SERVICES: readonly string[] = [...WHOLE, '4']

/** A system that numbers the techniques 3 摩腹、捏脊 · 4 迎香、足三里 · 5 四神聪 and calls 其他 6. */
const FROM_SOURCE: Readonly<Record<string, string>> = { '1': '1', '2': '2', '3': '3', '4': '3', '5': '3', '6': '4' }

export type Status = 'too_early' | 'on_time' | 'late' | 'missed'

interface Window {
  readonly early_days: number
  readonly on_time_months: number
  readonly late_months: number
}
const USUAL: Window = { early_days: 15, on_time_months: 2, late_months: 5 }

/** Setting `tcm_child_window` (product): days before the due day, months after the milestone in time and late. */
const windowOf = (settings: Settings | undefined): Window => {
  const own = settings?.tcm_child_window
  const number = (key: keyof Window): number => {
    const value: unknown = typeof own === 'object' && own !== null ? Reflect.get(own, key) : undefined
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : USUAL[key]
  }
  return {
    early_days: number('early_days'),
    on_time_months: number('on_time_months'),
    late_months: number('late_months'),
  }
}

export interface Visit {
  readonly milestone: number
  readonly birth: Day | null
  readonly visit: Day | null
  /** Codes of this form; null: not known. */
  readonly services: readonly string[] | null
  /** Codes of a system with a number for each technique. */
  readonly source: readonly string[] | null
}

const timing = (code: string, severity: Finding['severity'], message_zh: string): Finding => ({
  code,
  severity,
  category: 'timing',
  field: 'visit_date',
  message_zh,
})

const timingFinding = (status: Status | null, k: number, months: number | null, earliest: Day | null): Finding[] => {
  if (status === 'too_early')
    return [timing('CTCM_EARLY', 'block', `${k}月龄的服务最早从 ${earliest} 起，请核对随访日期`)]
  if (status === 'missed')
    return [timing('CTCM_WINDOW', 'block', `随访时已满${months}个月，不能再作${k}月龄的服务，请改选下一个月龄`)]
  return status === 'late' ? [timing('CTCM_LATE', 'info', `随访时已满${months}个月，${k}月龄的服务已迟，仍计入`)] : []
}

const unknownCodes = (codes: readonly string[], allowed: readonly string[]): Finding[] =>
  codes
    .filter((code) => !allowed.includes(code))
    .map((code) => finding('NOT_IN_OPTIONS', 'services', `“中医药健康管理服务”没有代码“${code}”`))

const servicesOf = ({ services, source }: Visit): readonly string[] | null => {
  if (!services && !source) return null
  const given = new Set([...(services ?? []), ...(source ?? []).map((code) => FROM_SOURCE[code])])
  return SERVICES.filter((code) => given.has(code))
}

const statusOf = ({ milestone: k, birth, visit }: Visit, window: Window): Status | null => {
  const months = birth && visit && completedMonths(birth, visit)
  if (birth === null || visit === null || months === null) return null
  if (visit < addDays(addMonths(birth, k), -window.early_days)) return 'too_early'
  if (months <= k + window.on_time_months) return 'on_time'
  return months <= k + window.late_months ? 'late' : 'missed'
}

/**
 * A child's service at a milestone: the day it is due, whether it comes in time, whether it is whole and counts. By
 * calendar age, also of who was born before term (product). (tcm.childVisit)
 */
export const judgeVisit = (given: Visit, settings?: Settings) => {
  const { milestone: k, birth, visit } = given
  if (!milestones.some((each) => each === k)) {
    const wrong = finding('NOT_IN_OPTIONS', 'milestone', `“月龄”没有 ${k}，可填 ${milestones.join('、')}`)
    const none = { due: null, earliest: null, completed_months: null, status: null, counts: false }
    return { ...none, services: servicesOf(given) ?? [], complete: null, findings: [wrong] }
  }
  const window = windowOf(settings)
  const due = birth && addMonths(birth, k)
  const earliest = due && addDays(due, -window.early_days)
  const months = birth && visit && completedMonths(birth, visit)
  const status = statusOf(given, window)
  const services = servicesOf(given)
  const complete = services && WHOLE.every((code) => services.includes(code))
  const inTime = status === null ? null : status === 'on_time' || status === 'late'
  const beforeBirth = birth !== null && visit !== null && visit < birth
  return {
    due,
    earliest,
    completed_months: months,
    status,
    counts: complete === false || inTime === false || beforeBirth ? false : inTime,
    services: services ?? [],
    complete,
    findings: [
      ...(beforeBirth
        ? [finding('DATE_BEFORE_BIRTH', 'visit_date', `“随访日期”${visit} 早于出生日期 ${birth}，请核对`)]
        : timingFinding(status, k, months, earliest)),
      ...unknownCodes(given.services ?? [], SERVICES),
      ...unknownCodes(given.source ?? [], Object.keys(FROM_SOURCE)),
    ],
  }
}
