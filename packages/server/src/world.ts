import type { Store } from '@wangdi/store/open.ts'
import type { Logger } from 'pino'
import type { Jobs } from './job/jobs.ts'

/** Cost of a password hash (argon2id). */
export interface HashCost {
  readonly memoryCost: number
  readonly timeCost: number
  readonly parallelism: number
}

/** m = 64 MiB, t = 3, p = 1. Tests pass a smaller one. */
export const usualCost: HashCost = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }

export interface Settings {
  readonly hashCost: HashCost
  /** Public address behind a proxy that speaks HTTPS, e.g. `https://wangdi.example`; null: loopback only. */
  readonly origin: string | null
  /** Folder of the built web application. */
  readonly webFolder: string
  /** Writable folder for uploads and error files. */
  readonly folder: string
}

/** Everything a handler may touch. Time comes from `clock` alone. */
export interface World {
  readonly store: Store
  readonly clock: () => Date
  readonly log: Logger
  readonly settings: Settings
  readonly jobs: Jobs
}
