import type { Day } from '../../../day/day.ts'

/** 5月20日. */
export const monthDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`

/** 2019年3月14日, or without the year when it is that of the day that is spoken on. */
export const fullDay = (day: Day): string => `${Number(day.slice(0, 4))}年${monthDay(day)}`
export const dayIn = (day: Day, on: Day): string => (day.slice(0, 4) === on.slice(0, 4) ? monthDay(day) : fullDay(day))
