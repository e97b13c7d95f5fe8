import { addDays, type Day, daysBetween, earlier, later } from '../../../day/day.ts'
import { rate } from '../../../indicator/rate.ts'
import type { Settings } from '../../../programme/subject.ts'

/** 用法: 1 每日 · 2 间歇（隔日）. */
export const EVERY_OTHER_DAY = '2'

/** A stop of treatment ordered by the designated hospital: no dose from `from` up to but not including `until`. */
export interface Break {
  readonly from: Day
  /** First day with a dose again; null: not yet. */
  readonly until: Day | null
}

/** Days of [from, to], both ends included, that no break covers. */
const activeDays = (from: Day, to: Day, breaks: readonly Break[]): number => {
  if (to < from) return 0
  let days = daysBetween(from, to) + 1
  let covered = from
  for (const one of breaks.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = later(one.from, covered)
    const end = one.until ? earlier(addDays(one.until, -1), to) : to
    if (end < start) continue
    days -= daysBetween(start, end) + 1
    covered = addDays(end, 1)
  }
  return days
}

/** Doses due between two days, both included: every day, or every other one of the days that are left. (tb.expectedDoses) */
export const expectedDoses = (frequency: string, from: Day, to: Day, breaks: readonly Break[] = []): number => {
  const days = activeDays(from, to, breaks)
  return frequency === EVERY_OTHER_DAY ? Math.ceil(days / 2) : days
}

/**
 * 规则服药: at least 90 % of the doses due (规范第三版·肺结核·工作指标). The integers decide, never the rounded rate.
 * (tb.adherence)
 */
export const adherence = (
  taken: number,
  expected: number,
): { readonly rate: number | null; readonly regular: boolean | null } =>
  expected === 0
    ? { rate: null, regular: null }
    : { rate: rate(taken, expected), regular: BigInt(taken) * 10n >= BigInt(expected) * 9n }

/** 漏服药次数超过1周及以上的，要及时向上级专业机构报告 (规范第三版·肺结核·督导服药和随访管理). */
const REPORT_DAYS = 7

/** The longest run of missed doses, each on the next day of dosing. */
const longestRun = (days: readonly Day[], step: number): number => {
  let [longest, run] = [0, 0]
  const sorted = [...new Set(days)].sort()
  sorted.forEach((day, at) => {
    run = at > 0 && daysBetween(sorted[at - 1], day) <= step ? run + 1 : 1
    longest = Math.max(longest, run)
  })
  return longest
}

/**
 * Days without a dose, added up since the last follow-up (product), and whether to report them. (tb.missedAlert) Where the
 * county asks for days in a row (setting tb_missed_days: consecutive) and every missed day is named, the longest run.
 */
export const missedAlert = (
  frequency: string,
  missedDoses: number,
  named: readonly Day[] = [],
  settings: Settings = {},
): { readonly missed_days: number; readonly report: boolean } => {
  const step = frequency === EVERY_OTHER_DAY ? 2 : 1
  const inRow = settings.tb_missed_days === 'consecutive' && missedDoses > 0 && named.length >= missedDoses
  const missed_days = (inRow ? longestRun(named, step) : missedDoses) * step
  return { missed_days, report: missed_days >= REPORT_DAYS }
}
