import type { DayCalendar, DayMark, Programme } from '../../programme/programme.ts'
import { type DoseMark, doseCalendar } from './course/calendar.ts'
import { careOf } from './course/care.ts'

const marks: Readonly<Record<DoseMark, DayMark>> = {
  taken: 'done',
  missed: 'missed',
  unsure: 'unsure',
  unreported: 'open',
  off: 'none',
  break: 'paused',
}

const legend: DayCalendar['legend'] = [
  { mark: 'done', text: '已服药' },
  { mark: 'missed', text: '漏服' },
  { mark: 'unsure', text: '有漏服，未记是哪天' },
  { mark: 'open', text: '随访还没报' },
  { mark: 'paused', text: '遵医嘱停药' },
  { mark: 'none', text: '隔日，不服药' },
]

/** 督导服药日历 of the latest course. */
export const calendar: NonNullable<Programme['calendar']> = (subject, _, on) => {
  const course = careOf(subject).courses.findLast(({ from }) => from <= on)
  if (!course) return null
  const { days, windows } = doseCalendar(course, on)
  if (days.length === 0) return null
  const used = new Set(days.map(({ mark }) => marks[mark]))
  return {
    id: 'doses',
    label: '督导服药日历',
    days: days.map(({ day, mark }) => ({ day, mark: marks[mark] })),
    legend: legend.filter(({ mark }) => used.has(mark)),
    stretches: windows.map(({ from, to, expected, taken, missed, record_id }) => ({
      from,
      to,
      text: `应服${expected}次，实服${taken}次${missed > 0 ? `，漏服${missed}次` : ''}`,
      record_id,
    })),
  }
}
