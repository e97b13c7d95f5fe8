import { halfWidth } from '../../text/normal.ts'

/** A time of day as it is stored: 09:30. */
export const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

const TYPED = [/^(\d{1,2})[:.点时](\d{2})分?$/, /^(\d{1,2})(\d{2})$/, /^(\d{1,2})[点时]整?$/]

/** The one spelling of a time of day: 9:30, 9：30, 930 and 9点30分 are 09:30. What is no time stays as it was typed. */
export const clockOf = (text: string): string => {
  const typed = halfWidth(text).replaceAll(' ', '')
  const found = TYPED.map((pattern) => pattern.exec(typed)).find((match) => match !== null)
  if (!found) return text
  const time = `${found[1].padStart(2, '0')}:${found[2] ?? '00'}`
  return TIME.test(time) ? time : text
}
