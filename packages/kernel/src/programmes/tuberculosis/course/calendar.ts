import { addDays, type Day } from '../../../day/day.ts'
import { type Break, EVERY_OTHER_DAY } from '../rules/doses.ts'
import { breaksOn, namedIn, rhythmsUntil, type Window, windowsIn } from './doses.ts'
import type { Course, Visit } from './model.ts'

/**
 * What is known of one day: `taken` · `missed` on that very day · `unsure`: some doses of the window were missed, the
 * follow-up does not say on which days · `unreported`: no follow-up yet · `off`: no dose falls on the day · `break`:
 * stopped by order of the designated hospital.
 */
export type DoseMark = 'taken' | 'missed' | 'unsure' | 'unreported' | 'off' | 'break'

export interface DoseDay {
  readonly day: Day
  readonly mark: DoseMark
}

export interface DoseCalendar {
  readonly days: readonly DoseDay[]
  /** What each follow-up told, for the line beside the days. */
  readonly windows: readonly {
    readonly from: Day
    readonly to: Day
    readonly expected: number
    readonly taken: number
    readonly missed: number
    readonly record_id: string
  }[]
}

const isBroken = (day: Day, breaks: readonly Break[]): boolean =>
  breaks.some(({ from, until }) => from <= day && (!until || day < until))

/** Days without dose aside, the first, third, fifth … of the days that no break covers in an every-other-day rhythm. */
const dosingDays = (course: Course, on: Day): readonly (readonly [Day, 'dose' | 'off' | 'break'])[] => {
  const breaks = breaksOn(course.breaks, on)
  return rhythmsUntil(course, on).flatMap(({ frequency, from, to }) => {
    const days: (readonly [Day, 'dose' | 'off' | 'break'])[] = []
    let active = 0
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (isBroken(day, breaks)) days.push([day, 'break'])
      else {
        days.push([day, frequency === EVERY_OTHER_DAY && active % 2 === 1 ? 'off' : 'dose'])
        active++
      }
    }
    return days
  })
}

/** Days that the follow-up names as missed. */
const namedDays = ({ record }: Visit): ReadonlySet<Day> => new Set(namedIn(record.fields))

const markIn = ({ expected, missed, visit }: Window, day: Day): DoseMark => {
  if (missed === expected) return 'missed'
  const named = namedDays(visit)
  if (named.has(day)) return 'missed'
  return missed > named.size ? 'unsure' : 'taken'
}

/** 督导服药日历: every day of a course from the first dose to a day, or to the last day of treatment. */
export const doseCalendar = (course: Course, on: Day): DoseCalendar => {
  const windows = windowsIn(course).filter(({ to }) => to <= on)
  const days = dosingDays(course, on).map(([day, kind]): DoseDay => {
    if (kind !== 'dose') return { day, mark: kind }
    const window = windows.find(({ from, to }) => from <= day && day <= to)
    return { day, mark: window ? markIn(window, day) : 'unreported' }
  })
  return {
    days,
    windows: windows.map(({ from, to, expected, missed, visit }) => ({
      from,
      to,
      expected,
      missed,
      taken: expected - missed,
      record_id: visit.record.record_id,
    })),
  }
}
