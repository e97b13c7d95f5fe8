const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export interface Lock {
  /** When the lock ends, in milliseconds; Infinity: until an administrator unlocks it. */
  readonly until: number
}

/**
 * Whether an account is locked at `now` after these failures (milliseconds, ascending): five within 15 minutes lock it
 * for 15 minutes, ten within a day until it is unlocked. Failures while it is locked do not count again.
 */
export const lockAfter = (failures: readonly number[], now: number): Lock | null => {
  const today = failures.filter((at) => at > now - DAY && at <= now)
  if (today.length >= 10) return { until: Number.POSITIVE_INFINITY }
  const locks = today.flatMap((at, index) =>
    index >= 4 && at - today[index - 4] <= 15 * MINUTE ? [at + 15 * MINUTE] : [],
  )
  const until = locks.at(-1)
  return until !== undefined && until > now ? { until } : null
}
