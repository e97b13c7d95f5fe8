import type { Day } from '../../../day/day.ts'

/** 5月20日. */
export const monthDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** With the year where it is not that of the day that is spoken on. */
export const dayIn = (day: Day, on: Day): string =>
  day.slice(0, 4) === on.slice(0, 4) ? monthDay(day) : `${Number(day.slice(0, 4))}年${monthDay(day)}`

/** 3月10日15:30. */
export const momentIn = (instant: string, on: Day): string => {
  const time = instant.slice(11, 16)
  return `${dayIn(instant.slice(0, 10) as Day, on)}${time === '23:59' ? '' : time}`
}
