import { type Day, yearOf } from '../../day/day.ts'
import { dayOf, numberOf } from '../../form/answers.ts'
import type { Care } from '../chronic/course/course.ts'
import type { Judgement } from '../chronic/course/judgement.ts'
import type { Visit } from '../chronic/course/visit.ts'
import { fluThisSeason } from './forms/advice.ts'

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

export const flags = ['spirometry', 'hospitalised', 'smoked_first', 'quit', 'flu_season'] as const

/** The programme's own flags of a patient in the year of the judgement. */
export const pushFlags = (into: string[], { on, year: { year } }: Judgement, care: Care): void => {
  if (spirometryOf(care, year, on)) into.push('spirometry')
  if (hospitalisedAt(care, year, on)) into.push('hospitalised')
  const { first, quit } = smokingOf(care, year, on)
  if (first) into.push('smoked_first')
  if (quit) into.push('quit')
  if (heldUpTo(care, on).some(({ date, record }) => fluThisSeason(record.fields, date, on))) into.push('flu_season')
}
