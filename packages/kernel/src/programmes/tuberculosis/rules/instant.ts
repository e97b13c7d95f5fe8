import { addDays, type Day, dayOfInstant, parseDay } from '../../../day/day.ts'

const HOUR = 3_600_000
const CHINA = 8 * HOUR

/**
 * Milliseconds since 1970 of an ISO time, a blank may stand for its T; without an offset it is China time. Null: not a day with a time of day.
 */
export const instantOf = (text: string): number | null => {
  if (parseDay(text.slice(0, 10)) === null || !/[T ]/.test(text.charAt(10))) return null
  const iso = text.replace(' ', 'T')
  const at = Date.parse(/(Z|[+-]\d{2}:\d{2})$/.test(iso) ? iso : `${iso}+08:00`)
  return Number.isNaN(at) ? null : at
}

/** `2025-03-10 15:30`, as it is read and typed. */
export const minuteOf = (at: number): string => new Date(at + CHINA).toISOString().slice(0, 16).replace('T', ' ')

/** `2025-03-10T15:30:00+08:00`. */
export const writeInstant = (at: number): string => `${new Date(at + CHINA).toISOString().slice(0, 19)}+08:00`

/** The last second of a day in China. */
export const endOfDay = (day: Day): number => Date.parse(`${day}T23:59:59+08:00`)

/** The first of a day and a time that a text names: the day in China, and the instant where a time is given. */
export const momentOf = (text: string | null): { readonly day: Day; readonly at: number | null } | null => {
  if (text === null) return null
  const whole = parseDay(text)
  if (whole) return { day: whole, at: null }
  const at = instantOf(text)
  return at === null ? null : { day: dayOfInstant(at), at }
}

/** So many hours later; for a day without a time the end of the day that lies so many whole days on. */
export const hoursAfter = ({ day, at }: { readonly day: Day; readonly at: number | null }, hours: number): number =>
  at === null ? endOfDay(addDays(day, hours / 24)) : at + hours * HOUR
