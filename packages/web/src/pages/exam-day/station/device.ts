import { uuidv7 } from '../../../api/uuid.ts'

const KEY = 'wangdi.exam-device'

/** This device's own id, kept on it: it counts its own numbers, so that two desks never give the same. */
export const deviceId = (): string => {
  const known = localStorage.getItem(KEY)
  if (known) return known
  const made = uuidv7()
  localStorage.setItem(KEY, made)
  return made
}

/** The moment something is noted, by this device's clock. */
export const nowText = (): string => new Date().toISOString()

/** Whole minutes between two instants, never negative. */
export const minutesSince = (from: string | null, to: string): number =>
  from === null ? 0 : Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000))
