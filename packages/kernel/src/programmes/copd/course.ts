import { type Day, yearEnd, yearOf } from '../../day/day.ts'
import { dayOf, numberOf } from '../../form/answers.ts'
import type { Subject } from '../../programme/subject.ts'
import type { Care } from '../chronic/course/course.ts'
import type { Judgement } from '../chronic/course/judgement.ts'
import type { Visit } from '../chronic/course/visit.ts'
import type { AlsoAsked } from '../chronic/spec.ts'
import { closingAt, isExit } from '../shared/enrolment.ts'
import { examRequired } from '../shared/standard.ts'
import { fluThisSeason } from './forms/advice.ts'
import { copdSettings } from './rules/settings.ts'

/** Follow-ups that hold, oldest first, up to a day. */
const heldUpTo = ({ visits }: Care, on: Day): readonly Visit[] =>
  visits.all.filter(({ effective, seen, date }) => effective && seen && date <= on)

/** The lung function of the year, told by a follow-up up to a day; null: none. */
export const spirometryOf = (care: Care, year: number, on: Day): Visit | null =>
  heldUpTo(care, on).find(({ record }) => {
    const day = dayOf(record.fields, 'spirometry_date')
    return day !== null && yearOf(day) === year
  }) ?? null

/** The first follow-up of the year that tells of an exacerbation in hospital. */
export const hospitalisedAt = (care: Care, year: number, on: Day): Visit | null =>
  heldUpTo(care, on).find(
    ({ date, record }) => yearOf(date) === year && (numberOf(record.fields, 'exac_hospital_since') ?? 0) > 0,
  ) ?? null

const smokes = ({ record }: Visit): boolean | null => {
  const daily = numberOf(record.fields, 'smoke_now')
  return daily === null ? null : daily > 0
}

/** Smoked at the first follow-up, and not at the latest of the year. */
export const smokingOf = (care: Care, year: number, on: Day): { readonly first: boolean; readonly quit: boolean } => {
  const told = heldUpTo(care, on).filter((visit) => smokes(visit) !== null)
  const latest = told.findLast(({ date }) => yearOf(date) === year)
  const first = told.length > 0 && smokes(told[0]) === true
  return { first, quit: first && latest !== undefined && smokes(latest) === false }
}

/**
 * Where the county counts it into standard management: a lung function in the year. As the check-up it is asked at the
 * end of the year, of those whose check-up is asked then.
 */
export const lungDone = ({ care, year, on, asOf, settings }: AlsoAsked): boolean =>
  !copdSettings(settings).lung ||
  !examRequired(asOf, care.enrolment.from, closingAt(care.enrolment, on)?.day ?? null) ||
  spirometryOf(care, year.year, on) !== null

export const flags = [
  'spirometry',
  'hospitalised',
  'smoked_first',
  'quit',
  'flu_season',
  'lung_ok',
  'lung_ok_year',
] as const

/** The programme's own flags of a patient in the year of the judgement. */
export const pushFlags = (into: string[], judgement: Judgement, care: Care, { settings }: Subject): void => {
  const { on, year: whole } = judgement
  const { year } = whole
  if (spirometryOf(care, year, on)) into.push('spirometry')
  if (hospitalisedAt(care, year, on)) into.push('hospitalised')
  const { first, quit } = smokingOf(care, year, on)
  if (first) into.push('smoked_first')
  if (quit) into.push('quit')
  if (heldUpTo(care, on).some(({ date, record }) => fluThisSeason(record.fields, date, on))) into.push('flu_season')
  if (lungDone({ care, year: whole, on, asOf: on, settings })) into.push('lung_ok')
  const left = judgement.closing !== null && isExit(judgement.closing)
  if (lungDone({ care, year: whole, on, asOf: left ? on : yearEnd(year), settings })) into.push('lung_ok_year')
}
