import { dayBeside } from '../../../day/words.ts'

/** 3月10日15:30. */
export const momentIn = (instant: string, on: string): string => {
  const time = instant.slice(11, 16)
  return `${dayBeside(instant, on)}${time === '23:59' ? '' : time}`
}
