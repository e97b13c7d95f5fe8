/** 5月20日. */
export const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** 2019年5月20日. */
export const fullDay = (day: string): string => `${Number(day.slice(0, 4))}年${monthDay(day)}`

/** 5月20日; with the year where it is not that of the day `beside`, often the day that is spoken on. */
export const dayBeside = (day: string, beside: string): string =>
  day.slice(0, 4) === beside.slice(0, 4) ? monthDay(day) : fullDay(day)
