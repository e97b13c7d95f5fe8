import { completedMonths, completedYears, type Day, daysBetween, parseDay } from '@wangdi/kernel/day/day.ts'
import { zh } from '../text/zh.ts'

/** `5月20日`; with the year where it is not that of `today`. */
export const dayWords = (text: string | null | undefined, today?: string): string => {
  const day = parseDay(text?.slice(0, 10))
  if (!day) return '—'
  const [year, month, date] = day.split('-').map(Number)
  const words = `${month}月${date}日`
  return today === undefined || today.startsWith(day.slice(0, 4)) ? words : `${year}年${words}`
}

/** Day and time of an instant as the clock in China shows it: `5月20日 09:26`, today only `09:26`. */
export const momentWords = (iso: string, today: string): string => {
  const china = new Date(new Date(iso).getTime() + 8 * 3_600_000).toISOString()
  const time = china.slice(11, 16)
  return china.startsWith(today) ? `${zh.ago.today} ${time}` : `${dayWords(china, today)} ${time}`
}

export const timeWords = (iso: string): string =>
  new Date(new Date(iso).getTime() + 8 * 3_600_000).toISOString().slice(11, 16)

export const weekdayOf = (day: string): string => zh.weekday[new Date(`${day}T00:00:00Z`).getUTCDay()]

/** How old a fact is: days below 60 days, months below 24 months, then years. */
export const agoWords = (from: string, today: string): string => {
  const [a, b] = [parseDay(from.slice(0, 10)), parseDay(today)]
  if (!a || !b) return ''
  const days = daysBetween(a, b)
  if (days <= 0) return zh.ago.today
  if (days < 60) return zh.ago.days(days)
  const months = completedMonths(a, b) ?? 0
  return months < 24 ? zh.ago.months(months) : zh.ago.years(Math.floor(months / 12))
}

/** Age in the words of daily use: days, months below two years, then years. */
export const ageWords = (birth: Day, on: Day): string => {
  const months = completedMonths(birth, on)
  if (months === null) return zh.age.unknown
  if (months < 1) return zh.age.days(daysBetween(birth, on))
  if (months < 12) return zh.age.months(months)
  const years = completedYears(birth, on) ?? 0
  return years < 3 ? zh.age.yearsMonths(years, months - years * 12) : zh.age.years(years)
}

export const yearsWords = (age: number | null): string => (age === null ? zh.age.unknown : zh.age.years(age))

/** Age of a person on a day: exact for small children, in years where only those are known. */
export const ageOf = (
  person: { readonly birth_date: string | null; readonly age: number | null },
  today: string,
): string => {
  const [birth, on] = [parseDay(person.birth_date), parseDay(today)]
  return birth && on && (person.age ?? 0) < 3 ? ageWords(birth, on) : yearsWords(person.age)
}

export const sexWords = (sex: string): string => zh.sex[sex] ?? zh.sex['0']

/** A count with a thin space every three digits from five digits on: `6212` → `6 212`. */
export const countWords = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u2009')

/** Word and state of a due day: overdue, today, soon or later. */
export const dueWords = (
  dueBy: string,
  today: string,
): { readonly state: 'overdue' | 'due' | 'later'; readonly word: string } => {
  const [due, now] = [parseDay(dueBy), parseDay(today)]
  if (!due || !now) return { state: 'later', word: dueBy }
  const left = daysBetween(now, due)
  if (left < 0) return { state: 'overdue', word: zh.due.overdue(-left) }
  if (left === 0) return { state: 'due', word: zh.due.today }
  return left <= 7
    ? { state: 'due', word: zh.due.left(left) }
    : { state: 'later', word: zh.due.before(dayWords(dueBy, today)) }
}
