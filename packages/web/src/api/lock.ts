import { useSyncExternalStore } from 'react'

/**
 * Whether the session has ended while someone was at work. The page stays as it is under a sign-in sheet, so that
 * nothing typed is lost.
 */
let locked = false
const listeners = new Set<() => void>()

const set = (value: boolean): void => {
  if (locked === value) return
  locked = value
  for (const listener of listeners) listener()
}

/** The server no longer knows the session. */
export const signedOut = (): void => set(true)
/** Someone signed in again. */
export const unlocked = (): void => set(false)

export const useLocked = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => locked,
  )
