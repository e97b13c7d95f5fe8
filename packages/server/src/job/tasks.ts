import { dayOfInstant } from '@wangdi/kernel/day/day.ts'
import { applyMoves, ensureHorizon } from '@wangdi/store/derive/horizon.ts'
import type { Store } from '@wangdi/store/open.ts'
import type { Logger } from 'pino'
import { importTask } from './import.ts'
import type { Tasks } from './jobs.ts'

/** What tasks may touch. */
export interface TaskWorld {
  readonly store: Store
  readonly clock: () => Date
  readonly log: Logger
  /** Folder of the server's own files. */
  readonly folder: string
}

/** What the calendar asks for: moves whose day has come change who has access; a new year moves the horizon. */
export const daily = async ({ store, clock }: Pick<TaskWorld, 'store' | 'clock'>): Promise<void> => {
  const today = dayOfInstant(clock().getTime())
  await ensureHorizon(store, today)
  await applyMoves(store, today)
}

/** The work that goes on in the background, by name. */
export const tasksOf = (world: TaskWorld): Tasks => ({
  import_check: ({ import_id }, signal) => importTask(world, import_id, true, signal),
  import_run: ({ import_id }, signal) => importTask(world, import_id, false, signal),
  daily: () => daily(world),
})
