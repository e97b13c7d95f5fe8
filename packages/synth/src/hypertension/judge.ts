import type { Day } from '@wangdi/kernel/day/day.ts'
import { classify } from '@wangdi/kernel/programmes/hypertension/rules/classify.ts'

/** What the doctor concludes from a visit: by the rules, as most doctors do. */
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

export interface Before {
  readonly on: Day
  readonly judged: Judged
}

/** `before`: the face-to-face visit before this one. */
export const judge = (o: Observed, before: Before | null): Judged => {
  const found = classify({
    date: o.on,
    age: o.age,
    sbp: o.sbp,
    dbp: o.dbp,
    adr: o.reaction ? '2' : '1',
    complication: o.newComplication ? '2' : '0',
    signs: [],
    pregnant: false,
    prev: before && {
      date: before.on,
      unsatisfied: before.judged.unsatisfied,
      adverse: before.judged.reaction,
    },
  })
  return {
    unsatisfied: found.unsatisfied,
    reaction: found.adverse,
    classification: found.class,
    measure: found.measure,
    refer: found.refer,
    next: found.next_due,
  }
}
