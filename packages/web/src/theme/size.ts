import { useSyncExternalStore } from 'react'
import type { Size } from './tokens.ts'

/** What the person chose on this device; `auto` follows the width. */
export type SizeChoice = 'auto' | Size
const KEY = 'wangdi.size'
const choices: readonly SizeChoice[] = ['auto', 'compact', 'touch', 'large']

const wide = window.matchMedia('(min-width: 1200px)')
const listeners = new Set<() => void>()

const stored = (): SizeChoice => choices.find((choice) => choice === localStorage.getItem(KEY)) ?? 'auto'

const sizeNow = (): Size => {
  const choice = stored()
  if (choice !== 'auto') return choice
  return wide.matches ? 'compact' : 'touch'
}

const tell = (): void => {
  document.documentElement.dataset['size'] = sizeNow()
  for (const listener of listeners) listener()
}
wide.addEventListener('change', tell)
tell()

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The size in force. */
export const useSize = (): Size => useSyncExternalStore(subscribe, sizeNow)
/** The person's choice and how to change it. */
export const useSizeChoice = (): readonly [SizeChoice, (choice: SizeChoice) => void] => [
  useSyncExternalStore(subscribe, stored),
  (choice) => {
    localStorage.setItem(KEY, choice)
    tell()
  },
]
