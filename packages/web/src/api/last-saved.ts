import { useSyncExternalStore } from 'react'

/** What was saved last, said on the next page: the server has it. */
let words: string | null = null
const listeners = new Set<() => void>()

export const setLastSaved = (next: string | null): void => {
  words = next
  for (const listener of listeners) listener()
}

export const useLastSaved = (): string | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => words,
  )
