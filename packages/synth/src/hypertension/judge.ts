import { addDays, addMonths, type Day, daysBetween } from '@wangdi/kernel/day/day.ts'

/** What the doctor of the demonstration county concludes from a visit (规范第三版·高血压·分类干预). */
export interface Judged {
  readonly unsatisfied: boolean
  readonly reaction: boolean
  readonly classification: '1' | '2' | '3' | '4'
  readonly measure: '1' | '2' | '3' | '4'
  readonly refer: boolean
  readonly next: Day
}

export interface Observed {
  readonly on: Day
  readonly age: number
  readonly sbp: number
  readonly dbp: number
  readonly reaction: boolean
  readonly newComplication: boolean
}

const classOf = (o: Observed, unsatisfied: boolean): Judged['classification'] => {
  if (o.newComplication) return '4'
  if (o.reaction) return '3'
  return unsatisfied ? '2' : '1'
}

/** `before`: the face-to-face visit before this one. */
export const judge = (o: Observed, before: { readonly on: Day; readonly judged: Judged } | null): Judged => {
  const unsatisfied = o.dbp >= 90 || o.sbp >= (o.age >= 65 ? 150 : 140)
  const last = before && daysBetween(before.on, o.on) <= 180 ? before.judged : null
  const again = (unsatisfied && last?.unsatisfied) || (o.reaction && last?.reaction)
  const urgent = o.sbp >= 180 || o.dbp >= 110
  const refer = urgent || o.newComplication || again === true
  const measure = urgent ? '4' : refer ? '3' : unsatisfied || o.reaction ? '2' : '1'
  return {
    unsatisfied,
    reaction: o.reaction,
    classification: classOf(o, unsatisfied),
    measure,
    refer,
    next: measure === '1' ? addMonths(o.on, 3) : addDays(o.on, 14),
  }
}
