import type { Day } from '../day/day.ts'

/** How an answer lies to what is usual for this person: shown at the field and on the sheet that the resident gets. */
export interface Mark {
  readonly level: 'high' | 'low' | 'abnormal'
  /** In words: 3.9～6.1mmol/L, 阴性. */
  readonly usual: string
  /** The next step must not be left out. */
  readonly action?: true
  /** Contact on the same day. */
  readonly critical?: true
}

/** 结果反馈单: what a resident is told in ordinary words. Holds nothing of a restricted class. */
export interface ResultSheet {
  readonly title: string
  readonly date: Day
  readonly name: string
  /** Printed larger, for older readers. */
  readonly large: boolean
  readonly opening: string
  readonly rows: readonly {
    readonly item: string
    readonly result: string
    readonly usual: string
    readonly words: string
    readonly level: Mark['level'] | 'usual'
    readonly critical: boolean
  }[]
  /** What to do, and by when. */
  readonly steps: readonly { readonly text: string; readonly by: Day | null }[]
  /** Keys of the form that hold the delivery, and what stands there; null where nothing was delivered. */
  readonly delivery: {
    readonly keys: { readonly date: string; readonly to: string; readonly way: string; readonly by: string }
    readonly date: Day | null
    readonly due_by: Day | null
  }
}
