import type { Day } from '../../../day/day.ts'
import type { Service, YearOfService } from './course.ts'
import { bestOn, isGuidedOn } from './judgement.ts'

/** Where the yearly service of a person stands (老年人健康管理·服务流程; names: product). */
export type Stage =
  | 'due'
  | 'booked'
  | 'refused'
  | 'unable'
  | 'away'
  | 'examined'
  | 'results_pending'
  | 'assessed'
  | 'fed_back'
  | 'done'

export const stageNames: Readonly<Record<Stage, string>> = {
  due: '待体检',
  booked: '已预约',
  refused: '拒绝',
  unable: '无法接受',
  away: '外出',
  examined: '已体检',
  results_pending: '待报告',
  assessed: '已评价',
  fed_back: '已反馈',
  done: '完成',
}

/** Laboratory and machine items, whose results come later. */
const RESULTS: readonly string[] = [
  'hb',
  'wbc',
  'plt',
  'u_protein',
  'u_glucose',
  'u_ketone',
  'u_blood',
  'fpg',
  'ecg',
  'hba1c',
  'alt',
  'ast',
  'tbil',
  'scr',
  'bun',
  'tc',
  'tg',
  'ldl',
  'hdl',
  'chest_xray',
  'abd_us',
]

export const lacksResults = ({ missing }: Service): boolean => missing.some((key) => RESULTS.includes(key))

const stageOf = (service: Service, on: Day): Stage => {
  if (lacksResults(service)) return 'results_pending'
  if (!isGuidedOn(service, on)) return 'examined'
  if (!service.feedback || service.feedback > on) return 'assessed'
  return service.hinted ? 'done' : 'fed_back'
}

/** The stage on a day from facts dated on or before it. */
export const stageAt = (year: YearOfService, on: Day): Stage => {
  const service = bestOn(year, on)
  if (service) return stageOf(service, on)
  const last = year.attempts.findLast(({ date, result }) => date <= on && result !== 'tried')
  if (!last) return 'due'
  if (last.result === 'booked') return last.booked_for && last.booked_for >= on ? 'booked' : 'due'
  return last.result === 'tried' ? 'due' : last.result
}
