import type { KeyboardEvent } from 'react'

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }

/** ↑ and ↓ move the focus between the links and buttons of a list, one a row. */
export const useArrowKeys = () => (event: KeyboardEvent<HTMLElement>) => {
  const step = STEPS[event.key]
  if (!step) return
  const doors = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-door], a, button')]
  const rows = doors.filter((door) => door.dataset['rowDoor'] !== undefined)
  const stops = rows.length > 0 ? rows : doors
  const at = stops.findIndex((stop) => stop.matches(':focus'))
  const next = stops[at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
