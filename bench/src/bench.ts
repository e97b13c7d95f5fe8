import type { Day } from '@wangdi/kernel/day/day.ts'
import type { Store } from '@wangdi/store/open.ts'
import type { County } from './county.ts'
import type { Ground } from './database.ts'
import type { Options } from './options.ts'

/** What a part may use. */
export interface Bench {
  readonly options: Options
  readonly ground: Ground
  readonly store: Store
  readonly county: County
  readonly today: Day
  /** The clock of every command: ten in the morning of the last day. */
  readonly now: Date
  /** Says on standard error what is going on. */
  readonly tell: (text: string) => void
  /** Highest memory of other processes of the run. */
  readonly otherMemory: Map<string, number>
}
