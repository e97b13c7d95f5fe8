import { useSyncExternalStore } from 'react'

/** What was saved last, said on the next page: the server has it. */
let words: string | null = null
const listeners = new Set<() => void>()

const FOR = 30_000
let timer: ReturnType<typeof setTimeout> | undefined

/** Says it for half a minute; longer it would be read as news again. */
export const setLastSaved = (next: string | null): void => {
  words = next
  clearTimeout(timer)
  if (next !== null) timer = setTimeout(() => setLastSaved(null), FOR)
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
