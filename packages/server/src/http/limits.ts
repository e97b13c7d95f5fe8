/** Counts what happens per key in a moving window; used for request rates and guesses per address. */
export interface Window {
  /** Counts one and says whether it is still within the limit. */
  readonly take: (key: string, now: number) => boolean
  /** Whether the limit is reached, counting nothing. */
  readonly isFull: (key: string, now: number) => boolean
}

/** At most `limit` events per key within `milliseconds`. Keys without recent events are forgotten. */
export const movingWindow = (limit: number, milliseconds: number): Window => {
  const seen = new Map<string, number[]>()
  const recent = (key: string, now: number): number[] => {
    const kept = (seen.get(key) ?? []).filter((at) => at > now - milliseconds)
    if (kept.length === 0) seen.delete(key)
    else seen.set(key, kept)
    return kept
  }
  const forget = (now: number): void => {
    if (seen.size > 10_000) for (const key of [...seen.keys()]) recent(key, now)
  }
  return {
    isFull: (key, now) => recent(key, now).length >= limit,
    take: (key, now) => {
      forget(now)
      const kept = recent(key, now)
      if (kept.length >= limit) return false
      seen.set(key, [...kept, now])
      return true
    },
  }
}
