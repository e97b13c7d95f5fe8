import { type Day, dayOfInstant } from '@wangdi/kernel/day/day.ts'
import type { Store } from './open.ts'
import type { Scope } from './scope.ts'

/** The world a command or read runs in: database, asker, clock. */
export interface Context {
  readonly store: Store
  readonly scope: Scope
  readonly now: Date
  /** `action:class` pairs of the post, e.g. `C:D1`; what the answers' `may` says. */
  readonly rights?: ReadonlySet<string>
  /** Name of the signed-in person, shown as author. */
  readonly name?: string
  /** Unit of the post: does the services that are recorded. */
  readonly unit?: number | null
}

export const todayOf = (context: Context): Day => dayOfInstant(context.now.getTime())

export const mayDo = (context: Context, right: string): boolean => context.rights?.has(right) ?? false
